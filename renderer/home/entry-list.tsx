import type { AttentionEntry } from '#shared/attention/attention-entry.ts';
import { withoutTitle } from '#shared/review/facts/attention-facts.ts';
import { RecordName } from '../review/blocks/open-rows.tsx';
import { nameOf, SeverityMark } from '../review/blocks/words.tsx';
import styles from './home.module.css';

/** Entries of the attention list, two lines each: what with its owner, and the first reason. */
export function EntryList({ entries }: { entries: readonly AttentionEntry[] }) {
  return (
    <ul className={styles.list}>
      {entries.map(({ subject, entity, id, title, severity, reasons, owner }) => (
        <li key={subject} className={styles.entry}>
          <SeverityMark severity={severity} />
          <span className={styles.entryTitle}>
            <RecordName entity={entity} id={id}>
              {title}
            </RecordName>
          </span>
          <span className={styles.owner}>{owner ? nameOf(owner) : 'no owner'}</span>
          <span className={styles.reason}>{withoutTitle(reasons[0]?.sentence ?? '', title, false)}</span>
        </li>
      ))}
    </ul>
  );
}
