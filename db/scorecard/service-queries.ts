import type { CostBasis } from '#shared/cost/variance.ts';
import type { ExerciseRow, RecoveryTargets } from '#shared/resilience/readiness.ts';
import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';

export type ServiceFacts = {
  id: string;
  name: string;
  tier: number | null;
  teamId: string | null;
  teamName: string | null;
  runbookUrl: string | null;
  runbookReviewedOn: string | null;
};

/** Part and whole by the service or team they are of. */
export type Counted = { id: string; part: number; whole: number };

/** What a service cost on one day (or in the month that begins on it), in one currency. */
export type ServiceCost = {
  id: string;
  day: string;
  currency: string | null;
  actual: number | null;
  budget: number | null;
};

/** Which kinds of record the workspace holds at all. */
export type Recorded = {
  incidents: boolean;
  actions: boolean;
  changes: boolean;
  exercises: boolean;
  restores: boolean;
};

/** A span as local dates (inclusive) and as instants `[start, until)`. */
export type Span = { firstDay: string; lastDay: string; start: string; until: string };

const SERVICES = `
  SELECT s.id, s.name, s.tier, s.team_id AS teamId, t.name AS teamName, s.runbook_url AS runbookUrl,
    s.runbook_reviewed_on AS runbookReviewedOn
  FROM service s LEFT JOIN team t ON t.id = s.team_id ORDER BY s.name, s.id`;

const EXERCISES = `
  SELECT l.target_id AS serviceId, x.id, x.kind, x.datastore, x.planned_on AS plannedOn, x.held_on AS heldOn,
    x.rto_target_minutes AS rtoTargetMinutes, x.rpo_target_minutes AS rpoTargetMinutes,
    x.rto_achieved_minutes AS rtoAchievedMinutes, x.rpo_achieved_minutes AS rpoAchievedMinutes, x.outcome,
    s.rto_minutes AS rtoMinutes, s.rpo_minutes AS rpoMinutes
  FROM exercise x JOIN exercise_services l ON l.owner_id = x.id JOIN service s ON s.id = l.target_id ORDER BY x.id`;

const LINKS = `
  SELECT l.owner_id AS incidentId, l.target_id AS serviceId FROM json_each(?) i
  CROSS JOIN incident_services l ON l.owner_id = i.value`;

// One branch for each index, so that the completed history before the day is never read.
const ACTIONS = `
  WITH open (service_id, incident_id, isOverdue) AS (
    SELECT service_id, incident_id, due_on < :day FROM action_item
    WHERE status IN ('open', 'in-progress', 'blocked') AND (created_on IS NULL OR created_on <= :day)
    UNION ALL
    SELECT service_id, incident_id, due_on < :day FROM action_item
    WHERE completed_on > :day AND +status = 'done' AND (created_on IS NULL OR created_on <= :day)
  )
  SELECT id, count(*) AS whole, count(*) FILTER (WHERE isOverdue) AS part FROM (
    SELECT service_id AS id, isOverdue FROM open WHERE service_id IS NOT NULL
    UNION ALL
    SELECT l.target_id, o.isOverdue FROM open o CROSS JOIN incident_services l ON l.owner_id = o.incident_id
    WHERE o.service_id IS NULL
  ) GROUP BY id`;

const POSTURES = (column: string, condition: string) => `
  SELECT a.${column} AS id, sum(a.assets) AS whole, sum(a.assets_within_sla) AS part FROM posture a
  WHERE a.date BETWEEN :oldest AND :day AND ${condition} AND a.assets_within_sla <= a.assets
    AND a.date = (SELECT max(date) FROM posture WHERE asset_group = a.asset_group AND date <= :day)
  GROUP BY a.${column}`;

const POSTURES_OF = {
  service: POSTURES('service_id', 'a.service_id IS NOT NULL'),
  team: POSTURES('team_id', 'a.team_id IS NOT NULL AND a.service_id IS NULL'),
} as const;

const CHANGES = `
  SELECT id, sum(whole) AS whole, sum(part) AS part FROM (
    SELECT service_id AS id, count(*) AS whole,
      count(*) FILTER (WHERE outcome <> 'ok' OR incident_id IS NOT NULL) AS part
    FROM deployment WHERE at >= :start AND at < :until GROUP BY service_id
    UNION ALL
    SELECT service_id, sum(deployments), sum(failed) FROM deployment_count
    WHERE week_start BETWEEN :firstDay AND :lastDay AND failed <= deployments GROUP BY service_id
  ) GROUP BY id`;

const PAGES = `
  SELECT team_id AS id, sum(pages) AS whole, sum(actionable_pages) AS part FROM on_call_shift
  WHERE started_at >= :start AND started_at < :until AND team_id IS NOT NULL AND actionable_pages <= pages
  GROUP BY team_id`;

const COSTS = `
  SELECT service_id AS id, period_start AS day, currency, sum(budget) AS budget,
    sum(CASE WHEN :basis = 'billed' THEN billed ELSE effective END) AS actual
  FROM cost WHERE period_start BETWEEN :firstDay AND :lastDay AND service_id IS NOT NULL
  GROUP BY service_id, period_start, currency`;

const RECORDED = `
  SELECT EXISTS (SELECT 1 FROM incident) AS incidents, EXISTS (SELECT 1 FROM action_item) AS actions,
    EXISTS (SELECT 1 FROM deployment) OR EXISTS (SELECT 1 FROM deployment_count) AS changes,
    EXISTS (SELECT 1 FROM exercise WHERE kind <> 'restore') AS exercises,
    EXISTS (SELECT 1 FROM exercise WHERE kind = 'restore') AS restores`;

/** Every service with its team, by name. */
export function listServiceFacts(connection: Connection): readonly ServiceFacts[] {
  return kept<[], ServiceFacts>(connection, SERVICES).all();
}

/** An exercise or restore of a service, with what that service is to recover within. */
export type ServiceExercise = ExerciseRow & RecoveryTargets & { serviceId: string };

/** Every exercise and restore of every service. */
export function exercisesByService(connection: Connection): readonly ServiceExercise[] {
  return kept<[], ServiceExercise>(connection, EXERCISES).all();
}

/** The services that some incidents hit. */
export function servicesOfIncidents(
  connection: Connection,
  ids: readonly string[],
): readonly { incidentId: string; serviceId: string }[] {
  return kept<[string], { incidentId: string; serviceId: string }>(connection, LINKS).all(
    JSON.stringify(ids),
  );
}

/** Overdue of all actions open at the end of the local date `day`, by service: its own and those of its incidents. */
export function actionsByService(connection: Connection, day: string): readonly Counted[] {
  return kept<[{ day: string }], Counted>(connection, ACTIONS).all({ day });
}

/** Assets within their deadline of all, by the newest counts from `oldest` to `day`, of services or of whole teams. */
export function posturesBy(
  connection: Connection,
  owner: keyof typeof POSTURES_OF,
  days: { oldest: string; day: string },
): readonly Counted[] {
  return kept<[typeof days], Counted>(connection, POSTURES_OF[owner]).all(days);
}

/** Failed of all changes in a span, by service. */
export function changesByService(connection: Connection, span: Span): readonly Counted[] {
  return kept<[Span], Counted>(connection, CHANGES).all(span);
}

/** Actionable of all pages of the shifts that began in a span, by team. */
export function pagesByTeam(connection: Connection, span: Span): readonly Counted[] {
  return kept<[Span], Counted>(connection, PAGES).all(span);
}

/** Cost and budget of the records from one local date to another, by service. */
export function costsByService(
  connection: Connection,
  range: { firstDay: string; lastDay: string; basis: CostBasis },
): readonly ServiceCost[] {
  return kept<[typeof range], ServiceCost>(connection, COSTS).all(range);
}

/** What the workspace records at all: what it does not is unknown, not nothing. */
export function recordedKinds(connection: Connection): Recorded {
  const row = kept<[], Record<keyof Recorded, number>>(connection, RECORDED).get();
  const has = (kind: keyof Recorded) => row?.[kind] === 1;
  return {
    incidents: has('incidents'),
    actions: has('actions'),
    changes: has('changes'),
    exercises: has('exercises'),
    restores: has('restores'),
  };
}
