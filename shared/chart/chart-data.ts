import type { Measure } from '../figure/measure.ts';
import type { TrailingPoint } from '../kpi/trailing.ts';
import type { Filter } from '../record/list-query.ts';
import type { Trend, TrendPoint } from '../review/sections.ts';

/** The colours of a chart by the job they have; `renderer/charts/charts.css` says what they are. */
export const CHART_COLOURS = [
  'main',
  'soft',
  'quiet',
  'grid',
  'axis',
  'text',
  'target',
  'signal',
  'good',
  'warn',
  'bad',
  'sev1',
  'sev2',
  'sev3',
  'sev4',
  'ground',
] as const;
export type ChartColour = (typeof CHART_COLOURS)[number];

/** The rows behind a point or bar: by their ids or, where they are many, by the filters that hold for them. */
export type Rows = { entity: string; ids: readonly string[]; label: string; where?: readonly Filter[] };

export type KeyEntry = {
  colour: ChartColour;
  label: string;
  /** What a window writes that can show the whole label where it is pointed at. */
  short?: string;
  shape: 'block' | 'line' | 'dash' | 'diamond' | 'ring' | 'tick';
};

/** A series with its centre, its limits and its target. */
export type TrendChart = {
  kind: 'trend';
  /** What is counted, e.g. `Incidents a week`. */
  name: string;
  measure: Measure;
  trend: Trend;
  entity: string;
  target?: number | null | undefined;
};

/** A few series over the same periods; the first is the one that matters. */
export type LinesChart = {
  kind: 'lines';
  name: string;
  measure: Measure;
  series: readonly { name: string; points: readonly TrendPoint[] }[];
  entity: string;
  /** What stands at the line of 0. */
  zero?: string;
};

export type Bar = {
  name: string;
  value: number | null;
  /** Its budget or target, a stroke across the bar. */
  marker?: number | null;
  colour?: ChartColour;
  /** Not finished or not certain: drawn lighter. */
  isSoft?: boolean;
  /** Between which values an uncertain one is expected. */
  range?: { low: number; high: number } | null;
  rows?: Rows | null;
};

/** Bars by name or by period; values may be negative. */
export type BarsChart = {
  kind: 'bars';
  name: string;
  measure: Measure;
  bars: readonly Bar[];
  /** Lying bars by name, largest first as given. */
  isFlat?: boolean;
  /** What the strokes are, e.g. `budget`. */
  marker?: string;
  key?: readonly KeyEntry[];
  /** Without the value at each bar, where there are too many. */
  isUnlabelled?: boolean;
  /** Letters that the names of lying bars have room for. */
  nameLength?: number;
  min?: number;
  max?: number;
  /** Bars below it are cut there; their labels still say the value. */
  floor?: number;
};

/** One part of every bar of a stacked chart, with a value for each period. */
export type Stack = {
  name: string;
  colour: ChartColour;
  values: readonly (number | null)[];
  rows?: readonly (Rows | null)[];
};

/** Bars made of parts, e.g. incidents by severity. */
export type StackedChart = {
  kind: 'stacked';
  name: string;
  measure: Measure;
  periods: readonly string[];
  stacks: readonly Stack[];
};

/** One incident on a chart of durations; `at` is its instant. */
export type Dot = { id: string; name: string; at: string; severity: string; minutes: number };

/** Every duration as a point over time, on a logarithmic axis. */
export type DotsChart = {
  kind: 'dots';
  name: string;
  dots: readonly Dot[];
  lines: readonly { label: string; minutes: number }[];
  entity: string;
};

/** A period of a chart of plan and actual; `null` where there is no value. */
export type StepPoint = {
  label: string;
  plan: number | null;
  actual: number | null;
  isForecast: boolean;
  /** What the plan, and what came of it, changed by in the period. */
  planRows?: Rows | null;
  actualRows?: Rows | null;
};

/** A plan and what came of it, as steps; what is still to come is dashed. */
export type StepsChart = { kind: 'steps'; name: string; measure: Measure; points: readonly StepPoint[] };

/** A KPI's weeks and months as they are drawn. */
export type TrailingSeries = {
  name: string;
  measure: Measure;
  weeks: readonly TrailingPoint[];
  months: readonly TrailingPoint[];
  /** Its values are marks, as for a target. */
  isTarget: boolean;
  isPriorShown: boolean;
};

/** Six weeks, then twelve months on one axis; this year and the prior year as lines, targets as marks only. */
export type TrailingChart = {
  kind: 'trailing';
  name: string;
  series: readonly TrailingSeries[];
  /** Months add up more days than weeks, so each has an axis of its own. */
  isFlow: boolean;
  /** The days of annotations, in the order of their numbers. */
  notes: readonly string[];
};

/** What a chart shows, as data: the window draws it, slides to edit hold it, and text formats write its table. */
export type ChartData =
  | TrendChart
  | LinesChart
  | BarsChart
  | StackedChart
  | DotsChart
  | StepsChart
  | TrailingChart;
