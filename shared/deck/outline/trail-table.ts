import { NO_VALUE } from '../../figure/format.ts';
import { changesOf, type TrailingData, type TrailingPoint } from '../../kpi/trailing.ts';
import type { FactColumn, Facts } from '../../review/facts/facts.ts';
import { kpiValue } from '../../review/facts/kpi-facts.ts';
import { changeText, monthsOf } from '../../review/facts/trailing-facts.ts';
import type { TrailTableRow, TrailTableSlide } from '../slide.ts';
import { listPage, listPages, nothing, table } from './blocks.ts';
import type { SlideOutline } from './outline.ts';

type Trailing = Readonly<Record<string, TrailingData>>;
export type TrailRow = {
  key: string;
  header: string;
  isHeading: boolean;
  cells: readonly string[];
  note: string;
};

const [ROWS, MOST_PAGES] = [15, 20];

export const trailTableOutline: SlideOutline = {
  parts: (_data, slide, _extra, { trailing }) =>
    slide.kind === 'trail-table' && missingText(slide, trailing) === null
      ? listPages(rowsOf(slide, trailing), slide, listRoom(slide, trailing))
      : 1,
  words: ({ slide, document: { trailing } }) => {
    if (slide.kind !== 'trail-table') return {};
    if (missingText(slide, trailing) !== null) return {};
    const missing = missingOf(slide, trailing);
    const partial = pointsOf(slide, Object.values(trailing)[0])
      .filter(({ isPartial, value }) => isPartial && value !== null)
      .map(({ label }) => label);
    return {
      notes: [
        slide.span === 'weeks' ? 'QTD, YTD: quarter and year to date' : null,
        partial.length > 0 ? `Not complete: ${partial.join(', ')}` : null,
        missing.length > 0 ? `There is no KPI ${missing.join(', ')}` : null,
        '“—” = no data, never zero',
      ],
    };
  },
  body: ({ slide, document: { trailing }, part }) => {
    if (slide.kind !== 'trail-table') return [];
    const missing = missingText(slide, trailing);
    if (missing !== null) return [nothing(missing)];
    const { facts, more } = trailRowsOfPart(slide, trailing, part);
    return [table(facts, { more })];
  },
};

/** What stands in the place of a table none of whose KPIs is in the workspace; `null` where one is, or none is asked for. */
export function missingText(slide: TrailTableSlide, trailing: Trailing): string | null {
  const missing = missingOf(slide, trailing);
  const isAny = slide.rows.some(({ kpi }) => kpi !== undefined && trailing[kpi]);
  return isAny || missing.length === 0 ? null : `There is no KPI ${missing.join(', ')} in this workspace.`;
}

/** The KPIs of the rows that the workspace does not have, each once. */
function missingOf({ rows }: TrailTableSlide, trailing: Trailing): string[] {
  const wanted = new Set(rows.flatMap(({ kpi }) => kpi ?? []));
  return [...wanted].filter((kpi) => !trailing[kpi]).map((kpi) => `“${kpi}”`);
}

/** The rows of one page, and how many no page has room for. */
export function trailRowsOfPart(
  slide: TrailTableSlide,
  trailing: Trailing,
  part: number,
): { facts: Facts<TrailRow>; more: number } {
  const room = listRoom(slide, trailing);
  const { rows, more, columns } = listPage(rowsOf(slide, trailing), slide, { part, ...room });
  return {
    facts: {
      name: slide.heading ?? 'Trailing values',
      isTitled: false,
      columns,
      rows,
      rowKey: ({ key }) => key,
      empty: 'The table has no rows.',
    },
    more,
  };
}

function columnsOf(slide: TrailTableSlide, trailing: Trailing): FactColumn<TrailRow>[] {
  return [
    { header: 'KPI', cell: ({ header }) => header, text: ({ header, note }) => note || header },
    ...headersOf(slide, trailing).map(
      (header, index): FactColumn<TrailRow> => ({
        header,
        cell: ({ cells }) => cells[index] ?? '',
        width: slide.span === 'weeks' ? '7em' : '5em',
        isNumber: true,
      }),
    ),
  ];
}

function headersOf(slide: TrailTableSlide, trailing: Trailing): string[] {
  const points = pointsOf(slide, Object.values(trailing)[0]);
  return [...points.map(({ label }) => label), ...(slide.span === 'weeks' ? ['QTD', 'YTD'] : [])];
}

function rowOf(slide: TrailTableSlide, row: TrailTableRow, index: number, trailing: Trailing): TrailRow {
  const base = { key: String(index), header: row.header, note: '' };
  if (row.kpi === undefined) return { ...base, isHeading: true, cells: [] };
  const data = trailing[row.kpi];
  if (!data) {
    const cells = headersOf(slide, trailing).map(() => NO_VALUE);
    return { ...base, isHeading: false, cells, note: `There is no KPI “${row.kpi}”.` };
  }
  return {
    ...base,
    header: row.header || data.name,
    isHeading: false,
    cells: row.isTarget
      ? targetsOf(slide, data)
      : row.change === undefined
        ? valuesOf(slide, data)
        : changeCells(slide, data, row.change),
  };
}

function valuesOf(slide: TrailTableSlide, data: TrailingData): string[] {
  const { quarterToDate, yearToDate } = data.box;
  const toDate = slide.span === 'weeks' ? [quarterToDate.value, yearToDate.value] : [];
  return [...pointsOf(slide, data).map(({ value }) => value), ...toDate].map((value) =>
    kpiValue(data, value),
  );
}

function targetsOf(slide: TrailTableSlide, data: TrailingData): string[] {
  return pointsOf(slide, data).map(({ target }) => kpiValue(data, target));
}

function changeCells(
  slide: TrailTableSlide,
  data: TrailingData,
  change: 'year' | 'week' | 'month',
): string[] {
  const { quarterOnYear, yearOnYear } = data.box;
  const toDate = slide.span === 'weeks' && change === 'year' ? [quarterOnYear, yearOnYear] : [];
  const grain = slide.span === 'weeks' ? 'week' : 'month';
  const changes = changesOf(pointsOf(slide, data), change, data.change, grain);
  return [...changes, ...toDate].map((told) => changeText(told, data.change));
}

function pointsOf(slide: TrailTableSlide, data: TrailingData | undefined): readonly TrailingPoint[] {
  if (!data) return [];
  return slide.span === 'weeks' ? data.weeks : monthsOf(data, slide.months);
}

function rowsOf(slide: TrailTableSlide, trailing: Trailing): TrailRow[] {
  return slide.rows.map((row, index) => rowOf(slide, row, index, trailing));
}

function listRoom(slide: TrailTableSlide, trailing: Trailing) {
  return { perPage: ROWS, most: MOST_PAGES, columns: columnsOf(slide, trailing) };
}
