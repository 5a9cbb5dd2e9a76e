import { type DailyFrame, dailyFrame } from './daily.ts';
import {
  type ChartLine,
  placeOf,
  resolveMetric,
  type TableRow,
  type WbrBlock,
  type WbrDeck,
} from './deck.ts';
import { derivedSeries, plainSeries, type Shown } from './derived.ts';
import { type Evaluation, evaluateDeck } from './evaluate.ts';
import { TRAILING_MONTHS, TRAILING_WEEKS } from './periods.ts';
import { type ConfigPath, WbrProblem } from './problem.ts';
import type { WbrTable } from './table.ts';
import { monthLabel } from './trailing.ts';

/** A series in its order; `null` where there is no value. */
export type Values = (number | null)[];

/** One line of a 6-12 chart. The lists are six weeks, twelve months, their labels and the box of nine. */
export type WbrChartReport = {
  title: string;
  metric: string;
  cy_6_weeks: Values;
  py_6_weeks: Values;
  cy_monthly: Values;
  py_monthly: Values;
  x_axis: string[];
  box_totals: Values;
};

/** A table of trailing weeks (with quarter and year to date) or of twelve months. Heading rows have no values. */
export type WbrTableReport = {
  title: string;
  headers: string[];
  rows: { header: string; metric: string | null; values: Values }[];
};

export type WbrReport = (WbrChartReport | WbrTableReport)[];

type Context = { deck: WbrDeck; evaluation: Evaluation; labels: Labels };
type Labels = { weeks: string[]; months: string[] };
type TableBlock = Extract<WbrBlock, { kind: 'weeks-table' | 'months-table' }>;
type ChartBlock = Extract<WbrBlock, { kind: 'chart' }>;

/**
 * The numbers of a WBR deck as the open-source WBR App (Apache-2.0, working-backwards/wbr-app) computes them: one
 * entry per metric of each 6-12 chart and one per table, in deck order; section headings and embedded pages have none.
 * `null` is no value. Throws a `WbrProblem` naming the metric or block.
 */
export function reportWbrDeck(deck: WbrDeck, table: WbrTable): WbrReport {
  const daily = dailyFrame(deck, table);
  const evaluation = evaluateDeck(deck, daily);
  const context = { deck, evaluation, labels: labelsOf(deck, evaluation, daily) };
  return deck.blocks.flatMap((block): WbrReport => {
    if (block.kind === 'chart') return block.lines.map((line) => chartReport(context, block, line));
    return block.kind === 'weeks-table' || block.kind === 'months-table' ? [tableReport(context, block)] : [];
  });
}

function labelsOf(deck: WbrDeck, { plan }: Evaluation, daily: DailyFrame): Labels {
  const weeks = Array.from({ length: TRAILING_WEEKS }, (_, index) => {
    const number = deck.weekNumber - TRAILING_WEEKS + index;
    return `wk ${(((number % 52) + 52) % 52) + 1}`;
  });
  const isKnown = daily.dates.length > 0;
  const months = plan.months.filter((_, index) => !isKnown || plan.hasRow[index]);
  return { weeks, months: months.map(monthLabel) };
}

function chartReport(context: Context, block: ChartBlock, line: ChartLine): WbrChartReport {
  const shown = seriesOf(context, line.metric, [...block.path, 'metrics', line.metric]);
  const from = block.months === 'fiscal-year' ? context.evaluation.plan.fiscalStart : 0;
  const prior = (values: readonly number[]) =>
    line.isPriorYearShown ? told(values) : values.map(() => null);
  return {
    title: block.title,
    metric: line.metric,
    cy_6_weeks: told(shown.weeks),
    py_6_weeks: prior(shown.priorWeeks),
    cy_monthly: told(twelve(shown.months, from)),
    py_monthly: prior(twelve(shown.priorMonths, from)),
    x_axis: [...context.labels.weeks, ...monthAxis(context, block)],
    box_totals: told(shown.box),
  };
}

/**
 * The month labels of a chart. In the app the axis starts at the first label that is named like the first month of
 * the fiscal year, and ends where the daily values end.
 */
function monthAxis({ evaluation, labels }: Context, block: ChartBlock): string[] {
  if (block.months === 'trailing') return labels.months.slice(0, TRAILING_MONTHS);
  const first = monthLabel(evaluation.plan.months[evaluation.plan.fiscalStart] ?? '');
  const from = labels.months.indexOf(first);
  return labels.months.slice(from, from + TRAILING_MONTHS);
}

function tableReport(context: Context, block: TableBlock): WbrTableReport {
  const { plan } = context.evaluation;
  const from = block.months === 'fiscal-year' ? plan.fiscalStart : 0;
  const headers =
    block.kind === 'weeks-table'
      ? [...context.labels.weeks, 'QTD', 'YTD']
      : plan.months.slice(from, from + TRAILING_MONTHS).map(monthLabel);
  const rows = block.rows.map((row, index) => ({
    header: row.header,
    metric: row.metric,
    values: told(rowValues(context, block, row, [...block.path, 'rows', index, 'row'], from)),
  }));
  return { title: block.title, headers, rows };
}

function rowValues(
  context: Context,
  block: TableBlock,
  row: TableRow,
  path: ConfigPath,
  from: number,
): number[] {
  if (row.metric === null) return [];
  const shown = seriesOf(context, row.metric, path);
  if (block.kind === 'months-table') return twelve(shown.months, from);
  if (resolveMetric(context.deck, row.metric, path).derived === 'MOM') {
    throw new WbrProblem(
      `${placeOf(path)}: “${row.metric}” is a change by month, which a table of weeks does not have.`,
      path,
    );
  }
  return [...shown.weeks, shown.box[5] ?? Number.NaN, shown.box[7] ?? Number.NaN];
}

function seriesOf({ deck, evaluation }: Context, name: string, path: ConfigPath): Shown {
  const { base, derived } = resolveMetric(deck, name, path);
  const evaluated = evaluation.metrics.get(base);
  if (!evaluated) throw new WbrProblem(`${placeOf(path)} uses “${name}”, which has no values.`, path);
  return derived === null ? plainSeries(evaluated) : derivedSeries(evaluated, derived);
}

function twelve(values: readonly number[], from: number): number[] {
  return Array.from({ length: TRAILING_MONTHS }, (_, index) => values[from + index] ?? Number.NaN);
}

function told(values: readonly number[]): Values {
  return values.map((value) => (Number.isFinite(value) ? value : null));
}
