import type { Connection } from '../file/connection.ts';
import { idsOf } from '../query/ids.ts';
import { kept } from '../query/kept.ts';

/** What the rows behind a check of one service are looked up by. */
export type CheckScope = {
  serviceId: string;
  teamId: string | null;
  /** Local dates of the look-back, both included, and its instants `[start, until)`. */
  firstDay: string;
  lastDay: string;
  start: string;
  until: string;
  /** The oldest day of a posture that still counts. */
  oldest: string;
  /** The days of the month whose cost is judged. */
  costFirst: string;
  costLast: string;
};

const INCIDENT_OF_SERVICE =
  'incident_id IN (SELECT owner_id FROM incident_services WHERE target_id = :serviceId)';

// The plus keeps the planner on the index of the days.
const OPEN_ACTIONS = `due_on < :lastDay AND (created_on IS NULL OR created_on <= :lastDay)
  AND (status IN ('open', 'in-progress', 'blocked') OR (completed_on > :lastDay AND status = 'done'))
  AND (service_id = :serviceId OR (service_id IS NULL AND ${INCIDENT_OF_SERVICE}))`;

const NEWEST = (column: string, owner: string) => `
  a.${column} = :${owner} AND a.date BETWEEN :oldest AND :lastDay
  AND a.date = (SELECT max(date) FROM posture WHERE asset_group = a.asset_group AND date <= :lastDay)`;

const EXERCISES = (condition: string) => `
  SELECT json_group_array(x.id) AS ids FROM exercise_services l JOIN exercise x ON x.id = l.owner_id
  WHERE l.target_id = :serviceId AND x.kind ${condition} AND coalesce(x.held_on, x.planned_on) <= :lastDay`;

const STATEMENTS = {
  slo: 'SELECT json_group_array(id) AS ids FROM slo WHERE service_id = :serviceId',
  restore: EXERCISES("= 'restore'"),
  exercise: EXERCISES("<> 'restore'"),
  action: `SELECT json_group_array(id) AS ids FROM action_item WHERE ${OPEN_ACTIONS}`,
  posture: `SELECT json_group_array(a.id) AS ids FROM posture a WHERE ${NEWEST('service_id', 'serviceId')}`,
  teamPosture: `SELECT json_group_array(a.id) AS ids FROM posture a
    WHERE a.service_id IS NULL AND ${NEWEST('team_id', 'teamId')}`,
  deployment: `SELECT json_group_array(id) AS ids FROM deployment
    WHERE service_id = :serviceId AND at >= :start AND at < :until`,
  deploymentCount: `SELECT json_group_array(id) AS ids FROM deployment_count
    WHERE service_id = :serviceId AND week_start BETWEEN :firstDay AND :lastDay`,
  shift: `SELECT json_group_array(id) AS ids FROM on_call_shift
    WHERE +team_id = :teamId AND started_at >= :start AND started_at < :until`,
  cost: `SELECT json_group_array(id) AS ids FROM cost
    WHERE +service_id = :serviceId AND period_start BETWEEN :costFirst AND :costLast`,
} as const;

export type CheckKind = keyof typeof STATEMENTS;

/** The ids of the rows that one kind of check looks at. */
export function checkIds(connection: Connection, kind: CheckKind, scope: CheckScope): string[] {
  const row = kept<[CheckScope], { ids: string | null }>(connection, STATEMENTS[kind]).get(scope);
  return idsOf(row?.ids ?? null);
}
