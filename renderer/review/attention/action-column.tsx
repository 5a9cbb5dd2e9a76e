import type { AttentionEntry } from '#shared/attention/attention-entry.ts';
import { NO_VALUE } from '#shared/figure/format.ts';
import type { Ranked } from '#shared/review/facts/attention-facts.ts';
import { PageLink, recordPath } from '../../app/link.tsx';
import { Button } from '../../design/button.tsx';
import type { Column } from '../blocks/fact-table.tsx';
import styles from './attention.module.css';

export type EntryActions = {
  /** The unfinished action made of an entry. */
  madeOf: (entry: AttentionEntry) => { id: string; key: string } | undefined;
  make: (entry: AttentionEntry) => void;
};

/** Makes an action of an entry, or leads to the one that was made. An entry that is an action needs no other. */
export function actionColumn({ madeOf, make }: EntryActions): Column<Ranked> {
  return {
    header: 'Action',
    cell: (entry) => {
      const made = madeOf(entry);
      if (made) return <PageLink to={recordPath('actionItem', made.id)}>{made.key}</PageLink>;
      if (entry.entity === 'actionItem') return NO_VALUE;
      return (
        <Button
          variant="ghost"
          size="s"
          className={styles.quiet}
          data-act
          aria-label={`Act on ${entry.title}`}
          title="Make an action of it (A)"
          onClick={() => make(entry)}
        >
          Act
        </Button>
      );
    },
    text: ({ entity }) => (entity === 'actionItem' ? 'It is an action already.' : ''),
    width: '5em',
    needs: 'screen',
  };
}
