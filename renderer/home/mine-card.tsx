import { useQuery } from '@tanstack/react-query';
import type { AnyRow } from '#shared/entity/entity.ts';
import { formatDate } from '#shared/figure/format.ts';
import { loudEntries } from '#shared/review/facts/attention-facts.ts';
import type { ReviewData } from '#shared/review/review-data.ts';
import { addDays } from '#shared/time/week.ts';
import { core } from '../app/client.ts';
import { PageLink, recordPath } from '../app/link.tsx';
import { useWorkspace } from '../app/queries.ts';
import { RefInput } from '../records/ref-input.tsx';
import { useSettings } from '../settings/use-settings.ts';
import { Card } from './card.tsx';
import { EntryList } from './entry-list.tsx';
import styles from './home.module.css';

const AHEAD_DAYS = 7;

/** What the person at this computer owns: overdue, due soon, and on the attention list. */
export function MineCard({ data }: { data: ReviewData }) {
  const { settings } = useSettings();
  const { data: me, isPending } = useQuery({
    queryKey: ['records', 'person', 'me', settings.actor],
    queryFn: () => personCalled(settings.actor),
  });
  if (isPending) return null;
  return me ? <Own me={me} data={data} /> : <WhoAmI name={settings.actor} />;
}

function Own({ me, data }: { me: AnyRow; data: ReviewData }) {
  const { today } = useWorkspace();
  const { data: actions } = useQuery({
    queryKey: ['records', 'actionItem', 'mine', me.id, today],
    queryFn: () => actionsOf(me.id, addDays(today, AHEAD_DAYS)),
  });
  const rows = actions?.rows ?? [];
  const overdue = rows.filter(({ dueOn }) => String(dueOn) < today);
  const soon = rows.filter(({ dueOn }) => String(dueOn) >= today);
  const entries = loudEntries(data.attention).filter(
    ({ owner, entity }) => owner?.id === me.id && entity !== 'actionItem',
  );
  const isEmpty = rows.length + entries.length === 0;
  return (
    <Card
      title="Yours"
      count={overdue.length + soon.length + entries.length}
      aside={<PageLink to={recordPath('person', me.id)}>{String(me.name)}</PageLink>}
    >
      {isEmpty && <p className={styles.muted}>Nothing of yours is overdue or due within a week.</p>}
      <ActionList title="Overdue" rows={overdue} />
      <ActionList title="Due within a week" rows={soon} />
      {entries.length > 0 && (
        <>
          <h3>On the attention list</h3>
          <EntryList entries={entries} />
        </>
      )}
    </Card>
  );
}

function ActionList({ title, rows }: { title: string; rows: readonly AnyRow[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h3>
        {title}
        <span className={styles.count}>{rows.length}</span>
      </h3>
      <ul className={styles.list}>
        {rows.map((row) => (
          <li key={row.id} className={styles.due}>
            <PageLink to={recordPath('actionItem', row.id)}>{String(row.title)}</PageLink>
            <span className={styles.owner}>{formatDate(String(row.dueOn))}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Until Muster knows who sits here, nothing can be theirs. */
function WhoAmI({ name }: { name: string }) {
  const { isReadOnly, change } = useSettings();
  const choose = async (id: string | null) => {
    if (id === null) return;
    const { row } = await core.record.get({ entity: 'person', id });
    change({ actor: String(row.name) });
  };
  return (
    <Card title="Yours">
      <p className={styles.muted}>
        {name === ''
          ? 'Say who you are, and what you own stands here.'
          : `There is nobody called “${name}” among the people. Choose yourself, and what you own stands here.`}
      </p>
      {!isReadOnly && (
        <RefInput
          target="person"
          titles={{}}
          value={null}
          aria-label="Who you are"
          onChange={(id) => void choose(id)}
        />
      )}
    </Card>
  );
}

async function personCalled(name: string): Promise<AnyRow | null> {
  if (name === '') return null;
  const { rows } = await core.record.list({
    entity: 'person',
    where: [{ field: 'name', op: 'eq', value: name }],
    limit: 1,
  });
  return rows[0] ?? null;
}

function actionsOf(ownerId: string, until: string) {
  return core.record.list({
    entity: 'actionItem',
    where: [
      { field: 'ownerId', op: 'in', value: [ownerId] },
      { field: 'status', op: 'in', value: ['open', 'in-progress', 'blocked'] },
      { field: 'dueOn', op: 'lte', value: until },
    ],
    sort: [{ field: 'dueOn', descending: false }],
    limit: 12,
  });
}
