import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';

export type CommitmentRow = {
  id: string;
  /** Minor units a month. */
  covered: number | null;
  eligible: number | null;
  utilisation: number | null;
  currency: string | null;
};

const ACTIVE = `
  SELECT id, covered_spend AS covered, eligible_spend AS eligible, utilisation, currency FROM commitment
  WHERE (starts_on IS NULL OR starts_on <= :day) AND (ends_on IS NULL OR ends_on >= :day) ORDER BY id`;

/** Commitments in force on the local date `day`. */
export function commitmentsOn(connection: Connection, day: string): readonly CommitmentRow[] {
  return kept<[{ day: string }], CommitmentRow>(connection, ACTIVE).all({ day });
}
