import { MusterError } from '#shared/contract/errors.ts';
import { entities, findEntity } from '#shared/entities.ts';
import type { Entity } from '#shared/entity/entity.ts';
import type { AnyField } from '#shared/entity/field.ts';
import type { Connection } from '../file/connection.ts';
import { linkTable } from '../schema/columns.ts';
import { columnOf } from './codec.ts';
import type { WriteSession } from './write-session.ts';

export type Referrer = { entity: Entity; field: string; description: AnyField; ids: string[] };

/** The records that refer to `id`, by entity and field; only those of some entities when `isAmong` chooses them. */
export function referrersOf(
  connection: Connection,
  target: Entity,
  id: string,
  isAmong: (entity: Entity) => boolean = () => true,
): Referrer[] {
  return Object.values<Entity>(entities)
    .filter(isAmong)
    .flatMap((entity) =>
      Object.entries(entity.fields)
        .filter(([, field]) => field.target === target.name)
        .map(([field, description]) => ({
          entity,
          field,
          description,
          ids: referringIds(connection, entity, field, description, id),
        }))
        .filter(({ ids }) => ids.length > 0),
    );
}

/** Does what the description says of a reference whose target is removed. */
export function clearReferences(session: WriteSession, referrer: Referrer, targetId: string): void {
  const { entity, field, description, ids } = referrer;
  const repository = session.repositoryOf(entity);
  if (description.kind === 'refs') {
    for (const id of ids) {
      const targets = repository.get(id)?.[field] as string[];
      repository.update(id, { [field]: targets.filter((target) => target !== targetId) });
    }
    return;
  }
  if (description.onRemove === 'refuse') throw stillNeeded(session, referrer, targetId);
  for (const id of ids) {
    // An earlier referrer's removal may have taken this one along.
    if (!repository.get(id)) continue;
    if (description.onRemove === 'remove') repository.remove(id);
    else repository.update(id, { [field]: null });
  }
}

/** Which record cannot go, as several may be removed at once, and where what needs it is found. */
function stillNeeded(session: WriteSession, { entity, description, ids }: Referrer, id: string): MusterError {
  const target = findEntity(description.target ?? '');
  const name = target && String(session.repositoryOf(target).get(id)?.[target.title] ?? '');
  const them = ids.length === 1 ? 'it' : 'them';
  return new MusterError(
    'refused',
    `“${name}” is the ${description.label} of ${ids.length} in ${entity.plural}. Remove or reassign ${them} first.`,
  );
}

function referringIds(
  connection: Connection,
  entity: Entity,
  field: string,
  { kind }: AnyField,
  id: string,
): string[] {
  const sql =
    kind === 'refs'
      ? `SELECT owner_id FROM ${linkTable(entity, field)} WHERE target_id = ?`
      : `SELECT id FROM ${entity.table} WHERE ${columnOf(field)} = ?`;
  return connection.prepare(sql).pluck().all(id) as string[];
}
