import type { Connection } from '../file/connection.ts';
import { prepared } from '../query/prepared.ts';

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
export function savingsOn(connection: Connection, day: string): SavingsRow[] {
  return prepared<[{ day: string }], SavingsRow>(connection, SAVINGS).all({ day });
}
