import type { AnyRow, Entity } from '#shared/entity/entity.ts';
import { formatCount, lowerFirst } from '#shared/figure/format.ts';
import { core } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { refreshAll } from '../app/queries.ts';
import { undoThis } from '../app/use-history-commands.ts';
import { notify } from '../design/toast.tsx';

/** The changes a person makes to records. Each says what it did and offers the way back. */

export async function createRecord(entity: Entity, values: Record<string, unknown>): Promise<AnyRow> {
  const row = await core.record.create({ entity: entity.name, values });
  notify({ title: `${entity.label} added.`, undo: undoThis() });
  await refreshAll();
  return row;
}

export async function updateRecord(
  entity: Entity,
  id: string,
  values: Record<string, unknown>,
): Promise<AnyRow> {
  const row = await core.record.update({ entity: entity.name, id, values });
  notify({ title: `${entity.label} saved.`, undo: undoThis() });
  await refreshAll();
  return row;
}

/** Whether it was done; a refusal is shown as a notice. */
export async function updateRecords(
  entity: Entity,
  ids: string[],
  values: Record<string, unknown>,
): Promise<boolean> {
  const done = await attempt(() => core.record.updateMany({ entity: entity.name, ids, values }));
  if (!done) return false;
  notify(
    done.changed === 0
      ? { title: 'Nothing changed: they had this value already.' }
      : { title: `${counted(entity, done.changed)} changed.`, undo: undoThis() },
  );
  await refreshAll();
  return true;
}

export async function removeRecords(entity: Entity, ids: string[]): Promise<boolean> {
  const done = await attempt(() => core.record.remove({ entity: entity.name, ids }));
  if (!done) return false;
  notify({ title: `${counted(entity, done.removed)} removed.`, undo: undoThis() });
  await refreshAll();
  return true;
}

/** `1 incident`, `3 KPIs`. */
export function counted(entity: Entity, count: number): string {
  return formatCount(count, lowerFirst(entity.label), lowerFirst(entity.plural));
}
