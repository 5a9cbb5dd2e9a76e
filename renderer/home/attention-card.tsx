import type { AttentionEntry } from '#shared/attention/attention-entry.ts';
import { loudEntries, NOTHING_TO_ATTEND } from '#shared/review/facts/attention-facts.ts';
import { PageLink } from '../app/link.tsx';
import { Card } from './card.tsx';
import { EntryList } from './entry-list.tsx';
import styles from './home.module.css';

const SHOWN = 8;

/** The top of the attention list. */
export function AttentionCard({ entries }: { entries: readonly AttentionEntry[] }) {
  const loud = loudEntries(entries);
  return (
    <Card
      title="Needs attention"
      count={loud.length}
      aside={<PageLink to="/attention">{loud.length > SHOWN ? `All ${loud.length}` : 'Attention'}</PageLink>}
    >
      {loud.length === 0 ? (
        <p className={styles.muted}>{NOTHING_TO_ATTEND}</p>
      ) : (
        <EntryList entries={loud.slice(0, SHOWN)} />
      )}
    </Card>
  );
}
