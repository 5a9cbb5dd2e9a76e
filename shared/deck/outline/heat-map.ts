import { formatCount, formatPercent, NO_VALUE } from '../../figure/format.ts';
import type { FactColumn } from '../../review/facts/facts.ts';
import { columnWidths, fittedSize, type TextSize } from '../fit/fitted-rows.ts';
import type { Slide } from '../slide.ts';
import type { HeatRow, SlideExtra } from '../slide-body.ts';
import { bodyOf, listPage, listPages, nothing, table } from './blocks.ts';
import type { SlideOutline } from './outline.ts';

/** The column of names beside the weeks. */
const NAMES: FactColumn<HeatRow> = { header: 'Service · SLO', cell: heatName, width: '30%' };
const LIST = { perPage: 14, columns: [NAMES] };
const ROOM = { width: 1168, font: 14 };

/** What a week of an objective was: budget spent at burn 1 is all that it may spend. */
export type WeekState = 'met' | 'fast' | 'missed' | 'none';

/** A week's state as a mark and as a word. */
export const WEEK_STATES: Readonly<Record<WeekState, { mark: string; word: string }>> = {
  met: { mark: '●', word: 'met' },
  fast: { mark: '▲', word: 'met, more than half of its budget spent' },
  missed: { mark: '■', word: 'missed' },
  none: { mark: NO_VALUE, word: 'no data' },
};

export const heatMapOutline: SlideOutline = {
  parts: (_data, slide, extra) => listPages(rowsOf(extra), slide, LIST),
  words: ({ extra, slide, part }) => {
    const body = bodyOf(extra, 'slo-heat-map');
    const { more } = heatPage(extra, slide, part);
    return {
      assertion: assertionOf(rowsOf(extra)),
      notes: [
        '● the week met the objective  ▲ met, more than half of the week’s budget spent  ■ missed  — no data',
        body?.weeks.some(({ isPartial }) => isPartial) ? 'The last week is not over' : null,
        more > 0 ? `and ${more} more objectives` : null,
      ],
    };
  },
  body: ({ slide, extra, part }) => {
    const body = bodyOf(extra, 'slo-heat-map');
    if (!body || body.rows.length === 0) return [nothing(NO_OBJECTIVES)];
    const { rows } = heatPage(extra, slide, part);
    return [
      table<HeatRow>({
        name: 'Objectives by week',
        isTitled: false,
        columns: [
          { ...NAMES, width: '28%' },
          { header: 'Tier', cell: ({ tier }) => String(tier ?? NO_VALUE), isNumber: true, width: '3.5em' },
          { header: 'Objective', cell: ({ objective }) => goalOf(objective), isNumber: true, width: '6.5em' },
          ...body.weeks.map(({ label }, index) => ({
            header: label,
            width: '3.9em',
            cell: ({ cells }: HeatRow) => WEEK_STATES[stateOf(cells[index])].mark,
          })),
        ],
        rows,
        rowKey: ({ slo }) => slo.id,
        empty: NO_OBJECTIVES,
      }),
    ];
  },
};

export const NO_OBJECTIVES = 'No SLO is defined here, so there are no weeks to show.';

/** The objectives of one page. */
export function heatPage(extra: SlideExtra, slide: Slide, part: number) {
  return listPage(rowsOf(extra), slide, { part, ...LIST });
}

/** A week at burn 1 spends what it may; from half of that on it is worth a look. */
export function stateOf(cell: HeatRow['cells'][number] | undefined): WeekState {
  if (!cell || cell.attainment === null || cell.burn === null) return 'none';
  if (cell.burn > 1) return 'missed';
  return cell.burn > 0.5 ? 'fast' : 'met';
}

/** The SLO with its service, which many names begin with already. */
export function heatName({ slo, service }: HeatRow): string {
  return slo.name.startsWith(service.name) ? slo.name : `${service.name} · ${slo.name}`;
}

/** The size in which the names of a page are whole: all of them small where one has to be. */
export function heatNameSizes(rows: readonly HeatRow[]): TextSize[] {
  const [width = 0] = columnWidths([NAMES, {}], ROOM);
  const sizes = rows.map((row) => fittedSize(heatName(row), { font: ROOM.font, width, lines: 1 }));
  const isSmall = sizes.some((size) => size > 0);
  return sizes.map((size) => size || (isSmall ? 1 : 0));
}

export function goalOf(objective: number): string {
  return formatPercent(objective, { max: 3 });
}

function assertionOf(rows: readonly HeatRow[]): string | undefined {
  if (rows.length === 0) return undefined;
  const missed = rows.filter(({ cells }) => cells.some((cell) => stateOf(cell) === 'missed')).length;
  const weeks = rows[0]?.cells.length ?? 0;
  const all = formatCount(rows.length, 'objective', 'objectives');
  return missed === 0
    ? `No week of the last ${weeks} missed any of ${all}.`
    : `${missed} of ${all} missed at least one of the last ${weeks} weeks.`;
}

function rowsOf(extra: SlideExtra): readonly HeatRow[] {
  return bodyOf(extra, 'slo-heat-map')?.rows ?? [];
}
