import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';

export type DecisionQueryRow = {
  id: string;
  key: string | null;
  name: string;
  why: string | null;
  decidedById: string | null;
  decidedOn: string;
};

const DECISIONS = `
  SELECT id, key, title AS name, why, decided_by_id AS decidedById, decided_on AS decidedOn
  FROM decision WHERE decided_on BETWEEN ? AND ? ORDER BY decided_on, id`;

const COUNT = 'SELECT count(*) AS n FROM decision WHERE decided_on BETWEEN ? AND ?';
const ANY = 'SELECT EXISTS (SELECT 1 FROM decision) AS any';

/** Decisions made from one local date to another. */
export function decisionsIn(
  connection: Connection,
  firstDay: string,
  lastDay: string,
): readonly DecisionQueryRow[] {
  return kept<[string, string], DecisionQueryRow>(connection, DECISIONS).all(firstDay, lastDay);
}

/** How many decisions were made from one local date to another. */
export function countDecisions(connection: Connection, firstDay: string, lastDay: string): number {
  return kept<[string, string], { n: number }>(connection, COUNT).get(firstDay, lastDay)?.n ?? 0;
}

/** Whether a decision was ever recorded. */
export function hasDecisions(connection: Connection): boolean {
  return kept<[], { any: number }>(connection, ANY).get()?.any === 1;
}
