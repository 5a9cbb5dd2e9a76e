import type { WriteSession } from '#db/record/write-session.ts';
import { type AnyRow, type Entity, stamped } from '#shared/entity/entity.ts';
import { keepMove, withPromise } from '../action/move-actions.ts';
import { followCheckIns } from '../okr/current-value.ts';

/**
 * Changes that a person makes to a record, with what follows from them in other fields and records, all in one step of
 * undo. Imports write what their files say and bring nothing else with them. `today` is the workspace's local date.
 */

/** What follows from a change; `before` is null for a new record, `after` for a removed one. */
type Consequence = (tx: WriteSession, before: AnyRow | null, after: AnyRow | null, today: string) => void;

/** Fields that a new record takes from the others unless they are given. */
type Fill = (values: Record<string, unknown>, today: string) => Record<string, unknown>;

/** What a change of a record brings with it in the record itself. */
type Complete = (
  tx: WriteSession,
  before: AnyRow,
  values: Record<string, unknown>,
  today: string,
) => Record<string, unknown>;

const FILLS: Readonly<Record<string, Fill>> = { actionItem: withPromise };
const COMPLETES: Readonly<Record<string, Complete>> = { actionItem: keepMove };
const CONSEQUENCES: Readonly<Record<string, Consequence>> = { checkIn: followCheckIns };

export function createByHand(
  tx: WriteSession,
  entity: Entity,
  values: Record<string, unknown>,
  today: string,
): AnyRow {
  const filled = FILLS[entity.name]?.(values, today) ?? values;
  const row = tx.repositoryOf(entity).create(stamped(entity, {}, filled, today));
  CONSEQUENCES[entity.name]?.(tx, null, row, today);
  return row;
}

/** @throws MusterError as the repository's `update` */
export function updateByHand(
  tx: WriteSession,
  entity: Entity,
  id: string,
  values: Record<string, unknown>,
  today: string,
): AnyRow {
  const repository = tx.repositoryOf(entity);
  const before: AnyRow | undefined = repository.get(id);
  const dated = before ? stamped(entity, before, values, today) : values;
  const complete = (before && COMPLETES[entity.name]?.(tx, before, dated, today)) ?? dated;
  const after: AnyRow = repository.update(id, complete);
  CONSEQUENCES[entity.name]?.(tx, before ?? null, after, today);
  return after;
}

/** @throws MusterError as the repository's `remove` */
export function removeByHand(tx: WriteSession, entity: Entity, id: string): void {
  const repository = tx.repositoryOf(entity);
  const before: AnyRow | undefined = repository.get(id);
  repository.remove(id);
  if (before) CONSEQUENCES[entity.name]?.(tx, before, null, '');
}
