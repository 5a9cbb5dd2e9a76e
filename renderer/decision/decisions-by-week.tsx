import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { AnyRow } from '#shared/entity/entity.ts';
import { formatCount, formatDate, formatNumber, NO_VALUE } from '#shared/figure/format.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { type Calendar, type Week, weekOfDate, weekRange } from '#shared/time/week.ts';
import { core } from '../app/client.ts';
import { PageLink, recordPath } from '../app/link.tsx';
import { go } from '../app/location.ts';
import { useCalendar } from '../app/use-week.ts';
import { Spinner } from '../design/progress.tsx';
import type { ListViewProps } from '../records/slot-props.ts';
import { coreQuery } from '../records/use-rows.ts';
import styles from '../tree/tree.module.css';
import { Tree, type TreeColumn, type TreeLine } from '../tree/tree.tsx';

const MOST = 400;

type Item = { week: Week; count: number; row: null } | { week: Week; count: 0; row: AnyRow };

/** Decisions by the review week they were made in, newest first. */
export function DecisionsByWeek({ query, openId, onOpen, onActive }: ListViewProps) {
  const calendar = useCalendar();
  const { data } = useQuery({
    queryKey: ['decisions-by-week', query],
    queryFn: ({ signal }) =>
      core.record.list(
        {
          entity: 'decision',
          ...coreQuery(query),
          sort: [{ field: 'decidedOn', descending: true }],
          limit: MOST,
        },
        { signal },
      ),
    placeholderData: keepPreviousData,
  });
  const lines = useMemo(() => linesOf(data?.rows ?? [], calendar), [data, calendar]);
  const columns = useMemo(() => columnsOf(data?.titles ?? {}), [data]);
  const active = useCallback(
    (line: TreeLine<Item> | undefined) => onActive(line?.item.row ? line.id : undefined),
    [onActive],
  );
  if (!data) return <Spinner />;
  return (
    <>
      <Tree
        name="Decisions by week"
        lines={lines}
        columns={columns}
        openId={openId}
        onOpen={({ id, item }) => (item.row ? onOpen(id) : go('/review', { week: item.week.key }))}
        onActive={active}
      />
      {data.total > MOST && (
        <p className={styles.left}>
          The newest {MOST} of {formatNumber(data.total)}; the table has them all.
        </p>
      )}
    </>
  );
}

function linesOf(rows: readonly AnyRow[], calendar: Calendar): TreeLine<Item>[] {
  const weeks = new Map<string, { week: Week; rows: AnyRow[] }>();
  for (const row of rows) {
    const week = weekOfDate(String(row.decidedOn), calendar);
    const group = weeks.get(week.key) ?? { week, rows: [] };
    group.rows.push(row);
    weeks.set(week.key, group);
  }
  return [...weeks.values()].flatMap(({ week, rows: made }): TreeLine<Item>[] => [
    { id: week.key, depth: 0, item: { week, count: made.length, row: null } },
    ...made.map((row) => ({ id: row.id, depth: 1, item: { week, count: 0 as const, row } })),
  ]);
}

function columnsOf(titles: Titles): TreeColumn<Item>[] {
  const named = (id: unknown) => titles[String(id)] ?? NO_VALUE;
  return [
    {
      header: 'Decision',
      width: 'minmax(18rem, 3fr)',
      cell: ({ week, count, row }) =>
        row ? (
          <span className={styles.name} title={String(row.title)}>
            {String(row.title)}
          </span>
        ) : (
          <span className={`${styles.name} ${styles.strong}`}>
            {weekRange(week)}{' '}
            <span className={styles.quiet}>{formatCount(count, 'decision', 'decisions')}</span>
          </span>
        ),
    },
    {
      header: 'Date',
      width: '7rem',
      cell: ({ row }) => (row ? formatDate(String(row.decidedOn)) : ''),
    },
    {
      header: 'Decided by',
      width: 'minmax(8rem, 1fr)',
      needs: 'medium',
      cell: ({ row }) => (row ? <span className={styles.name}>{named(row.decidedById)}</span> : ''),
    },
    {
      header: 'Review',
      width: 'minmax(13.5rem, 1.2fr)',
      cell: ({ week, row }, tabIndex) => (
        <span className={styles.name}>
          {row === null ? (
            <PageLink to="/review" params={{ week: week.key }} tabIndex={tabIndex} onClick={stop}>
              {week.key}
            </PageLink>
          ) : typeof row.reviewId === 'string' ? (
            <PageLink to={recordPath('review', row.reviewId)} tabIndex={tabIndex} onClick={stop}>
              {named(row.reviewId)}
            </PageLink>
          ) : (
            <span className={styles.quiet}>outside a review</span>
          )}
        </span>
      ),
    },
    {
      header: 'Why',
      width: 'minmax(12rem, 2fr)',
      needs: 'wide',
      cell: ({ row }) => (
        <span className={`${styles.name} ${styles.quiet}`} title={row ? String(row.why ?? '') : undefined}>
          {row ? String(row.why ?? NO_VALUE) : ''}
        </span>
      ),
    },
  ];
}

/** The line below a link is not opened too. */
function stop(event: { stopPropagation: () => void }): void {
  event.stopPropagation();
}
