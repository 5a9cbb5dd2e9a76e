import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { actionItem } from '#shared/action/action-item.ts';
import { daysOverdue } from '#shared/action/closure.ts';
import type { AnyRow } from '#shared/entity/entity.ts';
import { formatCount, formatDate } from '#shared/figure/format.ts';
import { core } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { openFiltered } from '../app/lineage.ts';
import { useWorkspace } from '../app/queries.ts';
import styles from '../board/board.module.css';
import { Board } from '../board/board.tsx';
import { type BoardColumn, columnFilters, type FilledColumn, useBoard } from '../board/use-board.ts';
import { Spinner } from '../design/progress.tsx';
import { updateRecord } from '../records/actions.ts';
import type { ListViewProps } from '../records/slot-props.ts';
import { timesText } from './moves.ts';

const FINISHED = { done: 'completedOn', cancelled: 'updatedAt' } as const;

/** Unfinished actions by what is due first, finished ones by the newest. */
const COLUMNS: readonly BoardColumn[] = actionItem.fields.status.choices.map(({ value, label }) => {
  const field = FINISHED[value as keyof typeof FINISHED];
  return field
    ? { key: value, label, limit: 20, sort: { field, descending: true } }
    : { key: value, label, limit: 50, sort: { field: 'dueOn', descending: false } };
});

/** Actions by status. Moving a card changes the status, and completing one dates it. */
export function ActionBoard({ query, openId, onOpen, onActive }: ListViewProps) {
  const { isReadOnly, today } = useWorkspace();
  const { data } = useBoard(query, 'status', COLUMNS);
  const moves = useMoves(data ?? []);
  const titles = useMemo(() => Object.assign({}, ...(data ?? []).map((column) => column.titles)), [data]);
  const move = useCallback(
    (row: AnyRow, to: FilledColumn) =>
      void attempt(() => updateRecord(actionItem, row.id, { status: to.key })),
    [],
  );
  if (!data) return <Spinner />;
  return (
    <Board
      name="Actions by status"
      columns={data}
      card={(row) => (
        <ActionCard
          row={row}
          owner={titles[String(row.ownerId)] ?? titles[String(row.teamId)] ?? 'No owner'}
          moves={moves.get(row.id) ?? 0}
          today={today}
        />
      )}
      canMove={!isReadOnly}
      onMove={move}
      onMore={({ key, label }) => openFiltered('actionItem', columnFilters(query, 'status', key), label)}
      openId={openId}
      onOpen={onOpen}
      onActive={onActive}
    />
  );
}

type CardProps = { row: AnyRow; owner: string; moves: number; today: string };

function ActionCard({ row, owner, moves, today }: CardProps) {
  const late = daysOverdue(row as unknown as Parameters<typeof daysOverdue>[0], today);
  return (
    <>
      <span className={styles.title}>{String(row.title)}</span>
      <span className={styles.facts}>
        <span>{row.key}</span>
        <span>{String(row.priority)}</span>
        <span>{owner}</span>
        {late > 0 ? (
          <span className={styles.late}>overdue by {formatCount(late, 'day', 'days')}</span>
        ) : (
          <span>{dateText(row)}</span>
        )}
        {moves > 0 && <span>moved {timesText(moves)}</span>}
      </span>
    </>
  );
}

function dateText({ status, completedOn, dueOn }: AnyRow): string {
  if (status === 'done' && typeof completedOn === 'string') return `done ${formatDate(completedOn)}`;
  return typeof dueOn === 'string' ? `due ${formatDate(dueOn)}` : 'no due date';
}

/** How often the date of each action on the board was moved. */
function useMoves(columns: readonly FilledColumn[]): ReadonlyMap<string, number> {
  const ids = columns.flatMap(({ rows }) => rows.map(({ id }) => id));
  const { data } = useQuery({
    queryKey: ['moves-of', ids],
    queryFn: () =>
      core.record.tally({
        entity: 'actionMove',
        where: [{ field: 'actionId', op: 'in', value: ids }],
        by: ['actionId'],
      }),
    enabled: ids.length > 0,
  });
  return useMemo(
    () => new Map((data?.groups ?? []).map(({ values, count }) => [String(values[0]), count])),
    [data],
  );
}
