import type { z } from 'zod';
import { MONTHS } from '../time/week.ts';
import {
  AGGREGATIONS,
  blockSchema,
  metricSchema,
  OPERATIONS,
  type RawBlock,
  type RawMetric,
  type RawOperand,
  type RawSetup,
  type RawTop,
  setupSchema,
  topSchema,
  type WbrAggregation,
  type WbrOperation,
} from './deck-schema.ts';
import { type ConfigPath, WbrProblem } from './problem.ts';
import { type ChangeMethod, isoWeekNumber } from './trailing.ts';

/** Which twelve months a block shows. */
export type MonthDisplay = 'trailing' | 'fiscal-year';

type MetricBase = { name: string; comparison: ChangeMethod; path: ConfigPath };
/** A metric that is a column of the CSV files. */
export type ColumnMetric = MetricBase & {
  kind: 'column';
  column: string;
  /** Which rows count; `null` for all of them. */
  query: string | null;
  aggregation: WbrAggregation;
};
/** A metric that is computed from others, after they are aggregated. */
export type FunctionMetric = MetricBase & { kind: 'function'; operation: WbrOperation; operands: string[] };
export type WbrMetric = ColumnMetric | FunctionMetric;

export type ChartLine = {
  metric: string;
  style: 'primary' | 'secondary' | 'target';
  isPriorYearShown: boolean;
  legend: string;
};
export type TableRow = { header: string; metric: string | null; style: string; scaling: string };

type BlockBase = { title: string; path: ConfigPath };
export type WbrBlock =
  | (BlockBase & { kind: 'chart'; scaling: string; months: MonthDisplay; lines: ChartLine[] })
  | (BlockBase & { kind: 'weeks-table' | 'months-table'; months: MonthDisplay; rows: TableRow[] })
  | (BlockBase & { kind: 'section' })
  | (BlockBase & { kind: 'embedded'; source: string });

/** A checked WBR App deck. Metrics are in the order they were written, inline functions before their users. */
export type WbrDeck = {
  title: string;
  /** Last date of the newest week, `YYYY-MM-DD`. */
  weekEnding: string;
  weekNumber: number;
  /** Last month of the fiscal year, 1 to 12. */
  fiscalYearEnd: number;
  blockStartingNumber: number;
  metrics: WbrMetric[];
  blocks: WbrBlock[];
  /** CSV files whose columns are named `alias.column`, and the aliases of data base queries. */
  csvFiles: { alias: string; file: string }[];
  queryAliases: string[];
  annotationFiles: string[];
};

const METRIC_DEPTH = 20;

/**
 * Checks the content of a `config.yaml` that has been read into plain values. Throws a `WbrProblem` that names the
 * metric or block and what is expected of it.
 */
export function parseWbrDeck(raw: unknown): WbrDeck {
  const top = checked(topSchema, raw, []);
  const setup = checked(setupSchema, top.setup, ['setup']);
  const weekEnding = parseWeekEnding(setup.week_ending);
  const setupMonths = monthDisplay(setup.x_axis_monthly_display, 'trailing');
  return {
    title: setup.title,
    weekEnding,
    weekNumber: setup.week_number ?? isoWeekNumber(weekEnding),
    fiscalYearEnd: parseFiscalMonth(setup),
    blockStartingNumber: setup.block_starting_number ?? 1,
    metrics: uniqueMetrics(Object.entries(top.metrics).flatMap(([name, value]) => parseMetric(name, value))),
    blocks: top.deck.map((entry, index) =>
      parseBlock(checked(blockSchema, entry.block, ['deck', index, 'block']), index, setupMonths),
    ),
    ...sources(top),
  };
}

/** The metric a name stands for when it is one of the deck's own, or with `YOY`, `WOW` or `MOM` after it. */
export function resolveMetric(deck: WbrDeck, name: string, path: ConfigPath): ResolvedMetric {
  if (deck.metrics.some((metric) => metric.name === name)) return { base: name, derived: null };
  const match = /^(.+)(YOY|WOW|MOM)$/.exec(name);
  const base = match?.[1];
  if (base !== undefined && deck.metrics.some((metric) => metric.name === base)) {
    return { base, derived: match?.[2] as 'YOY' | 'WOW' | 'MOM' };
  }
  throw new WbrProblem(`${placeOf(path)} uses “${name}”, which the metrics section does not define.`, path);
}

/** A metric as a table names it: itself, or its change by year, week or month. */
export type ResolvedMetric = { base: string; derived: 'YOY' | 'WOW' | 'MOM' | null };

/** `Metric “Clicks”`, `Block 3`, `The setup section`: what a path into a deck is called in a sentence. */
export function placeOf(path: ConfigPath): string {
  const [section, key] = path;
  if (section === 'metrics' && key !== undefined) return `Metric “${key}”`;
  if (section === 'deck' && typeof key === 'number') return `Block ${key + 1}`;
  return section === undefined ? 'The configuration' : `The ${section} section`;
}

function checked<T extends z.ZodType>(schema: T, value: unknown, path: ConfigPath): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const inside = (issue?.path ?? []).map((key) => (typeof key === 'number' ? key : String(key)));
  const full = [...path, ...inside];
  throw new WbrProblem(`${placeOf(full)}: ${issue?.message ?? 'not understood'}.`, full);
}

function parseWeekEnding(text: string): string {
  const path = ['setup', 'week_ending'];
  const match = /^(\d{1,2})-([A-Za-z]{3})-(\d{4})$/.exec(text.trim());
  const month = monthNumber(match?.[2]);
  const day = Number(match?.[1]);
  const date = new Date(Date.UTC(Number(match?.[3]), month - 1, day));
  if (month === 0 || date.getUTCDate() !== day) {
    throw new WbrProblem(
      `The setup section: week_ending “${text}” is not a date like 25-SEP-2021 (day-month-year).`,
      path,
    );
  }
  return date.toISOString().slice(0, 10);
}

function parseFiscalMonth(setup: RawSetup): number {
  const month = monthNumber(setup.fiscal_year_end_month);
  if (month > 0) return month;
  const sentence = `The setup section: fiscal_year_end_month “${setup.fiscal_year_end_month}” is not a month such as DEC (three letters).`;
  throw new WbrProblem(sentence, ['setup', 'fiscal_year_end_month']);
}

/** 1 to 12 of a three-letter month name in any case, 0 for other text. */
function monthNumber(text: string | undefined): number {
  return MONTHS.findIndex((month) => month.toLowerCase() === text?.toLowerCase()) + 1;
}

function monthDisplay(text: string | null | undefined, otherwise: MonthDisplay): MonthDisplay {
  if (text === 'fiscal_year') return 'fiscal-year';
  return text === 'trailing_twelve_months' ? 'trailing' : otherwise;
}

function parseMetric(name: string, value: unknown): WbrMetric[] {
  const path = ['metrics', name];
  const raw = checked(metricSchema, value, path);
  if (raw.function) return functionMetrics(name, raw.function, raw.metric_comparison_method, path);
  const column = raw.filter ? (raw.filter.base_column ?? raw.filter.baseColumn) : raw.column;
  if (column === null || column === undefined) {
    throw new WbrProblem(`Metric “${name}” needs a column, a filter with base_column, or a function.`, path);
  }
  const query = raw.filter?.query ?? null;
  const aggregation = parseAggregation(name, raw, path);
  return [
    { kind: 'column', name, column, query, aggregation, comparison: raw.metric_comparison_method, path },
  ];
}

function parseAggregation(name: string, raw: RawMetric, path: ConfigPath): WbrAggregation {
  const known = AGGREGATIONS.find((aggregation) => aggregation === raw.aggf);
  if (known) return known;
  const given = raw.aggf ? `has the unknown aggregation “${raw.aggf}”` : 'has no aggregation (aggf)';
  throw new WbrProblem(`Metric “${name}” ${given}; use one of ${AGGREGATIONS.join(', ')}.`, path);
}

function functionMetrics(
  name: string,
  raw: Record<string, RawOperand[]>,
  comparison: ChangeMethod,
  path: ConfigPath,
  depth = 0,
): WbrMetric[] {
  const [entry, ...others] = Object.entries(raw);
  const operation = OPERATIONS.find((known) => known === entry?.[0]);
  if (!entry || !operation || others.length > 0 || depth > METRIC_DEPTH) {
    throw new WbrProblem(`Metric “${name}” needs exactly one function of ${OPERATIONS.join(', ')}.`, path);
  }
  const inner = entry[1].map((operand) => operandMetric(name, operand, path));
  const expected = operation === 'sum' ? inner.length >= 1 : inner.length === 2;
  if (!expected) {
    throw new WbrProblem(
      `Metric “${name}”: ${operation} takes ${operation === 'sum' ? 'at least one metric' : 'two metrics'}, not ${inner.length}.`,
      path,
    );
  }
  const inline = inner.flatMap((operand) =>
    operand.function
      ? functionMetrics(operand.name, operand.function, 'percent', [...path, 'function'], depth + 1)
      : [],
  );
  const operands = inner.map((operand) => operand.name);
  return [...inline, { kind: 'function', name, operation, operands, comparison, path }];
}

function operandMetric(name: string, operand: RawOperand, path: ConfigPath) {
  const given = operand.metric ?? operand.column;
  if (given) return given;
  throw new WbrProblem(`Metric “${name}”: each operand of its function is “metric:” with a name.`, path);
}

/** A name written twice keeps its last definition; an inline function may repeat one that is there already. */
function uniqueMetrics(metrics: readonly WbrMetric[]): WbrMetric[] {
  return [...new Map(metrics.map((metric) => [metric.name, metric])).values()];
}

function parseBlock(raw: RawBlock, index: number, setupMonths: MonthDisplay): WbrBlock {
  const path = ['deck', index, 'block'];
  const base = { title: raw.title, path };
  const months = monthDisplay(raw.x_axis_monthly_display, setupMonths);
  switch (raw.ui_type) {
    case '6_12Graph':
    case '6_12Chart':
      return { ...base, kind: 'chart', months, scaling: raw.y_scaling, lines: chartLines(raw, path) };
    case '6_WeeksTable':
      return { ...base, kind: 'weeks-table', months, rows: tableRows(raw, path) };
    case '12_MonthsTable':
      return { ...base, kind: 'months-table', months, rows: tableRows(raw, path) };
    case 'section':
      return { ...base, kind: 'section' };
    case 'embedded_content':
      return { ...base, kind: 'embedded', source: raw.source };
    default:
      throw new WbrProblem(
        `${placeOf(path)}: ui_type “${raw.ui_type}” is not known; use 6_12Graph, 6_WeeksTable, 12_MonthsTable, section or embedded_content.`,
        [...path, 'ui_type'],
      );
  }
}

function chartLines(raw: RawBlock, path: ConfigPath): ChartLine[] {
  if (!raw.metrics) throw new WbrProblem(`${placeOf(path)} (“${raw.title}”) has no metrics.`, path);
  return Object.entries(raw.metrics).map(([metric, line]) => ({
    metric,
    style: line?.line_style ?? 'primary',
    isPriorYearShown: line?.graph_prior_year_flag ?? true,
    legend: line?.legend_name ?? metric,
  }));
}

function tableRows(raw: RawBlock, path: ConfigPath): TableRow[] {
  if (!raw.rows) throw new WbrProblem(`${placeOf(path)} (“${raw.title}”) has no rows.`, path);
  return raw.rows.map(({ row }) => ({
    header: row.header,
    metric: row.metric ?? null,
    style: row.style,
    scaling: row.y_scaling,
  }));
}

function sources(top: RawTop): Pick<WbrDeck, 'csvFiles' | 'queryAliases' | 'annotationFiles'> {
  const inside = Object.entries(top.data_sources ?? {}).map(([name, value]) => ({
    isCsv: name === 'csv_files',
    value,
  }));
  const listed = [
    top.csv_files ?? {},
    ...inside.filter((source) => source.isCsv).map((source) => source.value ?? {}),
  ];
  const csvFiles = listed.flatMap((files) =>
    Object.entries(files).flatMap(([alias, entry]) => {
      const file = (entry as { url_or_path?: unknown } | null)?.url_or_path;
      return typeof file === 'string' ? [{ alias, file: baseName(file) }] : [];
    }),
  );
  const queries = inside.filter((source) => !source.isCsv);
  const queryAliases = queries.flatMap((source) => Object.keys(source.value ?? {}));
  const notes = Array.isArray(top.annotations) ? top.annotations : (top.annotations?.csv_files ?? []);
  return { csvFiles, queryAliases, annotationFiles: notes.map(baseName) };
}

/** The file name at the end of a path or address. */
export function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
