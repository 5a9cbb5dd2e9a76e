import type { StackedChart } from '../../chart/chart-data.ts';
import { formatCount, formatDate, formatPercent, NO_VALUE } from '../../figure/format.ts';
import { countText } from '../../figure/measure.ts';
import { exerciseColumns, patchChart } from '../../review/facts/assurance-facts.ts';
import type { FactColumn } from '../../review/facts/facts.ts';
import { dateOr } from '../../review/facts/words.ts';
import type { ReviewData } from '../../review/review-data.ts';
import type { AssuranceSection } from '../../review/sections.ts';
import { SHOWN_FIGURES } from '../../review/shown-figures.ts';
import { areLong } from '../fit/chart-names.ts';
import { rowsIn, tilesExtra } from '../fit/tile-heights.ts';
import type { Findings, PostureGroup, SlideExtra } from '../slide-body.ts';
import {
  beside,
  bodyOf,
  chart,
  inOneLine,
  listPage,
  listPages,
  nothing,
  pickFigures,
  table,
  tiles,
} from './blocks.ts';
import type { SlideOutline } from './outline.ts';

/** Rows of the table under the charts, and on pages of its own. */
const [GROUPS_BELOW, GROUPS] = [7, 13];
const MOST_BARS = 6;
const LEVELS = ['critical', 'high', 'medium', 'low'] as const;
const COLOURS = { critical: 'sev1', high: 'sev2', medium: 'sev3', low: 'sev4' } as const;

const COLUMNS: readonly FactColumn<PostureGroup>[] = [
  { header: 'Asset group', cell: ({ name }) => name, record: ({ id }) => ({ entity: 'posture', id }) },
  { header: 'Counted', cell: ({ countedOn }) => formatDate(countedOn), width: '8em' },
  { header: 'Assets', cell: ({ assets }) => countText(assets), width: '6em', isNumber: true },
  { header: 'Patched', cell: patched, width: '6em', isNumber: true },
  { header: 'Open', cell: ({ open }) => findings(open), width: '13em', isNumber: true },
  { header: 'Overdue', cell: ({ overdue }) => findings(overdue), width: '13em', isNumber: true },
];

function listRoom(extra: SlideExtra) {
  const room = { perPage: GROUPS, columns: COLUMNS };
  return chartPages(extra) > 0 ? room : { ...room, first: GROUPS_BELOW };
}

export const securityPostureOutline: SlideOutline = {
  parts: (_data, slide, extra) => listPages(groupsOf(extra), slide, listRoom(extra)) + chartPages(extra),
  words: ({ extra }) => ({
    assertion: postureAssertion(groupsOf(extra)),
    notes: [
      'Open and overdue: critical · high · medium · low, “—” where it is not recorded',
      'Patched = assets within their deadline ÷ assets, by the newest count of each group in 45 days',
    ],
  }),
  body: ({ data, slide, extra, part }) => {
    const groups = groupsOf(extra);
    const patch = chart('Patched within the deadline', patchChart(data.assurance), 112);
    if (groups.length === 0 && patch.length === 0) return [nothing('No patch posture is recorded.')];
    const own = chartPages(extra);
    const { rows, more, columns } = listPage(groups, slide, { part: part - own, ...listRoom(extra) });
    const list = table(
      {
        name: 'Asset groups, most overdue first',
        isTitled: false,
        columns,
        rows,
        rowKey: ({ id }) => id,
        empty: 'No asset group was counted in the last 45 days.',
      },
      { more },
    );
    if (part > 1) return [list];
    const overdue = chart('Overdue findings by group', overdueChart(groups), own > 0 ? OWN_PAGE : 112);
    return [
      ...tiles(data.figures, SHOWN_FIGURES.posture, { columns: 3 }),
      ...(overdue.length + patch.length > 0 ? [beside([0.5, patch], [0.5, overdue])] : []),
      ...(own > 0 ? [] : [list]),
    ];
  },
};

/** Names of groups are so long that the chart of them leaves no room for their list: it has a page before it then. */
function chartPages(extra: SlideExtra): 0 | 1 {
  return areLong(overdueChart(groupsOf(extra))?.periods ?? [], UNDER_BAR, 2) ? 1 : 0;
}

/** A name under a bar, and the chart on a page without the list, in pixels. */
const [UNDER_BAR, OWN_PAGE] = [82, 330];

/** Overdue findings of the groups with most of them. */
function overdueChart(groups: readonly PostureGroup[]): StackedChart | null {
  const isLate = ({ overdue }: PostureGroup) => LEVELS.some((level) => (overdue[level] ?? 0) > 0);
  const shown = groups.filter(isLate).slice(0, MOST_BARS);
  if (shown.length === 0) return null;
  return {
    kind: 'stacked',
    name: 'Overdue findings',
    measure: { unit: 'count' },
    periods: shown.map(({ name }) => name),
    stacks: LEVELS.map((level) => ({
      name: level,
      colour: COLOURS[level],
      values: shown.map(({ overdue }) => overdue[level]),
    })),
  };
}

function postureAssertion(groups: readonly PostureGroup[]): string | undefined {
  const known = groups.flatMap(({ overdue }) => overdue.critical ?? []);
  const [worst] = groups;
  if (known.length === 0 || !worst) return undefined;
  const late = known.reduce((sum, n) => sum + n, 0);
  if (late === 0)
    return `No critical finding is overdue in ${formatCount(known.length, 'asset group', 'asset groups')}.`;
  return `${countText(late)} critical ${late === 1 ? 'finding is' : 'findings are'} overdue, most of them in ${worst.name}.`;
}

function findings(found: Findings): string {
  return LEVELS.map((level) => (found[level] === null ? NO_VALUE : countText(found[level]))).join(' · ');
}

function patched({ assets, within }: PostureGroup): string {
  return assets === 0 ? NO_VALUE : formatPercent(within / assets, { max: 1 });
}

function groupsOf(extra: SlideExtra): readonly PostureGroup[] {
  return bodyOf(extra, 'security-posture')?.groups ?? [];
}

type Exercise = AssuranceSection['exercises'][number];

/** Rows of a page, of them so many less under the tiles; more where every name stands in one line. */
const [EXERCISES, SHORT_EXERCISES, UNDER_TILES, MOST_NAME] = [10, 13, 2, 72];
const PLANNED: FactColumn<Exercise> = {
  header: 'Planned',
  cell: ({ plannedOn }) => dateOr(plannedOn),
  width: '8.5em',
};

export const resilienceOutline: SlideOutline = {
  parts: (data, slide) => listPages(data.assurance.exercises, slide, roomFor(data)),
  words: ({ data }) => ({
    assertion: exerciseAssertion(data.assurance.exercises),
    notes: [
      'An exercise passes when it meets its recovery time and its recovery point',
      'Overdue ones, those of the last 13 weeks and those of the next 30 days',
    ],
  }),
  body: ({ data, slide, part }) => {
    const room = roomFor(data);
    const { rows, more, columns } = listPage(data.assurance.exercises, slide, { part, ...room });
    return [
      ...(part === 1 ? tiles(data.figures, SHOWN_FIGURES.resilience, { columns: 3 }) : []),
      table(
        {
          name: 'Exercises and restores',
          isTitled: false,
          columns,
          rows,
          rowKey: ({ id }) => id,
          empty: 'No exercise or restore is recorded.',
        },
        { more },
      ),
    ];
  },
};

function roomFor({ assurance: { exercises }, figures }: ReviewData) {
  const less = rowsIn(tilesExtra(pickFigures(figures, SHOWN_FIGURES.resilience), 3));
  const [kind, name, held, result] = exerciseColumns;
  const columns = [kind, name, PLANNED, held, result].flatMap((column) => column ?? []);
  const room = exercises.every((exercise) => exercise.name.length <= MOST_NAME)
    ? { perPage: SHORT_EXERCISES, columns: inOneLine(columns) }
    : { perPage: EXERCISES, columns };
  return { ...room, first: room.perPage - UNDER_TILES - less };
}

function exerciseAssertion(exercises: readonly Exercise[]): string | undefined {
  if (exercises.length === 0) return undefined;
  const overdue = exercises.filter(({ isOverdue }) => isOverdue).length;
  const held = exercises.filter(({ heldOn }) => heldOn !== null);
  const passed = held.filter(({ meetsTargets }) => meetsTargets === true).length;
  const late =
    overdue === 0 ? 'none is overdue' : `${formatCount(overdue, 'exercise is', 'exercises are')} overdue`;
  if (held.length === 0) return `No exercise was held lately; ${late}.`;
  return `${passed} of ${formatCount(held.length, 'exercise', 'exercises')} held met ${held.length === 1 ? 'its' : 'their'} targets; ${late}.`;
}
