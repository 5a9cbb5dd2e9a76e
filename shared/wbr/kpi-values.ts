import type { AggregationRule } from '../kpi/roll-up.ts';
import { aggregateKnown, type DailyFrame, resolveColumn } from './daily.ts';
import type { ColumnMetric, FunctionMetric, WbrDeck, WbrMetric } from './deck.ts';
import type { WbrAggregation } from './deck-schema.ts';
import type { WbrTable } from './table.ts';

/** One day of a KPI; a ratio has its parts and no value of its own. */
export type WbrKpiValue = { date: string; value: number | null; numerator?: number; denominator?: number };

/** Each metric that is a target, with the metric it is the target of. */
export function targetMetrics(deck: WbrDeck): Map<string, string> {
  const found = new Map<string, string>();
  const columns = deck.metrics.filter((metric) => metric.kind === 'column');
  for (const metric of columns) {
    const base = /^(.+)__target$/i.exec(metric.column)?.[1];
    const owner = base && columns.find((other) => other.column === base && other.query === metric.query);
    if (owner) found.set(metric.name, owner.name);
  }
  for (const block of deck.blocks) {
    if (block.kind !== 'chart') continue;
    const owner = block.lines.find((line) => line.style !== 'target')?.metric;
    for (const line of block.lines) {
      const isColumn = columns.some((metric) => metric.name === line.metric);
      if (line.style === 'target' && owner && isColumn && !found.has(line.metric))
        found.set(line.metric, owner);
    }
  }
  return found;
}

/** The daily values of a metric; `null` for a function that is no daily value, and then is a formula. */
export function kpiValues(deck: WbrDeck, daily: DailyFrame, metric: WbrMetric): WbrKpiValue[] | null {
  if (metric.kind === 'column') return datedValues(daily, metric.name);
  const operands = metric.operands.map((name) => sumColumn(deck, name));
  if (operands.some((operand) => operand === null) || metric.operation === 'product') return null;
  const columns = metric.operands.map((name) => daily.metrics.get(name)?.values ?? []);
  return daily.dates.flatMap((date, row) => {
    const parts = columns.map((column) => column[row] ?? Number.NaN);
    return parts.some(Number.isNaN) ? [] : [{ date, ...combined(metric, parts) }];
  });
}

function combined(metric: FunctionMetric, parts: readonly number[]): Omit<WbrKpiValue, 'date'> {
  const [first = 0, second = 0] = parts;
  if (metric.operation === 'divide') return { value: null, numerator: first, denominator: second };
  const value =
    metric.operation === 'difference' ? first - second : parts.reduce((sum, part) => sum + part, 0);
  return { value };
}

function sumColumn(deck: WbrDeck, name: string): ColumnMetric | null {
  const metric = deck.metrics.find((candidate) => candidate.name === name);
  return metric?.kind === 'column' && metric.aggregation === 'sum' ? metric : null;
}

function datedValues(daily: DailyFrame, name: string): { date: string; value: number }[] {
  const values = daily.metrics.get(name)?.values ?? [];
  return values.flatMap((value, row) => {
    const date = daily.dates[row];
    return Number.isNaN(value) || date === undefined ? [] : [{ date, value }];
  });
}

/** The daily targets of a metric: those of the metric that is its target, or of its column named `X__Target`. */
export function targetValues(
  deck: WbrDeck,
  table: WbrTable,
  daily: DailyFrame,
  metric: WbrMetric,
  targetOf: ReadonlyMap<string, string>,
): { date: string; value: number }[] {
  const named = [...targetOf].find(([, owner]) => owner === metric.name)?.[0];
  if (named !== undefined) return datedValues(daily, named);
  if (metric.kind !== 'column') return [];
  const cells = ['__Target', '__target']
    .map((suffix) => resolveColumn(deck, table, `${metric.column}${suffix}`))
    .find((column) => column !== undefined);
  return cells ? byDate(table.dates, cells, metric.aggregation) : [];
}

function byDate(
  dates: readonly string[],
  cells: readonly (number | string | null)[],
  aggregation: WbrAggregation,
): { date: string; value: number }[] {
  const known = dates.flatMap((date, row) => {
    const cell = cells[row];
    return typeof cell === 'number' ? [{ date, cell }] : [];
  });
  return [...Map.groupBy(known, ({ date }) => date)].map(([date, group]) => ({
    date,
    value: aggregateKnown(
      group.map(({ cell }) => cell),
      aggregation,
    ),
  }));
}

/** How the daily values of a metric become those of a week or a month. */
export function kpiRule(deck: WbrDeck, metric: WbrMetric): AggregationRule {
  if (metric.kind === 'column') return metric.aggregation === 'first' ? 'last' : metric.aggregation;
  const isQuotient = metric.operation === 'divide' && metric.operands.every((name) => sumColumn(deck, name));
  return isQuotient ? 'ratio' : metric.operation === 'divide' ? 'mean' : 'sum';
}
