import type { CriterionStatus, LaunchOutcome } from '#shared/readiness/verdict.ts';
import type { Connection } from '../file/connection.ts';
import { prepared } from '../query/prepared.ts';

type Launch = {
  id: string;
  name: string;
  serviceId: string | null;
  date: string;
  outcome: LaunchOutcome;
  approverId: string | null;
  waivers: string | null;
};

/** A launch with the state of each of its criteria. */
export type ReadinessQueryRow = Launch & { criteria: CriterionStatus[] };

const LAUNCHES = `
  SELECT id, launch AS name, service_id AS serviceId, date, outcome, approver_id AS approverId, waivers,
    (SELECT json_group_array(status) FROM readiness_criterion WHERE readiness_id = readiness_check.id) AS criteria
  FROM readiness_check WHERE date >= :since OR outcome = 'pending' ORDER BY date, id LIMIT :most`;

/** Launches from a local date on, and those from before it that nobody decided on; by date. */
export function launchesSince(connection: Connection, since: string, most: number): ReadinessQueryRow[] {
  return prepared<[{ since: string; most: number }], Launch & { criteria: string }>(connection, LAUNCHES)
    .all({ since, most })
    .map((row) => ({ ...row, criteria: JSON.parse(row.criteria) }));
}
