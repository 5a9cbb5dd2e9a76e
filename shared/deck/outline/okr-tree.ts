import { formatCount, formatPercent, formatQuarter } from '../../figure/format.ts';
import { okrMark, shareText } from '../../okr/okr-words.ts';
import type { FactColumn, Facts } from '../../review/facts/facts.ts';
import { confidenceOf, detailOf } from '../../review/facts/okr-facts.ts';
import { nameOf } from '../../review/facts/words.ts';
import type { ReviewData } from '../../review/review-data.ts';
import type { KeyResultRowView, ObjectiveRow, OkrSection } from '../../review/sections.ts';
import type { Slide } from '../slide.ts';
import { assertionOf, inOneLine, listPage, listPages, table } from './blocks.ts';
import type { SlideOutline } from './outline.ts';

const PER_PAGE = 11;
/** Where no name of a key result is longer than a line. */
const [SHORT_PER_PAGE, MOST_LETTERS] = [14, 56];

export type OkrNode = { objective: ObjectiveRow; depth: number; isOver: boolean };

const NODES: readonly FactColumn<OkrNode>[] = [
  {
    header: 'Objective',
    cell: ({ objective, depth }) => `${'– '.repeat(depth)}${keyed(objective)}`,
    text: ({ objective }) => objective.name,
    lines: 2,
  },
  { header: 'Progress', cell: () => '', width: '11em', isDrawn: true },
  { header: '%', cell: ({ objective }) => shareText(objective.progress), width: '3.5em', isNumber: true },
  {
    header: 'Status',
    cell: ({ objective, isOver }) => okrMark(objective, isOver),
    width: '9em',
  },
  {
    header: 'Key results',
    cell: ({ objective }) => String(objective.keyResults.length),
    width: '6em',
    isNumber: true,
  },
  { header: 'Owner', cell: ({ objective }) => nameOf(objective.owner ?? objective.team), width: '11em' },
];

const TREE_LIST = { perPage: PER_PAGE, columns: NODES };

export const okrTreeOutline: SlideOutline = {
  parts: ({ okrs }, slide) => listPages(nodesOf(okrs), slide, TREE_LIST),
  words: ({ data }) => ({
    assertion: assertionOf(data, 'okrs'),
    notes: [
      'An objective stands under the one it serves; its progress is the weighted mean of its key results',
      elapsedNote(data.okrs),
    ],
  }),
  body: ({ data, slide, part }) => {
    const { facts, more } = okrTreePage(data, slide, part);
    return [table(facts, { more })];
  },
};

/** The objectives of one page, in the order of the tree. */
export function okrTreePage({ okrs }: ReviewData, slide: Slide, part: number) {
  const { rows, more, columns } = listPage(nodesOf(okrs), slide, { part, ...TREE_LIST });
  const facts: Facts<OkrNode> = {
    name: 'Objectives by what they serve',
    isTitled: false,
    columns,
    rows,
    rowKey: ({ objective }) => objective.id,
    empty: 'No objective is set for this quarter.',
  };
  return { facts, more };
}

/** Objectives in the order of a tree. One whose parent is not among them stands at the top; so does one in a circle. */
function nodesOf({ rows, expected }: OkrSection): OkrNode[] {
  const isOver = expected >= 1;
  const ids = new Set(rows.map(({ id }) => id));
  const children = Map.groupBy(rows, ({ parentId }) => parentId);
  const nodes: OkrNode[] = [];
  const seen = new Set<string>();
  const visit = (objective: ObjectiveRow, depth: number) => {
    if (seen.has(objective.id)) return;
    seen.add(objective.id);
    nodes.push({ objective, depth, isOver });
    for (const child of children.get(objective.id) ?? []) visit(child, depth + 1);
  };
  for (const row of rows) if (row.parentId === null || !ids.has(row.parentId)) visit(row, 0);
  for (const row of rows) visit(row, 0);
  return nodes;
}

export function keyed({ key, name }: ObjectiveRow): string {
  return key ? `${key} ${name}` : name;
}

export type RankedKeyResult = { result: KeyResultRowView; objective: ObjectiveRow };

const KEY_RESULTS: readonly FactColumn<RankedKeyResult>[] = [
  {
    header: 'Key result',
    cell: ({ result }) => result.name,
    text: ({ result, objective }) => `${result.name} (${objective.name})`,
    lines: 2,
  },
  { header: 'Progress', cell: () => '', width: '11em', isDrawn: true },
  { header: '%', cell: ({ result }) => shareText(result.progress), width: '3.5em', isNumber: true },
  {
    header: 'Start → now → target',
    cell: ({ result }) => detailOf(result),
    text: ({ result }) => detailOf(result),
    width: '15.5em',
  },
  { header: 'Confidence', cell: ({ result }) => confidenceOf(result), width: '6.5em' },
  {
    header: 'Owner',
    cell: ({ result, objective }) => nameOf(result.owner ?? objective.owner),
    width: '10em',
  },
];

export const krProgressOutline: SlideOutline = {
  parts: ({ okrs }, slide) => {
    const ranked = rankedKeyResults(okrs);
    return listPages(ranked, slide, roomForResults(ranked));
  },
  words: ({ data: { okrs } }) => ({
    assertion: keyResultAssertion(okrs),
    notes: [
      'Progress = (now − start) ÷ (target − start), kept within 0 and 1',
      elapsedNote(okrs),
      'Confidence is the owner’s, with an arrow where it changed since the check-in before',
    ],
  }),
  body: ({ data, slide, part }) => {
    const { facts, more } = keyResultPage(data, slide, part);
    return [table(facts, { more })];
  },
};

/** The key results of one page, the one furthest behind first; those without data before all. */
export function keyResultPage({ okrs }: ReviewData, slide: Slide, part: number) {
  const ranked = rankedKeyResults(okrs);
  const room = roomForResults(ranked);
  const { rows, more, columns } = listPage(ranked, slide, { part, ...room });
  const facts: Facts<RankedKeyResult> = {
    name: 'Key results',
    isTitled: false,
    columns,
    rows,
    rowKey: ({ result }) => result.id,
    empty: 'No key result is set for this quarter.',
  };
  return { facts, more };
}

/** Rows of a page: more where every name stands in one line. */
function roomForResults(ranked: readonly RankedKeyResult[]) {
  return ranked.every(({ result }) => result.name.length <= MOST_LETTERS)
    ? { perPage: SHORT_PER_PAGE, columns: inOneLine(KEY_RESULTS) }
    : { perPage: PER_PAGE, columns: KEY_RESULTS };
}

function rankedKeyResults({ rows }: OkrSection): RankedKeyResult[] {
  return rows
    .flatMap((objective) => objective.keyResults.map((result) => ({ result, objective })))
    .toSorted((a, b) => (a.result.progress ?? -1) - (b.result.progress ?? -1));
}

function keyResultAssertion(okrs: OkrSection): string | undefined {
  const rows = rankedKeyResults(okrs).filter(({ result }) => result.progress !== null);
  if (rows.length === 0) return undefined;
  const behind = rows.filter(({ result }) => (result.progress ?? 0) < okrs.expected - 0.2).length;
  const all = formatCount(rows.length, 'key result with a check-in', 'key results with a check-in');
  const elapsed = `${formatPercent(okrs.expected, { max: 0 })} of ${formatQuarter(okrs.quarter)}`;
  return behind === 0
    ? `None of ${all} is behind by more than 20 points at ${elapsed}.`
    : `${behind} of ${all} ${behind === 1 ? 'is' : 'are'} behind by more than 20 points at ${elapsed}.`;
}

function elapsedNote({ expected, quarter }: OkrSection): string {
  return `The stroke marks the ${formatPercent(expected, { max: 0 })} of ${formatQuarter(quarter)} that has passed`;
}
