import type { AttentionEntry } from '#shared/attention/attention-entry.ts';
import { entities } from '#shared/entities.ts';
import { type Column, FactTable } from './fact-table.tsx';
import { RecordName } from './open-rows.tsx';
import { nameOf, SeverityMark } from './words.tsx';

export type Ranked = AttentionEntry & { rank: number };

export const ATTENTION_COLUMNS: readonly Column<Ranked>[] = [
  { header: '#', cell: ({ rank }) => rank, width: '2.25em', isNumber: true },
  { header: 'Severity', cell: ({ severity }) => <SeverityMark severity={severity} />, width: '7.5em' },
  {
    header: 'What',
    cell: (entry) => (
      <RecordName entity={entry.entity} id={entry.id}>
        {entry.title}
      </RecordName>
    ),
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

type Props = {
  entries: readonly AttentionEntry[];
  from?: number;
  limit?: number;
  isTitled?: boolean /** Fewer columns, for a narrow page. */;
  isCompact?: boolean;
};

export const NOTHING_TO_ATTEND = 'Nothing meets a rule of the attention list this week.';

const WIDE = new Set(['Kind', '#']);

/** The ranked list of exceptions. Dismissed ones that have not got worse are not in it. */
export function AttentionTable({ entries, from = 0, limit, isTitled = false, isCompact = false }: Props) {
  const rows = rankedEntries(entries).slice(from);
  return (
    <FactTable
      name="Attention list"
      isTitled={isTitled}
      columns={isCompact ? ATTENTION_COLUMNS.filter(({ header }) => !WIDE.has(header)) : ATTENTION_COLUMNS}
      rows={rows}
      limit={limit}
      rowKey={({ subject }) => subject}
      empty={NOTHING_TO_ATTEND}
    />
  );
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
