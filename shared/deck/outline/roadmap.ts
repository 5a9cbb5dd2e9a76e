import { formatCount, formatDate, NO_VALUE } from '../../figure/format.ts';
import { actionFacts, ageingChart } from '../../review/facts/action-facts.ts';
import type { FactColumn, Marked } from '../../review/facts/facts.ts';
import { asWords, nameOf, ragMark } from '../../review/facts/words.ts';
import type { ReviewData } from '../../review/review-data.ts';
import type { Slide } from '../slide.ts';
import type { DecisionRow, MilestoneRow, SlideExtra } from '../slide-body.ts';
import { assertionOf, beside, bodyOf, chart, listPage, listPages, periodOf, table } from './blocks.ts';
import type { SlideOutline } from './outline.ts';

const PER_PAGE = 10;
const ACTIONS = 11;

const DECISIONS: readonly FactColumn<DecisionRow>[] = [
  { header: 'On', cell: ({ decidedOn }) => formatDate(decidedOn), width: '7.5em' },
  {
    header: 'Decision',
    cell: ({ key, name }) => [key, name].filter(Boolean).join(' '),
    record: ({ id }) => ({ entity: 'decision', id }),
    lines: 2,
  },
  { header: 'Why', cell: ({ why }) => why ?? NO_VALUE, width: '40%', lines: 2 },
  { header: 'By', cell: ({ decidedBy }) => nameOf(decidedBy), width: '11em' },
];

const DECISION_LIST = { perPage: PER_PAGE, columns: DECISIONS };

export const decisionsOutline: SlideOutline = {
  parts: (_data, slide, extra) => listPages(decisionsOf(extra), slide, DECISION_LIST),
  words: ({ extra }) => {
    const count = decisionsOf(extra).length;
    const told = formatCount(count, 'decision was', 'decisions were');
    return { assertion: count > 0 ? `${told} taken ${periodOf(extra)}.` : undefined };
  },
  body: ({ slide, extra, part }) => {
    const { rows, more, columns } = listPage(decisionsOf(extra), slide, { part, ...DECISION_LIST });
    const empty = `No decision is recorded ${periodOf(extra)}.`;
    return [
      table({ name: 'Decisions', isTitled: false, columns, rows, rowKey: ({ id }) => id, empty }, { more }),
    ];
  },
};

function decisionsOf(extra: SlideExtra): readonly DecisionRow[] {
  return bodyOf(extra, 'decisions')?.rows ?? [];
}

const MILESTONES: readonly FactColumn<MilestoneRow>[] = [
  { header: 'Due', cell: ({ dueOn }) => (dueOn ? formatDate(dueOn) : 'no date'), width: '7.5em' },
  {
    header: 'Milestone',
    cell: ({ name }) => name,
    record: ({ id }) => ({ entity: 'milestone', id }),
    lines: 2,
  },
  { header: 'Status', cell: milestoneState, width: '8.5em' },
  { header: 'Horizon', cell: ({ horizon }) => horizon, width: '7em' },
  { header: 'Objective', cell: ({ objective }) => objective?.name ?? NO_VALUE, width: '26%', lines: 2 },
  { header: 'Owner', cell: ({ owner }) => nameOf(owner), width: '10em' },
];

function milestoneState({ status, isLate }: MilestoneRow): Marked {
  if (isLate) return ragMark('red', 'Late');
  if (status === 'missed') return ragMark('red', 'Missed');
  return ragMark(status === 'done' ? 'green' : null, asWords(status));
}

const MILESTONE_LIST = { perPage: PER_PAGE, columns: MILESTONES };

export const roadmapOutline: SlideOutline = {
  parts: (_data, slide, extra) => listPages(milestonesOf(extra), slide, MILESTONE_LIST),
  words: ({ slide, extra }) => ({
    assertion: roadmapAssertion(milestonesOf(extra)),
    notes: [`Milestones to come, those still to be done, and those due in the last ${spanOf(slide)}`],
  }),
  body: ({ slide, extra, part }) => {
    const { rows, more, columns } = listPage(milestonesOf(extra), slide, { part, ...MILESTONE_LIST });
    return [
      table(
        {
          name: 'Milestones',
          isTitled: false,
          columns,
          rows,
          rowKey: ({ id }) => id,
          empty: `No such milestone is planned or was due in the last ${spanOf(slide)}.`,
        },
        { more },
      ),
    ];
  },
};

function spanOf(slide: Slide): string {
  return slide.kind === 'roadmap' && slide.horizons ? 'year' : 'four weeks';
}

function milestonesOf(extra: SlideExtra): readonly MilestoneRow[] {
  return bodyOf(extra, 'roadmap')?.rows ?? [];
}

function roadmapAssertion(rows: readonly MilestoneRow[]): string | undefined {
  if (rows.length === 0) return undefined;
  const late = rows.filter(({ isLate }) => isLate).length;
  const done = rows.filter(({ status }) => status === 'done').length;
  const lateWords = late === 0 ? 'none is late' : `${late} ${late === 1 ? 'is' : 'are'} late`;
  return `${formatCount(rows.length, 'milestone', 'milestones')}: ${lateWords}, ${done === 0 ? 'none' : done} done.`;
}

/** As wide as beside the chart of the first page. */
const ACTION_LIST = {
  perPage: ACTIONS,
  columns: actionFacts([], { title: '', empty: '' }).columns,
  width: 778,
};

export const actionAgeingOutline: SlideOutline = {
  parts: (data, slide) => listPages(latestActions(data), slide, ACTION_LIST),
  words: ({ data }) => ({
    assertion: assertionOf(data, 'actions'),
    notes: ['Days late count from the present due date; “promised for” is the date first given'],
  }),
  body: ({ data, slide, part }) => {
    const { rows, more, columns } = listPage(latestActions(data), slide, { part, ...ACTION_LIST });
    const words = { title: 'Overdue actions, latest first', empty: 'No action is overdue.' };
    const list = table({ ...actionFacts(rows, words), columns }, { more });
    const ageing = part === 1 ? chart('Open actions by age', ageingChart(data.actions.ageing), 230) : [];
    return ageing.length > 0 ? [beside([0.31, ageing], [0.69, [list]])] : [list];
  },
};

function latestActions({ actions }: ReviewData) {
  return actions.overdue.toSorted((a, b) => b.daysOverdue - a.daysOverdue);
}
