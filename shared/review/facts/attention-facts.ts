import type { AttentionEntry } from '../../attention/attention-entry.ts';
import { entities } from '../../entities.ts';
import { type FactColumn, type Facts, onlyColumns } from './facts.ts';
import { nameOf, severityMark } from './words.ts';

/** An entry with its place in the list, from 1. */
export type Ranked = AttentionEntry & { rank: number };

const COLUMNS: readonly FactColumn<Ranked>[] = [
  { header: '#', cell: ({ rank }) => String(rank), width: '2.25em', isNumber: true },
  { header: 'Severity', cell: ({ severity }) => severityMark(severity), width: '7.5em' },
  {
    header: 'What',
    cell: ({ title }) => title,
    record: ({ entity, id }) => ({ entity, id }),
    text: (entry) => `${kindOf(entry)}: ${entry.title}`,
    width: '26%',
    lines: 2,
  },
  {
    header: 'Why',
    cell: ({ title, reasons }) =>
      reasons.map(({ sentence }, index) => withoutTitle(sentence, title, index > 0)).join(' '),
    text: ({ reasons }) => reasons.map(({ sentence, ranking }) => `${sentence} ${ranking}`).join('\n'),
    lines: 2,
  },
  { header: 'Kind', cell: kindOf, text: kindOf, width: '8em', needs: 'medium' },
  {
    header: 'Owner',
    cell: ({ owner }) => owner?.name ?? 'no owner',
    text: ({ owner }) => nameOf(owner),
    width: '10.5em',
  },
];

export const NOTHING_TO_ATTEND = 'Nothing meets a rule of the attention list this week.';

/** The columns of a narrow page; the reason has what the others leave. */
const NARROW_WIDTHS: Readonly<Record<string, string>> = { Severity: '7.5em', What: '22%', Owner: '8.5em' };
const NARROW_COLUMNS = onlyColumns(COLUMNS, ['Severity', 'What', 'Why', 'Owner']).map((column) => {
  const width = NARROW_WIDTHS[column.header];
  return width === undefined ? column : { ...column, width };
});

/** Ranked entries; fewer columns for a narrow page. */
export function attentionFacts(
  rows: readonly Ranked[],
  { isTitled = false, isCompact = false } = {},
): Facts<Ranked> {
  return {
    name: 'Attention list',
    isTitled,
    columns: isCompact ? NARROW_COLUMNS : COLUMNS,
    rows,
    rowKey: ({ subject }) => subject,
    empty: NOTHING_TO_ATTEND,
  };
}

/** The entries that are not quiet, with their places. */
export function rankedEntries(entries: readonly AttentionEntry[]): Ranked[] {
  return loudEntries(entries).map((entry, index) => ({ ...entry, rank: index + 1 }));
}

/** The entries that are not quiet. */
export function loudEntries(entries: readonly AttentionEntry[]): AttentionEntry[] {
  return entries.filter(({ quiet }) => quiet === null);
}

/** The title stands beside the reason: `REL-188 “Load test” is overdue` becomes `REL-188 is overdue`. */
export function withoutTitle(sentence: string, title: string, isFurther: boolean): string {
  if (isFurther && sentence.startsWith(`${title} `)) return `It${sentence.slice(title.length)}`;
  const short = sentence
    .replace(`“${title}” is at `, 'at ')
    .replace(` “${title}”`, '')
    .replace(`“${title}” `, '');
  return short.charAt(0).toLocaleUpperCase('en') + short.slice(1);
}

function kindOf({ entity }: AttentionEntry): string {
  return Object.hasOwn(entities, entity) ? entities[entity as keyof typeof entities].label : entity;
}
