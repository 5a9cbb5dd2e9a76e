import type { DailyFrame } from './daily.ts';
import type { FunctionMetric, WbrDeck, WbrMetric } from './deck.ts';
import type { WbrOperation } from './deck-schema.ts';
import { columnFrames, type MetricFrames, type MonthPlan, monthPlan, PERIOD } from './frames.ts';
import { WbrProblem } from './problem.ts';
import type { ChangeMethod } from './trailing.ts';

/** A metric's frames and its box of nine: last week, WOW, YOY, MTD, YOY, QTD, YOY, YTD, YOY. `NaN`: no value. */
export type Evaluated = { metric: WbrMetric; frames: MetricFrames; box: number[] };
export type Evaluation = { plan: MonthPlan; metrics: ReadonlyMap<string, Evaluated> };

/**
 * Computes every metric of a deck. A function is applied to values that are aggregated already, never to daily ones,
 * and after the metrics it uses, wherever they are defined. Throws a `WbrProblem` naming the metric when an operand is
 * not defined or a metric depends on itself.
 */
export function evaluateDeck(deck: WbrDeck, daily: DailyFrame): Evaluation {
  const plan = monthPlan(deck, daily);
  const byName = new Map(deck.metrics.map((metric) => [metric.name, metric]));
  const done = new Map<string, Evaluated>();
  const visit = (metric: WbrMetric, pending: readonly string[]): Evaluated => {
    const known = done.get(metric.name);
    if (known) return known;
    const evaluated =
      metric.kind === 'column'
        ? evaluateColumn(metric, deck, daily, plan)
        : evaluateFunction(
            metric,
            operandsOf(metric, byName, pending).map((next) => visit(next, [...pending, metric.name])),
          );
    done.set(metric.name, evaluated);
    return evaluated;
  };
  for (const metric of deck.metrics) visit(metric, []);
  return { plan, metrics: done };
}

function operandsOf(
  metric: FunctionMetric,
  byName: ReadonlyMap<string, WbrMetric>,
  pending: readonly string[],
): WbrMetric[] {
  if (pending.includes(metric.name)) {
    throw new WbrProblem(
      `Metric “${metric.name}” depends on itself (${[...pending, metric.name].join(' → ')}).`,
      metric.path,
    );
  }
  return metric.operands.map((name) => {
    const operand = byName.get(name);
    if (operand) return operand;
    throw new WbrProblem(
      `Metric “${metric.name}” uses “${name}”, which the metrics section does not define.`,
      metric.path,
    );
  });
}

function evaluateColumn(metric: WbrMetric, deck: WbrDeck, daily: DailyFrame, plan: MonthPlan): Evaluated {
  const values = daily.metrics.get(metric.name) ?? { aggregation: 'sum' as const, values: [] };
  const frames = columnFrames(deck, daily, values, plan);
  const changes = changesOf(frames.periods, metric.comparison);
  // Values and changes that are missing are 0 in the app's box for a column, and “N/A” only for a function.
  const box = boxOf(frames.periods, changes).map((value) =>
    Number.isNaN(value) && daily.dates.length > 0 ? 0 : value,
  );
  return { metric, frames, box };
}

function evaluateFunction(metric: FunctionMetric, operands: readonly Evaluated[]): Evaluated {
  const { operation } = metric;
  const apply = (frame: keyof MetricFrames, missing: MissingInSum) => {
    const columns = operands.map((operand) => operand.frames[frame]);
    return (columns[0] ?? []).map((_, row) => operate(operation, at(columns, row), missing));
  };
  const frames: MetricFrames = {
    weeks: apply('weeks', 'is-zero'),
    priorWeeks: apply('priorWeeks', 'is-zero'),
    months: apply('months', 'is-zero'),
    priorMonths: apply('priorMonths', 'is-zero'),
    periods: apply('periods', 'is-zero'),
    weeksNow: apply('weeksNow', 'is-missing'),
    weeksBefore: apply('weeksBefore', 'is-missing'),
    monthsNow: apply('monthsNow', 'is-missing'),
    monthsBefore: apply('monthsBefore', 'is-missing'),
  };
  return { metric, frames, box: functionBox(metric, frames, operands) };
}

type MissingInSum = 'is-zero' | 'is-missing';

function at(columns: readonly (readonly number[])[], row: number): number[] {
  return columns.map((column) => column[row] ?? Number.NaN);
}

function operate(operation: WbrOperation, values: readonly number[], missing: MissingInSum): number {
  if (operation === 'sum') {
    const added = missing === 'is-zero' && !values.every(Number.isNaN) ? values.map(knownOrZero) : values;
    return added.reduce((sum, value) => sum + value, 0);
  }
  const [a = Number.NaN, b = Number.NaN] = values;
  if (operation === 'difference') return a - b;
  return operation === 'product' ? a * b : a / b;
}

/** Values come from the operands' boxes; changes of sums and differences take missing operands as 0. */
function functionBox(metric: FunctionMetric, frames: MetricFrames, operands: readonly Evaluated[]): number[] {
  const { operation, comparison } = metric;
  const boxes = operands.map((operand) => operand.box);
  const values = [0, 3, 5, 7].map((row) => operate(operation, at(boxes, row), 'is-zero'));
  const isAdditive = operation === 'sum' || operation === 'difference';
  const periods = isAdditive
    ? frames.periods.map((_, row) =>
        operate(
          operation,
          at(
            operands.map((operand) => operand.frames.periods),
            row,
          ).map(knownOrZero),
          'is-zero',
        ),
      )
    : frames.periods;
  const changes = changesOf(periods, comparison, isAdditive);
  const [week, month, quarter, year] = values;
  return interleave([week, month, quarter, year], changes);
}

const COMPARED = [
  [PERIOD.week, PERIOD.weekBefore],
  [PERIOD.week, PERIOD.priorWeek],
  [PERIOD.month, PERIOD.priorMonth],
  [PERIOD.quarter, PERIOD.priorQuarter],
  [PERIOD.year, PERIOD.priorYear],
] as const;

/** WOW, then YOY of week, month, quarter and year to date, in percent or basis points. */
function changesOf(
  periods: readonly number[],
  comparison: ChangeMethod,
  isZeroBaseMissing = false,
): number[] {
  return COMPARED.map(([current, prior]) => {
    const base = periods[prior] ?? Number.NaN;
    const safe = isZeroBaseMissing && base === 0 ? Number.NaN : base;
    return change(periods[current] ?? Number.NaN, safe, comparison) * CHANGE_SCALE[comparison];
  });
}

/** What a change is multiplied by in the box; in the `YOY`, `WOW` and `MOM` series it is left as a fraction. */
export const CHANGE_SCALE = { percent: 100, 'basis-points': 10_000 } as const;

/** From `prior` to `current`, in percent or, for rates, in basis points. */
export function change(current: number, prior: number, comparison: ChangeMethod): number {
  return comparison === 'basis-points' ? current - prior : current / prior - 1;
}

function boxOf(periods: readonly number[], changes: readonly number[]): number[] {
  const values = [PERIOD.week, PERIOD.month, PERIOD.quarter, PERIOD.year].map((period) => periods[period]);
  return interleave(values, changes);
}

function interleave(values: readonly (number | undefined)[], changes: readonly number[]): number[] {
  const [week, month, quarter, year] = values;
  const [wow, yoyWeek, yoyMonth, yoyQuarter, yoyYear] = changes;
  return [week, wow, yoyWeek, month, yoyMonth, quarter, yoyQuarter, year, yoyYear].map(
    (value) => value ?? Number.NaN,
  );
}

function knownOrZero(value: number): number {
  return Number.isNaN(value) ? 0 : value;
}
