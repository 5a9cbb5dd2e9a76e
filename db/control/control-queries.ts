import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';

export type ControlQueryRow = {
  id: string;
  name: string;
  framework: string;
  reference: string;
  nextDueOn: string;
  daysOverdue: number;
  ownerId: string | null;
};

const DUE = `
  SELECT id, title AS name, framework, reference, next_due_on AS nextDueOn, owner_id AS ownerId,
    max(0, CAST(julianday(:day) - julianday(next_due_on) AS INTEGER)) AS daysOverdue
  FROM control WHERE next_due_on <= :until ORDER BY next_due_on, framework, reference`;

const COUNTS = 'SELECT count(*) AS controls, count(next_due_on) AS dated FROM control';

/** Controls whose evidence is due by the local date `until`, those overdue on `day` with their days. */
export function controlsDue(
  connection: Connection,
  dates: { day: string; until: string },
): readonly ControlQueryRow[] {
  return kept<[typeof dates], ControlQueryRow>(connection, DUE).all(dates);
}

/** How many controls there are, and how many have a date their evidence is due. */
export function countControls(connection: Connection): { controls: number; dated: number } {
  return kept<[], { controls: number; dated: number }>(connection, COUNTS).get() ?? { controls: 0, dated: 0 };
}
