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
import { annotationLook, keyExtra, notesExtra } from '../fit/slide-text.ts';
import type { TrailingLine, TrailingSlide } from '../slide.ts';
import { nothing, table, text } from './blocks.ts';
import type { SlideOutline } from './outline.ts';

type Shown = { line: TrailingLine; data: TrailingData };
type Trailing = Readonly<Record<string, TrailingData>>;

const MOST_NOTES = 6;
const [BODY, TITLE, GAP, ROW] = [506, 30, 18, 31];

export const trailingOutline: SlideOutline = {
  parts: (_data, slide, _extra, { trailing }) =>
    slide.kind === 'trailing' ? trailingFacts(slide, trailing).pages.length : 1,
  words: ({ slide, part, document: { trailing } }) => {
    if (slide.kind !== 'trailing') return {};
    const { shown, missing } = linesOf(slide, trailing);
    return {
      assertion: shown[0]?.data.name,
      notes: part > 1 ? commonNotes(shown) : footnotes(shown, missing),
    };
  },
  body: ({ slide, part, document: { trailing } }) => {
    if (slide.kind !== 'trailing') return [];
    const { chart, title, height, notes, rows } = trailingPage(slide, trailing, part);
    if (chart === null) return [nothing(missingText(slide, trailing))];
    return [
      ...(height === null ? [] : [{ type: 'chart', title, chart, height } as const]),
      ...(notes.length > 0 ? [text(notes.map(noteLine))] : []),
      ...(rows === null ? [] : [table(boxFacts(rows))]),
    ];
  },
};

type Part = 'chart' | 'notes' | 'box';

type TrailingFacts = {
  /** `null` when none of the KPIs is there. */
  chart: TrailingChart | null;
  /** The KPI of each series of the chart. */
  kpis: ReadonlyMap<TrailingSeries, { id: string; name: string }>;
  title: string;
  /** Pixels that are left for the chart. */
  height: number;
  /** What stands on each page: names may be so long that they leave the chart too little room. */
  pages: readonly Part[][];
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
function trailingFacts(slide: TrailingSlide, trailing: Trailing): TrailingFacts {
  const { months } = slide;
  const { shown } = linesOf(slide, trailing);
  const notes = notesOf(
    shown.map(({ data }) => ({ data, months })),
    MOST_NOTES,
  );
  const series = shown.map(({ line, data }) => trailingSeries(data, { ...line, months }));
  const [first] = series;
  const rows = boxRows(shown);
  const title = `Trailing six weeks, then ${months === 'trailing' ? 'twelve months' : 'the months of the fiscal year'}`;
  const noteHeight = notes.length > 0 ? annotationLook(notes.map(noteLine)).height + GAP : 0;
  const chart: TrailingChart = {
    kind: 'trailing',
    name: slide.heading ?? shown[0]?.data.name ?? '',
    // Two units share no axis; what is left out of the chart is in the table under it.
    series: series.filter(({ measure }) => measure.unit === first?.measure.unit),
    isFlow: shown.every(({ line, data }) => data.isFlow && line.change === undefined),
    notes: notes.map(({ date }) => date),
  };
  const caption = TITLE + keyExtra(title, [...namesIn(chart), ...MARKS]);
  const room = BODY - caption - notesExtra(footnotes(shown, []));
  const heights = { notes: noteHeight, box: ROW + GAP + boxHeight(rows) };
  const pages = pagesOf(heights, room);
  const under = pages[0]?.flatMap((part) => (part === 'chart' ? [] : heights[part])) ?? [];
  return {
    chart: shown.length === 0 ? null : chart,
    kpis: new Map(series.flatMap((one, index) => (shown[index] ? [[one, shown[index].data]] : []))),
    title,
    height: under.reduce((left, height) => left - height, room),
    pages,
    notes,
    rows,
  };
}

/** Chart, annotations and box on as few pages as have room for them and leave the chart enough of it. */
function pagesOf({ notes, box }: { notes: number; box: number }, room: number): Part[][] {
  if (room - notes - box >= LEAST_CHART) return [['chart', 'notes', 'box']];
  if (room - notes >= LEAST_CHART) return [['chart', 'notes'], ['box']];
  return notes + box <= BODY ? [['chart'], ['notes', 'box']] : [['chart'], ['notes'], ['box']];
}

/** The lines that the key names: one alone is “this year”. */
function namesIn({ series }: TrailingChart): string[] {
  const lines = series.filter(({ isTarget }) => !isTarget);
  return lines.length === 1 ? ['this year'] : lines.map(({ name }) => name);
}

/** What else may stand in the key of a chart. */
const MARKS = ['prior year', 'target', 'not complete'];

type TrailingPage = Pick<TrailingFacts, 'chart' | 'kpis' | 'title' | 'notes'> & {
  /** `null` on a page without the chart, or without the box. */
  height: number | null;
  rows: readonly BoxRow[] | null;
};

/** One page of the slide. */
export function trailingPage(slide: TrailingSlide, trailing: Trailing, part: number): TrailingPage {
  const { pages, height, notes, rows, ...facts } = trailingFacts(slide, trailing);
  const parts = pages[part - 1] ?? [];
  return {
    ...facts,
    height: parts.includes('chart') ? height : null,
    notes: parts.includes('notes') ? notes : [],
    rows: parts.includes('box') ? rows : null,
  };
}

/** An annotation with its number, as it stands under the chart. */
export function noteLine({ number, date, text: said }: NumberedNote): string {
  return `${number} ${formatDate(date)}: ${said}`;
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

/** What holds for the values of every KPI; what each of them is stands under the chart. */
function commonNotes(shown: readonly Shown[]): (string | null)[] {
  const isRate = shown.some(({ data }) => data.change === 'basis-points');
  return [
    'Prior-year weeks are 364 days earlier; to-date values compare the same number of days',
    isRate ? 'Changes of rates are in basis points' : null,
  ];
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
  return [
    ...commonNotes(shown),
    ...versions,
    ...definitions.slice(0, 2),
    missing.length > 0 ? `There is no KPI ${missing.join(', ')}` : null,
  ];
}
