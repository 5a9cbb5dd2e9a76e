import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ClipboardCheck } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { formatDate, formatPercent, formatQuarter, NO_VALUE } from '#shared/figure/format.ts';
import { gapText, okrMark, shareText, statusMark } from '#shared/okr/okr-words.ts';
import type { KeyResultStatus } from '#shared/okr/progress.ts';
import type { OkrKeyResult, OkrObjective, OkrTree as Tree_ } from '#shared/okr/tree.ts';
import { confidenceOf, detailOf } from '#shared/review/facts/okr-facts.ts';
import { core } from '../app/client.ts';
import { openRows } from '../app/lineage.ts';
import { recordPath } from '../app/link.tsx';
import { go } from '../app/location.ts';
import { useWorkspace } from '../app/queries.ts';
import { useKey } from '../app/shortcuts.ts';
import { QuarterScorecards } from '../deck/print-scorecard.tsx';
import { RagMark } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Kbd } from '../design/kbd.tsx';
import { Spinner } from '../design/progress.tsx';
import { Select } from '../design/select.tsx';
import type { ListViewProps } from '../records/slot-props.ts';
import { allIds, type RowsQuery } from '../records/use-rows.ts';
import { ProgressBar } from '../review/blocks/okr-blocks.tsx';
import { nameOf } from '../review/blocks/words.tsx';
import tree from '../tree/tree.module.css';
import { Tree, type TreeColumn, type TreeLine } from '../tree/tree.tsx';
import { CheckInDialog } from './check-in.tsx';
import styles from './okr.module.css';
import { useAsOfWeek } from './use-as-of.ts';

type Item = { objective: OkrObjective; keyResult: OkrKeyResult | null };

/** A quarter's objectives by alignment, with their key results beneath. */
export function OkrTree({ query, openId, onOpen, onActive }: ListViewProps) {
  const week = useAsOfWeek();
  const [quarter, setQuarter] = useState<string>();
  const { data } = useQuery({
    queryKey: ['okr-tree', week.key, quarter],
    queryFn: ({ signal }) => core.okr.tree({ week: week.key, quarter }, { signal }),
    placeholderData: keepPreviousData,
  });
  const wanted = useWanted(query);
  const active = useCallback(
    (line: TreeLine<Item> | undefined) => onActive(line?.item.keyResult ? undefined : line?.id),
    [onActive],
  );
  const lines = useMemo(() => (data ? linesOf(data, wanted) : []), [data, wanted]);
  const columns = useMemo(() => (data ? columnsOf(data) : []), [data]);
  if (!data) return <Spinner />;
  const open = ({ id, item }: TreeLine<Item>) =>
    item.keyResult ? go(recordPath('keyResult', id)) : onOpen(id);
  return (
    <div className={styles.page}>
      <Head data={data} onQuarter={setQuarter} />
      {lines.length === 0 ? (
        <EmptyState title={`No objectives in ${formatQuarter(data.quarter)}`}>
          {data.objectives.length > 0
            ? 'The filters leave out every objective of the quarter.'
            : 'Press N to set the first one, or choose another quarter.'}
        </EmptyState>
      ) : (
        <Tree
          name={`Objectives of ${formatQuarter(data.quarter)}`}
          lines={lines}
          columns={columns}
          openId={openId}
          onOpen={open}
          onActive={active}
        />
      )}
    </div>
  );
}

function Head({ data, onQuarter }: { data: Tree_; onQuarter: (quarter: string) => void }) {
  const { isReadOnly } = useWorkspace();
  const [isCheckingIn, setCheckingIn] = useState(false);
  useKey('c', () => setCheckingIn(true), { isEnabled: !isReadOnly });
  return (
    <div className={styles.head}>
      <div className={styles.quarter}>
        <Select
          size="s"
          aria-label="Quarter"
          value={data.quarter}
          options={data.quarters.map((value) => ({ value, label: formatQuarter(value) }))}
          onChange={(value) => value && onQuarter(value)}
        />
      </div>
      <span className={styles.passed}>
        {data.isOver
          ? `Ended ${formatDate(data.lastDay)}`
          : `${formatPercent(data.expected, { max: 0 })} of the quarter had passed on ${formatDate(data.asOf)}`}
      </span>
      <Counts data={data} />
      <span className={styles.spacer} />
      <QuarterScorecards quarter={data.quarter} />
      <Button size="s" icon={ClipboardCheck} disabled={isReadOnly} onClick={() => setCheckingIn(true)}>
        Weekly check-in… <Kbd keys="C" />
      </Button>
      <CheckInDialog isOpen={isCheckingIn} onClose={() => setCheckingIn(false)} />
    </div>
  );
}

const STATUSES: readonly KeyResultStatus[] = ['off-track', 'at-risk', 'on-track', 'unknown'];

/** Key results by status; each count opens them. */
function Counts({ data }: { data: Tree_ }) {
  const results = data.objectives.flatMap(({ keyResults }) => keyResults);
  if (data.isOver || results.length === 0) return null;
  return (
    <span className={styles.counts}>
      Key results:
      {STATUSES.map((status) => {
        const ids = results.filter((one) => one.status === status).map(({ id }) => id);
        if (ids.length === 0) return null;
        const word = statusMark(status).text.toLowerCase();
        return (
          <button
            key={status}
            type="button"
            className={tree.number}
            onClick={() => openRows('keyResult', ids, `key results ${word}, ${formatQuarter(data.quarter)}`)}
          >
            {ids.length} {word}
          </button>
        );
      })}
    </span>
  );
}

function columnsOf({ expected, isOver }: Tree_): TreeColumn<Item>[] {
  const of = ({ objective, keyResult }: Item) => keyResult ?? objective;
  return [
    {
      header: 'Objective and key results',
      width: 'minmax(15rem, 3fr)',
      cell: ({ objective, keyResult }) => (
        <span
          className={`${tree.name} ${keyResult ? '' : tree.strong}`}
          title={(keyResult ?? objective).name}
        >
          {keyResult?.name ?? objective.name}
          {!keyResult && objective.key && <span className={styles.key}> {objective.key}</span>}
        </span>
      ),
    },
    {
      header: isOver ? 'Grade' : 'Status',
      width: '7rem',
      cell: (item) => {
        const { rag, text } = okrMark(of(item), isOver);
        return <RagMark rag={rag} word={text} />;
      },
    },
    {
      header: 'Progress',
      width: 'minmax(8rem, 1fr)',
      cell: (item) => (
        <span
          className={styles.bar}
          title={of(item).progress === null ? undefined : barTitle(of(item), expected)}
        >
          <ProgressBar progress={of(item).progress} expected={expected} />
        </span>
      ),
    },
    { header: '%', width: '3.5rem', isNumeric: true, cell: (item) => shareText(of(item).progress) },
    {
      header: 'Gap to expected',
      width: '7.5rem',
      needs: 'medium',
      cell: (item) => <span className={tree.quiet}>{gapText(of(item).gap)}</span>,
    },
    {
      header: 'Start → now → target',
      width: 'minmax(10rem, 1fr)',
      needs: 'wide',
      cell: ({ keyResult, objective }) => (
        <span className={`${tree.name} ${tree.quiet}`}>
          {keyResult ? detailOf(keyResult) : objective.isRolledUp ? 'from aligned objectives' : ''}
        </span>
      ),
    },
    {
      header: 'Confidence',
      width: '6.5rem',
      needs: 'medium',
      cell: ({ objective, keyResult }) =>
        keyResult
          ? confidenceOf(keyResult)
          : objective.confidence === null
            ? NO_VALUE
            : `lowest ${shareText(objective.confidence)}`,
    },
    {
      header: 'Owner',
      width: 'minmax(8rem, 0.8fr)',
      needs: 'medium',
      cell: (item) => <span className={tree.name}>{nameOf(of(item).owner ?? item.objective.team)}</span>,
    },
  ];
}

function barTitle({ progress }: { progress: number | null }, expected: number): string {
  return `${shareText(progress)} of the way; ${shareText(expected)} expected`;
}

/** The objectives that the list’s filters leave, with those above them; `null` shows all. */
function linesOf({ objectives }: Tree_, wanted: ReadonlySet<string> | null): TreeLine<Item>[] {
  const byId = new Map(objectives.map((objective) => [objective.id, objective]));
  const shown = new Set<string>();
  for (const { id } of objectives) {
    if (wanted !== null && !wanted.has(id)) continue;
    for (let at = byId.get(id); at && !shown.has(at.id); at = byId.get(at.parentId ?? '')) shown.add(at.id);
  }
  return objectives
    .filter(({ id }) => shown.has(id))
    .flatMap((objective): TreeLine<Item>[] => [
      { id: objective.id, depth: objective.depth, item: { objective, keyResult: null } },
      ...objective.keyResults.map((keyResult) => ({
        id: keyResult.id,
        depth: objective.depth + 1,
        item: { objective, keyResult },
      })),
    ]);
}

function useWanted(query: RowsQuery): ReadonlySet<string> | null {
  const isNarrow = query.where.length > 0 || query.text !== '' || query.ids !== null;
  const { data } = useQuery({
    queryKey: ['okr-wanted', query],
    queryFn: async () => new Set(await allIds(query)),
    enabled: isNarrow,
    placeholderData: keepPreviousData,
  });
  return isNarrow ? (data ?? null) : null;
}
