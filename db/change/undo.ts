import { MusterError } from '#shared/contract/errors.ts';
import { findEntity } from '#shared/entities.ts';
import type { AnyRow, Entity } from '#shared/entity/entity.ts';
import { lowerFirst } from '#shared/figure/format.ts';
import { clearReferences, referrersOf } from '../record/references.ts';
import type { WriteSession } from '../record/write-session.ts';
import type { Change } from './change-log.ts';

/** Applies the opposite of each change, last one first, and logs what it did. Settings are put back by `putSettings`. */
export function revertChanges(
  session: WriteSession,
  changes: readonly Change[],
  putSettings: (values: Record<string, unknown>) => void,
): void {
  for (const change of changes.toReversed()) {
    if (change.entity === 'settings') putSettings(change.before ?? {});
    else revert(session, known(change), change);
  }
}

function revert(session: WriteSession, entity: Entity, change: Change): void {
  const store = session.storeOf(entity);
  const { name } = entity;
  if (change.op === 'remove') {
    const row = change.before as AnyRow;
    store.insert(row);
    session.log({ entity: name, recordId: row.id, op: 'create', before: null, after: null });
    return;
  }
  const row = session.repositoryOf(entity).get(change.recordId) as AnyRow | undefined;
  if (!row)
    throw new MusterError('conflict', `The ${lowerFirst(entity.label)} to put back is no longer there.`);
  if (change.op === 'create') {
    // What Muster wrote by itself about the record goes with it.
    for (const referrer of referrersOf(session.connection, entity, row.id, isOwn))
      clearReferences(session, referrer, row.id);
    store.remove(row);
    session.log({ entity: name, recordId: row.id, op: 'remove', before: row, after: null });
    return;
  }
  const fields = Object.keys(change.before ?? {});
  const now = Object.fromEntries(fields.map((field) => [field, row[field]]));
  store.update(row, { ...row, ...change.before, updatedAt: session.at }, fields);
  session.log({ entity: name, recordId: row.id, op: 'update', before: now, after: change.before });
}

function isOwn({ isMadeByMuster }: Entity): boolean {
  return isMadeByMuster;
}

function known(change: Change): Entity {
  const entity = findEntity(change.entity);
  if (!entity)
    throw new MusterError('conflict', `Changes of “${change.entity}” cannot be undone by this version.`);
  return entity;
}
