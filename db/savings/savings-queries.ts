import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';

export type SavingsRow = {
  id: string;
  lever: string;
  /** Minor units a month. */
  identified: number | null;
  realised: number | null;
  currency: string | null;
};

const SAVINGS = `
  SELECT id, lever, identified, currency, CASE WHEN realised_on > :day THEN NULL ELSE realised END AS realised
  FROM savings_opportunity WHERE identified_on IS NULL OR identified_on <= :day ORDER BY id`;

/** Savings identified by the local date `day`, with what was realised by then. */
export function savingsOn(connection: Connection, day: string): readonly SavingsRow[] {
  return kept<[{ day: string }], SavingsRow>(connection, SAVINGS).all({ day });
}

/** A savings opportunity as a list shows it. */
export type SavingsListRow = SavingsRow & {
  key: string | null;
  name: string;
  status: string;
  ownerId: string | null;
  teamId: string | null;
  serviceId: string | null;
  dueOn: string | null;
};

const LIST = `
  SELECT id, key, title AS name, lever, identified, currency, status, owner_id AS ownerId, team_id AS teamId,
    service_id AS serviceId, due_on AS dueOn,
    CASE WHEN realised_on > :day THEN NULL ELSE realised END AS realised
  FROM savings_opportunity WHERE identified_on IS NULL OR identified_on <= :day ORDER BY id`;

/** The same with what a list shows of them. */
export function savingsList(connection: Connection, day: string): readonly SavingsListRow[] {
  return kept<[{ day: string }], SavingsListRow>(connection, LIST).all({ day });
}
