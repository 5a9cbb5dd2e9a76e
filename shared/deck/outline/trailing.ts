import type { TrailingChart, TrailingSeries } from '../../chart/chart-data.ts';
import { formatDate } from '../../figure/format.ts';
import type { TrailingData } from '../../kpi/trailing.ts';
import {
  type BoxRow,
  boxFacts,
  type NumberedNote,
  notesOf,
  trailingSeries,
} from '../../review/facts/trailing-facts.ts';
import { rowHeights } from '../fit/fitted-rows.ts';
import type { TrailingLine, TrailingSlide } from '../slide.ts';
import { nothing, table, text } from './blocks.ts';
import type { SlideOutline } from './outline.ts';

type Shown = { line: TrailingLine; data: TrailingData };
type Trailing = Readonly<Record<string, TrailingData>>;

const MOST_NOTES = 6;
const [BODY, TITLE, GAP, ROW, NOTE] = [506, 30, 18, 31, 22];

export const trailingOutline: SlideOutline = {
  words: ({ slide, document: { trailing } }) => {
    if (slide.kind !== 'trailing') return {};
    const { shown, missing } = linesOf(slide, trailing);
    return { assertion: shown[0]?.data.name, notes: footnotes(shown, missing) };
  },
  body: ({ slide, document: { trailing } }) => {
    if (slide.kind !== 'trailing') return [];
    const { chart, title, height, notes, rows } = trailingFacts(slide, trailing);
    if (chart === null) return [nothing(missingText(slide, trailing))];
    const told = notes.map(({ number, date, text: said }) => `${number} ${formatDate(date)}: ${said}`);
    return [
      { type: 'chart', title, chart, height },
      ...(told.length > 0 ? [text(told)] : []),
      table(boxFacts(rows)),
    ];
  },
};

type TrailingFacts = {
  /** `null` when none of the KPIs is there. */
  chart: TrailingChart | null;
  /** The KPI of each series of the chart. */
  kpis: ReadonlyMap<TrailingSeries, { id: string; name: string }>;
  title: string;
  /** Pixels that are left for the chart. */
  height: number;
  /** Names of KPIs are so long that whole ones would leave too little of it. */
  isBoxCut: boolean;
  notes: NumberedNote[];
  rows: BoxRow[];
};

/** A lower chart has no room for its labels. */
const LEAST_CHART = 170;

/** How high the rows of the box are: each is as high as its name. */
function boxHeight(rows: readonly BoxRow[]): number {
  const room = { width: 1168, font: 14, row: ROW };
  return rowHeights(boxFacts(rows).columns, rows, room).reduce((sum, height) => sum + height, 0);
}

/** The 6-12 chart of a slide, its annotations and the rows of the box under it. */
export function trailingFacts(slide: TrailingSlide, trailing: Trailing): TrailingFacts {
  const { months } = slide;
  const { shown } = linesOf(slide, trailing);
  const notes = notesOf(
    shown.map(({ data }) => ({ data, months })),
    MOST_NOTES,
  );
  const series = shown.map(({ line, data }) => trailingSeries(data, { ...line, months }));
  const [first] = series;
  const rows = boxRows(shown);
  const noteRows = Math.ceil(notes.length / 3);
  const room = BODY - TITLE - ROW - GAP - (noteRows > 0 ? noteRows * NOTE + GAP : 0);
  const whole = room - boxHeight(rows);
  const isBoxCut = whole < LEAST_CHART;
  const chart: TrailingChart = {
    kind: 'trailing',
    name: slide.heading ?? shown[0]?.data.name ?? '',
    // Two units share no axis; what is left out of the chart is in the table under it.
    series: series.filter(({ measure }) => measure.unit === first?.measure.unit),
    isFlow: shown.every(({ line, data }) => data.isFlow && line.change === undefined),
    notes: notes.map(({ date }) => date),
  };
  return {
    chart: shown.length === 0 ? null : chart,
    kpis: new Map(series.flatMap((one, index) => (shown[index] ? [[one, shown[index].data]] : []))),
    title: `Trailing six weeks, then ${months === 'trailing' ? 'twelve months' : 'the months of the fiscal year'}`,
    height: isBoxCut ? room - rows.length * ROW : whole,
    isBoxCut,
    notes,
    rows,
  };
}

/** What stands where none of a slide's KPIs is in the workspace. */
export function missingText(slide: TrailingSlide, trailing: Trailing): string {
  return `There is no KPI ${linesOf(slide, trailing).missing.join(', ')} in this workspace.`;
}

function linesOf(slide: TrailingSlide, trailing: Trailing): { shown: Shown[]; missing: string[] } {
  return {
    shown: slide.lines.flatMap((line): Shown[] => {
      const data = trailing[line.kpi];
      return data ? [{ line, data }] : [];
    }),
    missing: slide.lines.filter(({ kpi }) => !trailing[kpi]).map(({ kpi }) => `“${kpi}”`),
  };
}

/** Each KPI once, under the name that its first line has. */
function boxRows(shown: readonly Shown[]): BoxRow[] {
  const lines = shown.filter(({ line, data }, index) => {
    const isFirst = shown.findIndex((other) => other.data.id === data.id) === index;
    return isFirst && !line.isTarget;
  });
  return lines.map(({ line, data }) => ({ data, label: line.label ?? data.name }));
}

function footnotes(shown: readonly Shown[], missing: readonly string[]): (string | null)[] {
  const definitions = shown.flatMap(({ data }) =>
    data.definition ? [`${data.name}: ${data.definition}`] : [],
  );
  const versions = shown.flatMap(({ data }) =>
    data.versions
      .slice(-1)
      .map(({ effectiveOn, definition }) => `New definition from ${formatDate(effectiveOn)}: ${definition}`),
  );
  const isRate = shown.some(({ data }) => data.change === 'basis-points');
  return [
    'Prior-year weeks are 364 days earlier; to-date values compare the same number of days',
    isRate ? 'Changes of rates are in basis points' : null,
    ...versions,
    ...definitions.slice(0, 2),
    missing.length > 0 ? `There is no KPI ${missing.join(', ')}` : null,
  ];
}
