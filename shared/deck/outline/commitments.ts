import { formatPercent, formatQuarter } from '../../figure/format.ts';
import { actionFacts, ageingChart } from '../../review/facts/action-facts.ts';
import { attentionFacts, loudEntries, rankedEntries } from '../../review/facts/attention-facts.ts';
import { postmortemFacts } from '../../review/facts/incident-facts.ts';
import { okrFacts } from '../../review/facts/okr-facts.ts';
import { decisionFacts, riskFacts, vendorFacts } from '../../review/facts/risk-facts.ts';
import type { ReviewData } from '../../review/review-data.ts';
import type { ObjectiveRow } from '../../review/sections.ts';
import { SHOWN_FIGURES } from '../../review/shown-figures.ts';
import { rowHeights } from '../fit/fitted-rows.ts';
import type { Slide } from '../slide.ts';
import {
  assertionOf,
  beside,
  chart,
  columnsFor,
  leadOf,
  limited,
  listPage,
  listPages,
  noteOf,
  nothing,
  partsFor,
  table,
  tiles,
} from './blocks.ts';
import type { SlideOutline } from './outline.ts';

const ENTRY_LIST = { perPage: 10, most: 2, columns: attentionFacts([]).columns };

export const attentionOutline: SlideOutline = {
  parts: attentionParts,
  words: ({ data: { attention, ...data } }) => {
    const quiet = attention.length - loudEntries(attention).length;
    return {
      assertion: assertionOf({ ...data, attention }, 'attention'),
      notes: [
        'Ranked by severity (0–100) of the worst rule met, more for each further one. High from 70, medium from 45.',
        quiet > 0 ? `${quiet} dismissed and not worse since, not shown` : null,
      ],
    };
  },
  body: ({ data, slide, part }) => {
    const { facts, more } = entriesOfPart(data, slide, part);
    return [table(facts, { more })];
  },
};

/** The entries of one page; the last page says how many more there are. */
export function entriesOfPart(data: ReviewData, slide: Slide, part: number) {
  const ranked = rankedEntries(data.attention);
  const { rows, more, columns } = listPage(ranked, slide, { part, ...ENTRY_LIST });
  return { facts: { ...attentionFacts(rows), columns }, more };
}

function attentionParts({ attention }: ReviewData, slide: Slide): number {
  return listPages(rankedEntries(attention), slide, ENTRY_LIST);
}

export const postmortemsActionsOutline: SlideOutline = {
  words: ({ data }) => ({
    assertion: assertionOf(data, 'actions'),
    notes: [
      'On time = completed on or before the date first promised; moving a date does not improve it',
      'Postmortems of SEV-1 and SEV-2 are due 5 business days after restoration',
      noteOf(data.figures['action.closure']),
    ],
  }),
  body: ({ data: { actions, incidents, figures } }) => {
    const overdue = actions.overdue.toSorted((a, b) => b.daysOverdue - a.daysOverdue);
    const late = actionFacts(overdue, {
      title: 'Overdue actions, oldest first',
      empty: 'No action is overdue.',
    });
    const ageing = chart('Open actions by age', ageingChart(actions.ageing), 140);
    return [
      ...tiles(figures, SHOWN_FIGURES.actions, { columns: 5 }),
      beside(
        [0.56, [table(late, { limit: 7 })]],
        [
          0.44,
          [
            table(postmortemFacts(incidents.postmortems), { limit: 3 }),
            ...(ageing.length > 0 ? ageing : [nothing('No action is open.')]),
          ],
        ],
      ),
    ];
  },
};

const [OKR_LINES, MOST_OKR_PAGES] = [15, 3];

export const okrsOutline: SlideOutline = {
  parts: ({ okrs }, slide) => objectivePages(limited(okrs.rows, slide).rows).length,
  words: ({ data, part }) => ({
    assertion: assertionOf(data, 'okrs'),
    lead: part === 1 ? leadOf(data, 'okrs') : undefined,
    notes: [
      'Progress = (now − start) ÷ (target − start), kept within 0 and 1; an objective is the weighted mean of its key results',
      `The stroke marks the ${formatPercent(data.okrs.expected, { max: 0 })} of ${formatQuarter(data.okrs.quarter)} that has passed`,
      data.okrs.expected >= 1 ? GRADES_NOTE : STATUS_NOTE,
    ],
  }),
  body: ({ data, slide, part }) => {
    const { shown, more, columns } = objectivesOfPart(data, slide, part);
    return [table({ ...okrFacts({ ...data.okrs, rows: shown }), columns }, { limit: OKR_LINES, more })];
  },
};

/** The objectives of one page, and how many lines no page has room for. */
export function objectivesOfPart({ okrs }: ReviewData, slide: Slide, part: number) {
  const listed = limited(okrs.rows, slide).rows;
  const pages = objectivePages(listed);
  const left = linesOf(okrs.rows) - linesOf(pages.flat());
  return {
    shown: pages[part - 1] ?? [],
    columns: objectiveColumns(withinPages(listed)),
    limit: OKR_LINES,
    more: part === pages.length ? left : 0,
  };
}

const STATUS_NOTE =
  'On track: at most 10 points behind the share that has passed; at risk: at most 20; an objective stands as its weakest key result';
const GRADES_NOTE = 'Achieved: 0.7 and more of the way to the target; in part: 0.4 and more';

/** An objective is a line, and so is each of its key results. */
function linesOf(rows: readonly ObjectiveRow[]): number {
  return rows.reduce((lines, { keyResults }) => lines + 1 + keyResults.length, 0);
}

function objectiveColumns(rows: readonly ObjectiveRow[]) {
  const facts = okrFacts({ rows, expected: 0 });
  return columnsFor(facts.rows, facts);
}

type Columns = ReturnType<typeof objectiveColumns>;

/** The room that objectives take, in lines; one of a long name takes more. */
function roomOf(rows: readonly ObjectiveRow[], columns: Columns): number {
  const { rows: lines } = okrFacts({ rows, expected: 0 });
  const heights = rowHeights(columns, lines, { width: 1168, font: 14, row: LINE });
  return heights.reduce((sum, height) => sum + height, 0) / LINE;
}

/** The height of a line in pixels. */
const LINE = 28;

/** The first objectives, as many as all pages together can hold and one that they cannot. */
function withinPages(all: readonly ObjectiveRow[]): readonly ObjectiveRow[] {
  let lines = 0;
  const beyond = all.findIndex((row) => {
    lines += Math.min(OKR_LINES, linesOf([row]));
    return lines > OKR_LINES * MOST_OKR_PAGES;
  });
  return beyond < 0 ? all : all.slice(0, beyond + 1);
}

/** Objectives by page, about as many lines on each; an objective stays with its key results. */
function objectivePages(all: readonly ObjectiveRow[]): ObjectiveRow[][] {
  const rows = withinPages(all);
  const columns = objectiveColumns(rows);
  const room = roomOf(rows, columns);
  const parts = partsFor(room, OKR_LINES, MOST_OKR_PAGES);
  const each = Math.min(OKR_LINES, Math.ceil(room / parts));
  const pages: ObjectiveRow[][] = [[]];
  for (const row of rows) {
    const page = pages.at(-1) ?? [];
    const lines = roomOf([...page, row], columns);
    const isFull = page.length > 0 && lines > OKR_LINES;
    const isEnough = roomOf(page, columns) >= each;
    if (!isFull && !isEnough) page.push(row);
    else if (pages.length < MOST_OKR_PAGES) pages.push([row]);
    else break;
  }
  return pages;
}

export const risksDecisionsOutline: SlideOutline = {
  words: ({ data }) => ({
    assertion: assertionOf(data, 'risks'),
    lead: leadOf(data, 'risks'),
    notes: ['Score = likelihood (1–5) × impact (1–5): ■ 15 and more, ▲ 8 and more, ● below'],
  }),
  body: ({ data: { risks } }) => [
    beside(
      [0.62, [table(riskFacts(risks.rows), { limit: 8 })]],
      [
        0.38,
        [
          table(decisionFacts(risks.decisions), { limit: 4 }),
          table(vendorFacts(risks.vendors), { limit: 4 }),
        ],
      ],
    ),
  ],
};
