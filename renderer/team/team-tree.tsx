import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { OPEN_ACTIONS } from '#shared/action/ageing.ts';
import type { AnyRow } from '#shared/entity/entity.ts';
import { formatNumber, NO_VALUE } from '#shared/figure/format.ts';
import type { Filter } from '#shared/record/list-query.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { core } from '../app/client.ts';
import { openFiltered } from '../app/lineage.ts';
import { useWorkspace } from '../app/queries.ts';
import { Spinner } from '../design/progress.tsx';
import type { ListViewProps } from '../records/slot-props.ts';
import { coreQuery } from '../records/use-rows.ts';
import styles from '../tree/tree.module.css';
import { Tree, type TreeColumn, type TreeLine } from '../tree/tree.tsx';
import { nested } from './nested.ts';

const MOST = 1000;

/** What is counted of a team, and which records that are. */
type Counted = { header: string; words: string; entity: string; where: readonly Filter[] };

type Team = { row: AnyRow; ids: readonly string[]; counts: readonly { own: number; all: number }[] };

/** Teams within teams, with who leads them and what they own. */
export function TeamTree({ query, openId, onOpen, onActive }: ListViewProps) {
  const { today } = useWorkspace();
  const counted = useMemo(() => countedOf(today), [today]);
  const { data } = useQuery({
    queryKey: ['team-tree', query, counted],
    queryFn: async ({ signal }) => {
      const [page, ...tallies] = await Promise.all([
        core.record.list({ entity: 'team', ...coreQuery(query), limit: MOST }, { signal }),
        ...counted.map(({ entity, where }) =>
          core.record.tally({ entity, where: [...where], by: ['teamId'] }, { signal }),
        ),
      ]);
      return { ...page, tallies };
    },
    placeholderData: keepPreviousData,
  });
  const lines = useMemo(() => (data ? linesOf(data.rows, data.tallies) : []), [data]);
  const columns = useMemo(() => columnsOf(counted, data?.titles ?? {}), [counted, data]);
  const active = useCallback((line: TreeLine<Team> | undefined) => onActive(line?.id), [onActive]);
  if (!data) return <Spinner />;
  return (
    <Tree
      name="Teams"
      lines={lines}
      columns={columns}
      openId={openId}
      onOpen={({ id }) => onOpen(id)}
      onActive={active}
    />
  );
}

function countedOf(today: string): Counted[] {
  const active: Filter = { field: 'isActive', op: 'eq', value: true };
  const late: Filter = { field: 'dueOn', op: 'lt', value: today };
  return [
    { header: 'People', words: 'people', entity: 'person', where: [active] },
    { header: 'Services', words: 'services', entity: 'service', where: [] },
    { header: 'Open actions', words: 'open actions', entity: 'actionItem', where: [OPEN_ACTIONS] },
    { header: 'Overdue', words: 'overdue actions', entity: 'actionItem', where: [OPEN_ACTIONS, late] },
  ];
}

type Tallies = readonly Awaited<ReturnType<typeof core.record.tally>>[];

function linesOf(rows: readonly AnyRow[], tallies: Tallies): TreeLine<Team>[] {
  const counts = tallies.map(({ groups }) => new Map(groups.map(({ values, count }) => [values[0], count])));
  return nested(rows).map(({ row, depth, below }) => {
    const ids = [row.id, ...below];
    return {
      id: row.id,
      depth,
      item: {
        row,
        ids,
        counts: counts.map((byTeam) => ({
          own: byTeam.get(row.id) ?? 0,
          all: ids.reduce((sum, id) => sum + (byTeam.get(id) ?? 0), 0),
        })),
      },
    };
  });
}

function columnsOf(counted: readonly Counted[], titles: Titles): TreeColumn<Team>[] {
  return [
    {
      header: 'Team',
      width: 'minmax(15rem, 2fr)',
      cell: ({ row }) => <span className={`${styles.name} ${styles.strong}`}>{String(row.name)}</span>,
    },
    {
      header: 'Manager',
      width: 'minmax(9rem, 1fr)',
      needs: 'medium',
      cell: ({ row }) => (
        <span className={styles.name}>
          {row.managerId === null ? NO_VALUE : titles[String(row.managerId)]}
        </span>
      ),
    },
    ...counted.map(
      (what, at): TreeColumn<Team> => ({
        header: what.header,
        width: '8rem',
        isNumeric: true,
        cell: (team, tabIndex) => <Count team={team} what={what} at={at} tabIndex={tabIndex} />,
      }),
    ),
    {
      header: 'On-call rotation',
      width: 'minmax(9rem, 1fr)',
      needs: 'wide',
      cell: ({ row }) => (
        <span className={`${styles.name} ${styles.quiet}`}>{String(row.onCallRotation ?? NO_VALUE)}</span>
      ),
    },
  ];
}

type CountProps = { team: Team; what: Counted; at: number; tabIndex: 0 | -1 };

/** The team's own number and, where it has teams below it, the number with them. */
function Count({ team, what, at, tabIndex }: CountProps) {
  const { own, all } = team.counts[at] ?? { own: 0, all: 0 };
  const show = (ids: readonly string[], words: string) =>
    openFiltered(what.entity, [...what.where, { field: 'teamId', op: 'in', value: [...ids] }], words);
  const name = String(team.row.name);
  return (
    <>
      <CountButton
        count={own}
        label={`${own} ${what.words} of ${name}`}
        tabIndex={tabIndex}
        onClick={() => show([team.row.id], `${what.words} of ${name}`)}
      />
      {all > own && (
        <span className={styles.quiet}>
          /
          <CountButton
            count={all}
            label={`${all} ${what.words} with the teams below ${name}`}
            tabIndex={tabIndex}
            onClick={() => show(team.ids, `${what.words} of ${name} and the teams below it`)}
          />
        </span>
      )}
    </>
  );
}

type ButtonProps = { count: number; label: string; tabIndex: 0 | -1; onClick: () => void };

function CountButton({ count, label, tabIndex, onClick }: ButtonProps) {
  if (count === 0) return <span className={`${styles.number} ${styles.quiet}`}>0</span>;
  return (
    <button
      type="button"
      className={styles.number}
      aria-label={label}
      title={label}
      tabIndex={tabIndex}
      onClick={(event) => {
        event.stopPropagation();
        onClick();
      }}
    >
      {formatNumber(count)}
    </button>
  );
}
