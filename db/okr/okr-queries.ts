import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';

export type ObjectiveQueryRow = {
  id: string;
  key: string | null;
  name: string;
  ownerId: string | null;
  teamId: string | null;
  parentId: string | null;
  status: 'active' | 'done';
};

export type KeyResultQueryRow = {
  id: string;
  objectiveId: string;
  name: string;
  startValue: number;
  targetValue: number;
  currentValue: number | null;
  unit: string | null;
  weight: number;
  ownerId: string | null;
  kind: 'metric' | 'milestone' | 'yes-no';
  isFed: 0 | 1;
  confidence: number | null;
  previousConfidence: number | null;
  lastCheckIn: string | null;
  checkIns: number;
};

const OBJECTIVES = `
  SELECT id, key, title AS name, owner_id AS ownerId, team_id AS teamId, parent_id AS parentId, status
  FROM objective WHERE quarter = ? AND status <> 'dropped' ORDER BY id`;

const CHECK_INS = 'FROM check_in c WHERE c.key_result_id = k.id AND c.date';
const NEWEST = 'ORDER BY c.date DESC LIMIT 1';

// The stored current value is today's, so it stands in only where no later check-in has moved it since.
const KEY_RESULTS = `
  SELECT k.id, k.objective_id AS objectiveId, k.title AS name, k.start_value AS startValue,
    k.target_value AS targetValue, k.kind, k.unit, k.weight, k.owner_id AS ownerId, k.kpi_id IS NOT NULL AS isFed,
    coalesce(
      (SELECT c.value ${CHECK_INS} <= :day AND c.value IS NOT NULL ${NEWEST}),
      CASE WHEN NOT EXISTS (SELECT 1 ${CHECK_INS} > :day AND c.value IS NOT NULL) THEN k.current_value END
    ) AS currentValue,
    (SELECT c.confidence ${CHECK_INS} <= :day AND c.confidence IS NOT NULL ${NEWEST}) AS confidence,
    (SELECT c.confidence ${CHECK_INS} <= :day AND c.confidence IS NOT NULL ${NEWEST} OFFSET 1) AS previousConfidence,
    (SELECT max(c.date) ${CHECK_INS} <= :day) AS lastCheckIn,
    (SELECT count(*) ${CHECK_INS} <= :day) AS checkIns
  FROM objective o JOIN key_result k ON k.objective_id = o.id
  WHERE o.quarter = :quarter AND o.status <> 'dropped' ORDER BY k.id`;

const QUARTERS = 'SELECT DISTINCT quarter FROM objective ORDER BY quarter DESC';

/** The quarters that have objectives, as `2026Q4`, newest first. */
export function quartersWithObjectives(connection: Connection): string[] {
  return kept<[], { quarter: string }>(connection, QUARTERS)
    .all()
    .map(({ quarter }) => quarter);
}

/** The objectives of a quarter (`2026Q4`) that were not dropped. */
export function objectivesOf(connection: Connection, quarter: string): readonly ObjectiveQueryRow[] {
  return kept<[string], ObjectiveQueryRow>(connection, OBJECTIVES).all(quarter);
}

/** Their key results as they stood at the end of the local date `day`. */
export function keyResultsOf(
  connection: Connection,
  quarter: string,
  day: string,
): readonly KeyResultQueryRow[] {
  return kept<[{ quarter: string; day: string }], KeyResultQueryRow>(connection, KEY_RESULTS).all({
    quarter,
    day,
  });
}
