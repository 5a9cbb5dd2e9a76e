import { core } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { refreshAll } from '../app/queries.ts';
import { undo } from '../app/use-history-commands.ts';
import { notify } from '../design/toast.tsx';

/** Whose agenda it is: that of one review, or the one that reviews of a template begin with. */
export type AgendaEntity = 'agendaSection' | 'templateSection';

type Placed = { id: string; title: string };

/** Lets two sections change places, as one step of undo. */
export async function swapSections(
  entity: AgendaEntity,
  agenda: readonly Placed[],
  from: number,
  to: number,
): Promise<void> {
  const [one, other] = [agenda[from], agenda[to]];
  if (!one || !other) return;
  const { rows } = await core.record.byIds({ entity, ids: agenda.map(({ id }) => id) });
  const positions = new Map(rows.map((row) => [row.id, Number(row.position)]));
  const free = Math.max(...positions.values()) + 1;
  const [a, b] = [positions.get(one.id) ?? from, positions.get(other.id) ?? to];
  // No two sections may stand in one place, not even for a moment.
  const moves = [
    { id: one.id, position: free },
    { id: other.id, position: a },
    { id: one.id, position: b },
  ];
  const changes = moves.map(({ id, position }) => ({ entity, id, values: { position } }));
  await attempt(() => core.record.apply({ label: `Move “${one.title}”`.slice(0, 200), changes }));
  await refreshAll();
}

/** Adds a section at the end. `owner` is the field and the id of whose agenda it is. */
export async function addSection(
  entity: AgendaEntity,
  owner: Record<string, string>,
  agenda: readonly Placed[],
): Promise<void> {
  const { rows } = await core.record.byIds({ entity, ids: agenda.map(({ id }) => id) });
  const position = Math.max(-1, ...rows.map((row) => Number(row.position))) + 1;
  const values = { ...owner, position, section: 'attention', title: 'New section', minutes: 5 };
  await attempt(() => core.record.create({ entity, values }));
  await refreshAll();
}

export async function removeSection(entity: AgendaEntity, { id, title }: Placed): Promise<void> {
  const done = await attempt(() => core.record.remove({ entity, ids: [id] }));
  if (!done) return;
  notify({ title: `Removed: ${title}`, undo: () => void undo() });
  await refreshAll();
}
