import { useQuery } from '@tanstack/react-query';
import { CircleCheck, ClipboardCopy } from 'lucide-react';
import {
  type KeyboardEvent,
  memo,
  startTransition,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { AttentionEntry } from '#shared/attention/attention-entry.ts';
import { attentionMarkdown } from '#shared/attention/attention-markdown.ts';
import { formatInstant, formatNumber } from '#shared/figure/format.ts';
import { NOTHING_TO_ATTEND } from '#shared/review/facts/attention-facts.ts';
import { severityMark } from '#shared/review/facts/words.ts';
import type { ReviewData } from '#shared/review/review-data.ts';
import { shell } from '../app/client.ts';
import { ErrorState } from '../app/error-boundary.tsx';
import { attempt } from '../app/failure.ts';
import { openRows } from '../app/lineage.ts';
import { useWorkspace } from '../app/queries.ts';
import { isDialogOpen } from '../app/shortcuts.ts';
import { useWeek } from '../app/use-week.ts';
import type { Rows } from '../charts/spec.ts';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Kbd } from '../design/kbd.tsx';
import { Spinner } from '../design/progress.tsx';
import { notify } from '../design/toast.tsx';
import { AttentionPart } from '../review/attention/attention-part.tsx';
import { OpenRows } from '../review/blocks/open-rows.tsx';
import { reviewQuery } from '../review/queries.ts';
import { AttentionFilters } from './attention-filters.tsx';
import styles from './attention-page.module.css';
import { matches, useChosenFilters } from './entry-filters.ts';
import { useEntryActions } from './use-entry-actions.ts';
import { useOwners } from './use-owners.ts';

const SHOWN = 200;

/** The whole attention list of the chosen week: to filter, to act on, to dismiss and to pass on. */
export function AttentionPage() {
  const { week } = useWeek();
  const { data: latest, error, refetch } = useQuery(reviewQuery(week.key));
  const data = useDeferredValue(latest);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <div className={styles.waiting}>
        <Spinner label="Ranking what needs attention" />
      </div>
    );
  }
  return (
    <OpenRows value={open}>
      <AttentionList data={data} />
    </OpenRows>
  );
}

const AttentionList = memo(function AttentionList({ data }: { data: ReviewData }) {
  const { isReadOnly } = useWorkspace();
  const owners = useOwners();
  const actions = useEntryActions(owners);
  const page = useArrowIntoList();
  const [filters, choose] = useChosenFilters();
  const [isWhole, setWhole] = useState(false);
  const entries = useMemo(
    () => data.attention.filter((entry) => matches(entry, filters, owners)),
    [data.attention, filters, owners],
  );
  const loud = entries.filter(({ quiet }) => quiet === null).length;
  const all = data.attention.filter(({ quiet }) => quiet === null).length;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the rows inside, whose controls do the same
    <div ref={page} className={styles.page} onKeyDown={onKeyDown}>
      <header className={styles.head}>
        <h1>Attention</h1>
        <span className={styles.count} role="status">
          {loud === all ? formatNumber(all) : `${formatNumber(loud)} of ${formatNumber(all)}`}
        </span>
        <span className={styles.asOf}>
          {data.weekLabel}, as of {formatInstant(data.asOf, data.workspace.zone)}
        </span>
        <Button size="s" icon={ClipboardCopy} onClick={() => void copy(data, entries)}>
          Copy as Markdown
        </Button>
      </header>
      {data.attention.length === 0 ? (
        <EmptyState icon={CircleCheck} title="Nothing needs attention">
          {NOTHING_TO_ATTEND}
        </EmptyState>
      ) : (
        <>
          <AttentionFilters entries={data.attention} filters={filters} owners={owners} onChoose={choose} />
          <Keys isReadOnly={isReadOnly} />
          <AttentionPart
            entries={entries}
            limit={isWhole ? entries.length : SHOWN}
            actions={isReadOnly ? undefined : actions}
          />
        </>
      )}
      {!isWhole && loud > SHOWN && (
        <Button size="s" className={styles.more} onClick={() => startTransition(() => setWhole(true))}>
          Show all {formatNumber(loud)}
        </Button>
      )}
    </div>
  );
});

function Keys({ isReadOnly }: { isReadOnly: boolean }) {
  return (
    <p className={styles.keys}>
      <Kbd keys="↑" /> <Kbd keys="↓" /> from entry to entry
      {!isReadOnly && (
        <>
          {' · '}
          <Kbd keys="A" /> makes an action of it · <Kbd keys="D" /> dismisses it until it is worse
        </>
      )}
    </p>
  );
}

/** An arrow takes the keyboard to the first entry when it is on nothing of the page yet. */
function useArrowIntoList() {
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const enter = (event: globalThis.KeyboardEvent) => {
      const isAbove = event.target instanceof Node && event.target.contains(page.current);
      if (event.key !== 'ArrowDown' || !isAbove || isDialogOpen()) return;
      page.current?.querySelector<HTMLElement>('tr[data-row] button[aria-expanded]')?.focus();
      event.preventDefault();
    };
    addEventListener('keydown', enter);
    return () => removeEventListener('keydown', enter);
  }, []);
  return page;
}

/** Arrows go from row to row; A and D press the buttons of the row that the keyboard is in. */
function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('tr[data-row]')];
  const row = event.target.closest<HTMLElement>('tr[data-row]');
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined && (row !== null || event.target === event.currentTarget)) {
    const next = rows[row === null ? 0 : rows.indexOf(row) + step];
    next?.querySelector<HTMLElement>('button[aria-expanded]')?.focus();
    event.preventDefault();
    return;
  }
  const name = { a: 'act', d: 'dismiss' }[event.key.toLowerCase()];
  const button = name === undefined ? null : row?.querySelector<HTMLElement>(`button[data-${name}]`);
  if (!button) return;
  event.preventDefault();
  button.click();
}

async function copy(data: ReviewData, entries: readonly AttentionEntry[]): Promise<void> {
  const text = attentionMarkdown(
    `Attention, ${data.weekLabel}`,
    entries,
    (severity) => severityMark(severity).text,
  );
  await attempt(async () => {
    await shell.clipboard.write({ text });
    notify({ title: 'Copied as Markdown.' });
  });
}

function open({ entity, ids, label }: Rows): void {
  openRows(entity, ids, label);
}
