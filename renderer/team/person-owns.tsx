import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { OPEN_ACTIONS } from '#shared/action/ageing.ts';
import type { AnyRow } from '#shared/entity/entity.ts';
import { formatNumber } from '#shared/figure/format.ts';
import type { Filter } from '#shared/record/list-query.ts';
import { core } from '../app/client.ts';
import { openFiltered } from '../app/lineage.ts';
import { useWorkspace } from '../app/queries.ts';
import panel from '../records/panel.module.css';
import { PartHead } from '../records/part-head.tsx';
import tree from '../tree/tree.module.css';
import styles from './person-owns.module.css';

type Owned = { label: string; entity: string; where: Filter[] };

/** What a person owns, in numbers that open their records. */
export function PersonOwns({ row }: { row: AnyRow }) {
  const { today } = useWorkspace();
  const { data } = useQuery({
    queryKey: ['person-owns', row.id, row.teamId, today],
    queryFn: async () => {
      const owned = ownedBy(row, await activeObjectives(), today);
      return await Promise.all(
        owned.map(async (one) => {
          const { groups } = await core.record.tally({ entity: one.entity, where: one.where });
          return { ...one, count: groups[0]?.count ?? 0 };
        }),
      );
    },
    placeholderData: keepPreviousData,
  });
  if (!data) return null;
  const name = String(row.name);
  return (
    <section className={panel.part} aria-label="Owns">
      <PartHead title="Owns" />
      <dl className={styles.owned}>
        {data.map(({ label, entity, where, count }) => (
          <div key={label} data-none={count === 0 || undefined}>
            <dt>{label}</dt>
            <dd>
              {count === 0 ? (
                <span className={tree.number}>0</span>
              ) : (
                <button
                  type="button"
                  className={tree.number}
                  aria-label={`${formatNumber(count)} ${label.toLowerCase()}, show them`}
                  onClick={() => openFiltered(entity, where, `${label.toLowerCase()} of ${name}`)}
                >
                  {formatNumber(count)}
                </button>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function ownedBy(row: AnyRow, objectives: string[], today: string): Owned[] {
  const own: Filter = { field: 'ownerId', op: 'in', value: [row.id] };
  const is = (field: string, ...value: string[]): Filter => ({ field, op: 'in', value });
  return [
    { label: 'Open actions', entity: 'actionItem', where: [own, OPEN_ACTIONS] },
    {
      label: 'Overdue actions',
      entity: 'actionItem',
      where: [own, OPEN_ACTIONS, { field: 'dueOn', op: 'lt', value: today }],
    },
    { label: 'Active objectives', entity: 'objective', where: [own, is('status', 'active')] },
    { label: 'Key results', entity: 'keyResult', where: [own, is('objectiveId', ...objectives)] },
    { label: 'Milestones', entity: 'milestone', where: [own, is('status', 'planned', 'in-progress')] },
    { label: 'Risks', entity: 'risk', where: [own, is('status', 'open', 'accepted')] },
    { label: 'Teams they lead', entity: 'team', where: [is('managerId', row.id)] },
    ...(typeof row.teamId === 'string'
      ? [{ label: 'Services of their team', entity: 'service', where: [is('teamId', row.teamId)] }]
      : []),
  ];
}

/** Key results count while their objective is active. */
async function activeObjectives(): Promise<string[]> {
  const { rows } = await core.record.list({
    entity: 'objective',
    where: [{ field: 'status', op: 'in', value: ['active'] }],
    limit: 5000,
  });
  return rows.map(({ id }) => id);
}
