import type { ColumnMetric, WbrDeck } from './deck.ts';
import type { WbrAggregation } from './deck-schema.ts';
import { WbrProblem } from './problem.ts';
import { type Cell, compileQuery } from './query.ts';
import { listed, type WbrTable } from './table.ts';

/** One value per metric and date, dates ascending and unique; `NaN` where a metric has none that day. */
export type DailyFrame = {
  dates: readonly string[];
  metrics: ReadonlyMap<string, DailyMetric>;
};
/** A metric by day, in the order of the frame’s dates; `NaN` where there is no value. */
export type DailyMetric = { aggregation: WbrAggregation; values: readonly number[] };

/**
 * The daily values of every metric that reads a column. Several rows of one date are put together by the metric's own
 * aggregation first, empty cells left out; a date where nothing remains has no value. Throws a `WbrProblem` naming
 * the metric when a column is missing or holds text, or a filter cannot be used.
 */
export function dailyFrame(deck: WbrDeck, table: WbrTable): DailyFrame {
  const { dates, starts } = uniqueDates(table.dates);
  const metrics = new Map<string, DailyMetric>();
  for (const metric of deck.metrics) {
    if (metric.kind !== 'column') continue;
    const cells = metricCells(deck, metric, table);
    const values = dates.map((_, index) =>
      aggregateKnown(cells.slice(starts[index], starts[index + 1]), metric.aggregation),
    );
    metrics.set(metric.name, { aggregation: metric.aggregation, values });
  }
  return { dates, metrics };
}

/** One value of several numbers, those that are `NaN` left out; `NaN` when none is left. */
export function aggregateKnown(values: readonly number[], aggregation: WbrAggregation): number {
  const known = values.filter((value) => !Number.isNaN(value));
  const [first] = known;
  if (first === undefined) return Number.NaN;
  if (aggregation === 'first') return first;
  if (aggregation === 'last') return known.at(-1) ?? first;
  if (aggregation === 'min') return known.reduce((least, value) => Math.min(least, value));
  if (aggregation === 'max') return known.reduce((most, value) => Math.max(most, value));
  const total = known.reduce((sum, value) => sum + value, 0);
  return aggregation === 'sum' ? total : total / known.length;
}

/** The column a metric reads, also without the alias of a data base query whose rows came as a CSV file. */
export function resolveColumn(deck: WbrDeck, table: WbrTable, name: string): readonly Cell[] | undefined {
  const exact = table.columns.get(name);
  if (exact) return exact;
  const alias = deck.queryAliases.find((query) => name.startsWith(`${query}.`));
  return alias === undefined ? undefined : table.columns.get(name.slice(alias.length + 1));
}

function metricCells(deck: WbrDeck, metric: ColumnMetric, table: WbrTable): number[] {
  const column = resolveColumn(deck, table, metric.column);
  if (!column) throw missingColumn(metric, metric.column, table);
  const accepted = metric.query === null ? () => true : rowFilter(deck, metric, metric.query, table);
  return column.map((cell, row) => {
    if (cell === null || !accepted(row)) return Number.NaN;
    if (typeof cell === 'number') return cell;
    throw new WbrProblem(
      `Metric “${metric.name}”: column “${metric.column}” holds text (“${cell}” on ${table.dates[row]}), so it has no ${metric.aggregation}.`,
      metric.path,
    );
  });
}

function rowFilter(
  deck: WbrDeck,
  metric: ColumnMetric,
  text: string,
  table: WbrTable,
): (row: number) => boolean {
  const unusable = (error: unknown) =>
    new WbrProblem(
      `Metric “${metric.name}”: the query “${text}” cannot be used: ${error instanceof Error ? error.message : 'not understood'}.`,
      [...metric.path, 'filter', 'query'],
    );
  try {
    const query = compileQuery(text);
    const columns = new Map(query.columns.map((name) => [name, resolveColumn(deck, table, name)]));
    const missing = query.columns.find((name) => !columns.get(name));
    if (missing !== undefined) throw missingColumn(metric, missing, table);
    const accepted = table.dates.map((_, row) => query.accepts((name) => columns.get(name)?.[row] ?? null));
    return (row) => accepted[row] === true;
  } catch (error) {
    throw error instanceof SyntaxError ? unusable(error) : error;
  }
}

function missingColumn(metric: ColumnMetric, column: string, table: WbrTable): WbrProblem {
  const names = [...table.columns.keys()];
  return new WbrProblem(
    `Metric “${metric.name}” reads the column “${column}”, which the daily values do not have; they have ${listed(names)}.`,
    metric.path,
  );
}

function uniqueDates(sorted: readonly string[]): { dates: string[]; starts: number[] } {
  const starts = sorted.flatMap((date, row) => (row === 0 || date !== sorted[row - 1] ? [row] : []));
  return { dates: starts.map((row) => sorted[row] ?? ''), starts: [...starts, sorted.length] };
}
