import type { Horizon } from '#shared/roadmap/milestone.ts';
import type { Connection } from '../file/connection.ts';
import { prepared } from '../query/prepared.ts';

export type MilestoneQueryRow = {
  id: string;
  name: string;
  horizon: Horizon;
  ownerId: string | null;
  teamId: string | null;
  startsOn: string | null;
  dueOn: string | null;
  completedOn: string | null;
  status: string;
  objectiveId: string | null;
};

const MILESTONES = `
  SELECT id, title AS name, horizon, owner_id AS ownerId, team_id AS teamId, starts_on AS startsOn, due_on AS dueOn,
    completed_on AS completedOn, status, objective_id AS objectiveId
  FROM milestone
  WHERE status <> 'dropped' AND (due_on IS NULL OR due_on >= :since)
    OR status IN ('planned', 'in-progress') AND due_on < :since
  ORDER BY due_on IS NULL, due_on, id
  LIMIT :most`;

/** Milestones due from a local date on, those still to be done from before it, and those without a date; by due date. */
export function milestonesSince(connection: Connection, since: string, most: number): MilestoneQueryRow[] {
  return prepared<[{ since: string; most: number }], MilestoneQueryRow>(connection, MILESTONES).all({
    since,
    most,
  });
}
