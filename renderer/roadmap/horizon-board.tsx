import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { AnyRow } from '#shared/entity/entity.ts';
import { formatNumber } from '#shared/figure/format.ts';
import type { Filter } from '#shared/record/list-query.ts';
import { milestone } from '#shared/roadmap/milestone.ts';
import { core } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { openFiltered } from '../app/lineage.ts';
import { useWorkspace } from '../app/queries.ts';
import styles from '../board/board.module.css';
import { Board } from '../board/board.tsx';
import { type BoardColumn, columnFilters, type FilledColumn, useBoard } from '../board/use-board.ts';
import { Progress, Spinner } from '../design/progress.tsx';
import { updateRecord } from '../records/actions.ts';
import type { ListViewProps } from '../records/slot-props.ts';
import { coreQuery, type RowsQuery } from '../records/use-rows.ts';
import tree from '../tree/tree.module.css';
import { milestoneText } from './milestone-words.ts';

const COLUMNS: readonly BoardColumn[] = milestone.fields.horizon.choices
  .filter(({ value }) => value !== 'roadmap')
  .map(({ value, label }) => ({ key: value, label, limit: 50, sort: { field: 'dueOn', descending: false } }));

/** The 30-, 60- and 90-day outcomes and those of half a year and a year, with how many are done. */
export function HorizonBoard({ query, openId, onOpen, onActive }: ListViewProps) {
  const { isReadOnly, today } = useWorkspace();
  const { data } = useBoard(query, 'horizon', COLUMNS);
  const done = useDone(query);
  const titles = useMemo(() => Object.assign({}, ...(data ?? []).map((column) => column.titles)), [data]);
  const move = useCallback(
    (row: AnyRow, to: FilledColumn) =>
      void attempt(() => updateRecord(milestone, row.id, { horizon: to.key })),
    [],
  );
  if (!data) return <Spinner />;
  const show = ({ key, label }: FilledColumn, more: Filter[] = []) =>
    openFiltered('milestone', [...columnFilters(query, 'horizon', key), ...more], label);
  return (
    <Board
      name="Milestones by horizon"
      columns={data}
      head={(column) => (
        <Done column={column} done={done.get(column.key) ?? 0} onOpen={() => show(column, [DONE])} />
      )}
      card={(row) => <Card row={row} owner={titles[String(row.ownerId)] ?? 'No owner'} today={today} />}
      canMove={!isReadOnly}
      onMove={move}
      onMore={(column) => show(column)}
      openId={openId}
      onOpen={onOpen}
      onActive={onActive}
    />
  );
}

const DONE: Filter = { field: 'status', op: 'in', value: ['done'] };

function Done({ column, done, onOpen }: { column: FilledColumn; done: number; onOpen: () => void }) {
  if (column.total === 0) return null;
  const text = `${formatNumber(done)} of ${formatNumber(column.total)} done`;
  return (
    <>
      <Progress label={`${column.label}: ${text}`} done={done} total={column.total} />
      <p className={styles.facts}>
        {done === 0 ? (
          text
        ) : (
          <button type="button" className={tree.number} onClick={onOpen}>
            {text}
          </button>
        )}
      </p>
    </>
  );
}

function Card({ row, owner, today }: { row: AnyRow; owner: string; today: string }) {
  const { text, isLate } = milestoneText(row, today);
  return (
    <>
      <span className={styles.title}>{String(row.title)}</span>
      <span className={styles.facts}>
        <span>{owner}</span>
        <span className={isLate ? styles.late : undefined}>{text}</span>
      </span>
    </>
  );
}

/** How many are done of each horizon. */
function useDone(query: RowsQuery): ReadonlyMap<string, number> {
  const { data } = useQuery({
    queryKey: ['milestones-done', query],
    queryFn: () => {
      const { where, text } = coreQuery(query);
      return core.record.tally({ entity: 'milestone', where: [...where, DONE], text, by: ['horizon'] });
    },
  });
  return new Map((data?.groups ?? []).map(({ values, count }) => [String(values[0]), count]));
}
