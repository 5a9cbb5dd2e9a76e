import type { Connection } from '../file/connection.ts';
import { idsOf } from '../query/ids.ts';
import { kept } from '../query/kept.ts';
import {
  type KpiScope,
  ofService,
  ofTeamOrService,
  PERIODS,
  type PeriodBounds,
  perScope,
  type ScopeKind,
  type SeriesParameters,
  seriesParameters,
} from './periods.ts';

/** Changes of a period; the counterpart of `changeFailureRate`. */
export type ChangePeriod = { key: string; total: number; failed: number; impossible: number };

/** Actions promised for a period; the counterpart of `onTimeClosure`. */
export type ClosurePeriod = {
  key: string;
  counted: number;
  onTime: number;
  cancelled: number;
  undated: number;
  notDue: number;
};

/** On-call shifts that began in a period; the counterpart of `shared/oncall/health.ts`. */
export type ShiftPeriod = {
  key: string;
  shifts: number;
  withPages: number;
  pages: number;
  /** Shifts with both kinds of pages, where one is part of the other. */
  precise: number;
  actionable: number;
  precisePages: number;
  moreActionable: number;
  /** Shifts with their hours, where the toil is part of them. */
  timed: number;
  toil: number;
  hours: number;
  moreToil: number;
};

const CHANGES = perScope(
  (kind) => `
  WITH ${PERIODS}
  SELECT key, sum(total) AS total, sum(failed) AS failed, sum(impossible) AS impossible FROM (
    SELECT p.key, count(*) AS total,
      count(*) FILTER (WHERE d.outcome <> 'ok' OR d.incident_id IS NOT NULL) AS failed, 0 AS impossible
    FROM period p CROSS JOIN deployment d ON d.at >= p.start AND d.at < p.until
    WHERE ${ofService('d.service_id')[kind]} GROUP BY p.key
    UNION ALL
    SELECT p.key, coalesce(sum(c.deployments) FILTER (WHERE c.failed <= c.deployments), 0),
      coalesce(sum(c.failed) FILTER (WHERE c.failed <= c.deployments), 0),
      count(*) FILTER (WHERE c.failed > c.deployments)
    FROM period p CROSS JOIN deployment_count c ON c.week_start BETWEEN p.firstDay AND p.lastDay
    WHERE ${ofService('c.service_id')[kind]} GROUP BY p.key
  ) GROUP BY key`,
);

const CHANGE_IDS = perScope(
  (kind) => `
  WITH ${PERIODS}
  SELECT 'deployment' AS entity, json_group_array(d.id) AS ids FROM period p
    CROSS JOIN deployment d ON d.at >= p.start AND d.at < p.until WHERE ${ofService('d.service_id')[kind]}
  UNION ALL
  SELECT 'deploymentCount', json_group_array(c.id) FROM period p
    CROSS JOIN deployment_count c ON c.week_start BETWEEN p.firstDay AND p.lastDay
    WHERE ${ofService('c.service_id')[kind]}`,
);

// An action without a service of its own is one of the services that its incident hit.
const OF_ACTION: Record<ScopeKind, string> = {
  org: 'TRUE',
  team: ofTeamOrService('a.team_id', 'a.service_id').team,
  service: `(a.service_id = :scope OR (a.service_id IS NULL AND EXISTS (
    SELECT 1 FROM incident_services l WHERE l.owner_id = a.incident_id AND l.target_id = :scope)))`,
};

const CLOSURE = perScope(
  (kind) => `
  WITH ${PERIODS}
  SELECT key, count(*) FILTER (WHERE outcome IN ('on-time', 'late')) AS counted,
    count(*) FILTER (WHERE outcome = 'on-time') AS onTime, count(*) FILTER (WHERE outcome = 'cancelled') AS cancelled,
    count(*) FILTER (WHERE outcome = 'undated') AS undated, count(*) FILTER (WHERE outcome = 'not-due') AS notDue
  FROM (
    SELECT p.key, CASE
      WHEN a.status = 'cancelled' THEN 'cancelled'
      WHEN a.status = 'done' AND a.completed_on IS NULL THEN 'undated'
      WHEN a.status = 'done' AND a.completed_on <= a.committed_due_on THEN 'on-time'
      WHEN a.status <> 'done' AND a.committed_due_on >= :today THEN 'not-due'
      ELSE 'late' END AS outcome
    FROM period p CROSS JOIN action_item a ON a.committed_due_on BETWEEN p.firstDay AND p.lastDay
    WHERE ${OF_ACTION[kind]}
  ) GROUP BY key`,
);

const CLOSURE_IDS = perScope(
  (kind) => `
  WITH ${PERIODS}
  SELECT json_group_array(a.id) AS ids FROM period p
    CROSS JOIN action_item a ON a.committed_due_on BETWEEN p.firstDay AND p.lastDay WHERE ${OF_ACTION[kind]}`,
);

const OF_SHIFT: Record<ScopeKind, string> = { org: 'TRUE', team: 's.team_id = :scope', service: 'FALSE' };

const SHIFTS = perScope(
  (kind) => `
  WITH ${PERIODS}
  SELECT p.key, count(*) AS shifts, count(s.pages) AS withPages, coalesce(sum(s.pages), 0) AS pages,
    count(*) FILTER (WHERE s.actionable_pages <= s.pages) AS precise,
    coalesce(sum(s.actionable_pages) FILTER (WHERE s.actionable_pages <= s.pages), 0) AS actionable,
    coalesce(sum(s.pages) FILTER (WHERE s.actionable_pages <= s.pages), 0) AS precisePages,
    count(*) FILTER (WHERE s.actionable_pages > s.pages) AS moreActionable,
    count(*) FILTER (WHERE s.toil_hours <= s.total_hours) AS timed,
    coalesce(sum(s.toil_hours) FILTER (WHERE s.toil_hours <= s.total_hours), 0) AS toil,
    coalesce(sum(s.total_hours) FILTER (WHERE s.toil_hours <= s.total_hours), 0) AS hours,
    count(*) FILTER (WHERE s.toil_hours > s.total_hours) AS moreToil
  FROM period p CROSS JOIN on_call_shift s ON s.started_at >= p.start AND s.started_at < p.until
  WHERE ${OF_SHIFT[kind]} GROUP BY p.key`,
);

const SHIFT_IDS = perScope(
  (kind) => `
  WITH ${PERIODS}
  SELECT json_group_array(s.id) AS ids FROM period p
    CROSS JOIN on_call_shift s ON s.started_at >= p.start AND s.started_at < p.until WHERE ${OF_SHIFT[kind]}`,
);

/** Changes and how many failed, by period; periods without any are left out. */
export function changeSeries(
  connection: Connection,
  scope: KpiScope,
  periods: readonly PeriodBounds[],
): Map<string, ChangePeriod> {
  return byKey(connection, CHANGES[scope.kind], seriesParameters(periods, scope));
}

/** The changes and weekly counts of a period. */
export function changeIds(
  connection: Connection,
  scope: KpiScope,
  period: PeriodBounds,
): { entity: string; ids: string[] }[] {
  return kept<[SeriesParameters], { entity: string; ids: string }>(connection, CHANGE_IDS[scope.kind])
    .all(seriesParameters([period], scope))
    .map(({ entity, ids }) => ({ entity, ids: idsOf(ids) }));
}

/** Outcomes of the actions promised for each period, judged on the local date `today`. */
export function closureSeries(
  connection: Connection,
  scope: KpiScope,
  periods: readonly PeriodBounds[],
  today: string,
): Map<string, ClosurePeriod> {
  return byKey(connection, CLOSURE[scope.kind], { ...seriesParameters(periods, scope), today });
}

/** The actions promised for a period. */
export function closureIds(connection: Connection, scope: KpiScope, period: PeriodBounds): string[] {
  return idsIn(connection, CLOSURE_IDS[scope.kind], scope, period);
}

/** What the shifts that began in each period amount to. A service has none: shifts are of teams. */
export function shiftSeries(
  connection: Connection,
  scope: KpiScope,
  periods: readonly PeriodBounds[],
): Map<string, ShiftPeriod> {
  return byKey(connection, SHIFTS[scope.kind], seriesParameters(periods, scope));
}

/** The shifts that began in a period. */
export function shiftIds(connection: Connection, scope: KpiScope, period: PeriodBounds): string[] {
  return idsIn(connection, SHIFT_IDS[scope.kind], scope, period);
}

function byKey<Row extends { key: string }>(
  connection: Connection,
  text: string,
  parameters: SeriesParameters & { today?: string },
): Map<string, Row> {
  const rows = kept<[typeof parameters], Row>(connection, text).all(parameters);
  return new Map(rows.map((row) => [row.key, row]));
}

function idsIn(connection: Connection, text: string, scope: KpiScope, period: PeriodBounds): string[] {
  const row = kept<[SeriesParameters], { ids: string | null }>(connection, text).get(
    seriesParameters([period], scope),
  );
  return idsOf(row?.ids ?? null);
}
