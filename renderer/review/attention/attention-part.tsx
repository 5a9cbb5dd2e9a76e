import { ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { AttentionEntry } from '#shared/attention/attention-entry.ts';
import { attentionFacts, type Ranked, rankedEntries } from '#shared/review/facts/attention-facts.ts';
import { useWorkspace } from '../../app/queries.ts';
import { Button } from '../../design/button.tsx';
import { type Column, FactTable } from '../blocks/fact-table.tsx';
import { SeverityMark } from '../blocks/words.tsx';
import { actionColumn, type EntryActions } from './action-column.tsx';
import styles from './attention.module.css';
import { DismissDialog } from './dismiss-dialog.tsx';
import { DismissedEntries } from './dismissed-entries.tsx';
import { RankingDetail } from './ranking-detail.tsx';

type Props = {
  entries: readonly AttentionEntry[];
  limit: number;
  /** Offers to make actions of entries. */
  actions?: EntryActions | undefined;
};

/** Room for one column more. */
const NARROWED: Readonly<Record<string, string>> = { What: '22%', Owner: '9.5em' };

/** The attention list of the page: a row opens to why it ranks there and its rows, and can be dismissed. */
export function AttentionPart({ entries, limit, actions }: Props) {
  const { isReadOnly } = useWorkspace();
  const [chosen, setChosen] = useState<AttentionEntry | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const columns = useMemo(() => {
    const toggle = (subject: string) => setOpened((before) => toggled(before, subject));
    const dismiss = (entry: AttentionEntry) => {
      setChosen(entry);
      setAsking(true);
    };
    const own = pageColumns(opened, toggle, isReadOnly ? null : dismiss);
    if (!actions) return own;
    const narrowed = own.map((column) => ({
      ...column,
      width: NARROWED[column.header] ?? column.width ?? '',
    }));
    return [...narrowed.slice(0, -1), actionColumn(actions), ...narrowed.slice(-1)];
  }, [opened, isReadOnly, actions]);
  const facts = attentionFacts(rankedEntries(entries));
  return (
    <>
      <FactTable
        {...facts}
        columns={columns}
        told={facts.columns}
        limit={limit}
        detail={(entry) => (opened.has(entry.subject) ? <RankingDetail entry={entry} /> : null)}
      />
      <DismissedEntries entries={entries.filter(({ quiet }) => quiet !== null)} isReadOnly={isReadOnly} />
      <DismissDialog entry={chosen} isOpen={isAsking} onClose={() => setAsking(false)} />
    </>
  );
}

function toggled(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  return new Set(set.has(item) ? [...set].filter((one) => one !== item) : [...set, item]);
}

/** The columns of slides, with what can be done on a page. */
function pageColumns(
  opened: ReadonlySet<string>,
  toggle: (subject: string) => void,
  dismiss: ((entry: AttentionEntry) => void) | null,
): readonly Column<Ranked>[] {
  const own = attentionFacts([]).columns.map(
    (column): Column<Ranked> =>
      column.header === 'Severity'
        ? {
            ...column,
            width: '8.5em',
            cell: (entry: Ranked) => (
              <RankToggle
                entry={entry}
                isOpen={opened.has(entry.subject)}
                onClick={() => toggle(entry.subject)}
              />
            ),
          }
        : { ...column, ...(column.header === 'Owner' && { lines: 2 as const }) },
  );
  return dismiss ? [...own, dismissColumn(dismiss)] : own;
}

function dismissColumn(dismiss: (entry: AttentionEntry) => void): Column<Ranked> {
  return {
    header: 'Until worse',
    cell: (entry) => (
      <Button
        variant="ghost"
        size="s"
        className={styles.quiet}
        aria-label={`Dismiss… ${entry.title}`}
        aria-haspopup="dialog"
        data-dismiss
        onClick={() => dismiss(entry)}
      >
        Dismiss…
      </Button>
    ),
    width: '6.5em',
    needs: 'screen',
  };
}

type ToggleProps = { entry: AttentionEntry; isOpen: boolean; onClick: () => void };

function RankToggle({ entry, isOpen, onClick }: ToggleProps) {
  return (
    <button
      type="button"
      className={styles.toggle}
      aria-expanded={isOpen}
      title="Show why it ranks here, and its rows"
      onClick={onClick}
    >
      <ChevronRight size={13} aria-hidden />
      <SeverityMark severity={entry.severity} />
      <span className="visually-hidden">: why {entry.title} ranks here</span>
    </button>
  );
}
