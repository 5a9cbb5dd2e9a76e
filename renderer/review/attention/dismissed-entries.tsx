import type { AttentionEntry } from '#shared/attention/attention-entry.ts';
import { formatDate, formatNumber } from '#shared/figure/format.ts';
import { Button } from '../../design/button.tsx';
import { type Column, FactTable } from '../blocks/fact-table.tsx';
import { RecordName } from '../blocks/open-rows.tsx';
import { SeverityMark } from '../blocks/words.tsx';
import styles from './attention.module.css';
import { bringBack } from './dismissals.ts';

const COLUMNS: readonly Column<AttentionEntry>[] = [
  { header: 'Severity', cell: ({ severity }) => <SeverityMark severity={severity} />, width: '7.5em' },
  {
    header: 'What',
    cell: ({ entity, id, title }) => (
      <RecordName entity={entity} id={id}>
        {title}
      </RecordName>
    ),
    text: ({ title }) => title,
    width: '34%',
    lines: 2,
  },
  {
    header: 'Reason',
    cell: ({ quiet }) => quiet?.reason,
    text: ({ quiet }) => quiet?.reason ?? '',
    lines: 2,
  },
  { header: 'Since', cell: ({ quiet }) => quiet && formatDate(quiet.since), width: '8em' },
];

const BRING_BACK: Column<AttentionEntry> = {
  header: 'Loud again',
  cell: (entry) => (
    <Button
      variant="ghost"
      size="s"
      className={styles.quiet}
      aria-label={`Bring back ${entry.title}`}
      onClick={() => void bringBack(entry)}
    >
      Bring back
    </Button>
  ),
  width: '7em',
};

type Props = { entries: readonly AttentionEntry[]; isReadOnly: boolean };

/** The entries that are quiet, folded away, with why and since when. */
export function DismissedEntries({ entries, isReadOnly }: Props) {
  if (entries.length === 0) return null;
  return (
    <details className={styles.dismissed}>
      <summary>{formatNumber(entries.length)} dismissed, quiet until worse</summary>
      <FactTable
        name="Dismissed entries"
        isTitled={false}
        columns={isReadOnly ? COLUMNS : [...COLUMNS, BRING_BACK]}
        rows={entries}
        rowKey={({ subject }) => subject}
        empty="Nothing is dismissed."
      />
    </details>
  );
}
