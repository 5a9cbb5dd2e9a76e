import type { WriteSession } from '#db/record/write-session.ts';
import { type AnyRow, type Entity, stamped } from '#shared/entity/entity.ts';
import { inMinorUnitsOf } from '#shared/entity/parse-number.ts';
import { keepMove, withPromise } from '../action/move-actions.ts';
import { followCheckIns } from '../okr/current-value.ts';

/**
 * Changes that a person makes to a record, with what follows from them in other fields and records, all in one step of
 * undo. Imports write what their files say and bring nothing else with them.
 */

/** The workspace's local date, and the currency of amounts that name none. */
export type Here = { today: string; currency: string };

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
  { today }: Here,
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
  { today, currency }: Here,
): AnyRow {
  const repository = tx.repositoryOf(entity);
  const before: AnyRow | undefined = repository.get(id);
  const dated = before
    ? { ...sameAmounts(entity, before, values, currency), ...stamped(entity, before, values, today) }
    : values;
  const complete = (before && COMPLETES[entity.name]?.(tx, before, dated, today)) ?? dated;
  const after: AnyRow = repository.update(id, complete);
  CONSEQUENCES[entity.name]?.(tx, before ?? null, after, today);
  return after;
}

/** Another currency leaves the amounts of a record as they are written, whatever its minor unit is. */
function sameAmounts(
  { fields }: Entity,
  before: AnyRow,
  values: Record<string, unknown>,
  home: string,
): Record<string, unknown> {
  if (!fields.currency || values.currency === undefined) return {};
  const [from, to] = [String(before.currency ?? home), String(values.currency ?? home)];
  const amounts = Object.keys(fields).filter(
    (name) => fields[name]?.kind === 'money' && typeof before[name] === 'number',
  );
  return Object.fromEntries(amounts.map((name) => [name, inMinorUnitsOf(Number(before[name]), from, to)]));
}

/** @throws MusterError as the repository's `remove` */
export function removeByHand(tx: WriteSession, entity: Entity, id: string): void {
  const repository = tx.repositoryOf(entity);
  const before: AnyRow | undefined = repository.get(id);
  repository.remove(id);
  if (before) CONSEQUENCES[entity.name]?.(tx, before, null, '');
}
