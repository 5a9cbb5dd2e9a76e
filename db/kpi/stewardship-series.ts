import type { CostBasis } from '#shared/cost/variance.ts';
import { type ExerciseRow, judgedFor, type RecoveryTargets } from '#shared/resilience/readiness.ts';
import type { PostureRow } from '#shared/security/patch-compliance.ts';
import type { RunbookRow } from '#shared/service/runbook.ts';
import type { Connection } from '../file/connection.ts';
import { idsOf } from '../query/ids.ts';
import { kept } from '../query/kept.ts';
import { targetsOfServices } from '../resilience/exercise-queries.ts';
import {
  type KpiScope,
  linkedTo,
  ofService,
  ofTeamOrService,
  PERIODS,
  type PeriodBounds,
  perScope,
  type ScopeKind,
  type SeriesParameters,
  seriesParameters,
} from './periods.ts';

/** Cost of one day (or the month that begins on it) in one currency. Amounts in minor units. */
export type CostPart = {
  key: string;
  day: string;
  currency: string | null;
  actual: number | null;
  actualRows: number;
  /** Rows with a cost on the other basis only. */
  otherRows: number;
  budget: number | null;
  budgetRows: number;
};

/** Cost and usage of one day in one currency, service and usage unit. Services without any usage are together as none. */
export type UsagePart = {
  key: string;
  day: string;
  currency: string | null;
  serviceId: string | null;
  unit: string | null;
  cost: number | null;
  usage: number | null;
  n: number;
  /** Rows with a cost on the other basis only. */
  otherRows: number;
};

export type SavingsPart = {
  id: string;
  identified: number | null;
  realised: number | null;
  currency: string | null;
  identifiedOn: string | null;
  realisedOn: string | null;
};

/** A datastore that restores are planned for or were held on; `since` is the first of those days. */
export type Datastore = { name: string; since: string | null };

const OF_COST = ofTeamOrService('c.team_id', 'c.service_id');

const COST = perScope(
  (kind) => `
  WITH ${PERIODS}
  SELECT key, day, currency, sum(actual) AS actual, count(actual) AS actualRows,
    count(*) FILTER (WHERE actual IS NULL AND other IS NOT NULL) AS otherRows,
    sum(budget) AS budget, count(budget) AS budgetRows
  FROM (
    SELECT p.key, c.period_start AS day, c.currency, c.budget,
      CASE WHEN :basis = 'billed' THEN c.billed ELSE c.effective END AS actual,
      CASE WHEN :basis = 'billed' THEN c.effective ELSE c.billed END AS other
    FROM period p CROSS JOIN cost c ON c.period_start BETWEEN p.firstDay AND p.lastDay WHERE ${OF_COST[kind]}
  ) GROUP BY key, day, currency`,
);

// A record with both cost and usage stands for itself where it names no service: hence the last two of the group.
const usageText = (ids: string) =>
  perScope(
    (kind) => `
  WITH ${PERIODS}
  SELECT key, day, currency, serviceId, unit, sum(actual) AS cost, sum(usage) AS usage, count(*) AS n,
    count(*) FILTER (WHERE actual IS NULL AND other IS NOT NULL) AS otherRows${ids}
  FROM (
    SELECT p.key, c.id, c.period_start AS day, c.currency, c.usage_quantity AS usage,
      CASE WHEN c.usage_quantity IS NOT NULL THEN c.usage_unit END AS unit,
      CASE WHEN c.usage_quantity IS NOT NULL
        OR c.service_id IN (SELECT service_id FROM cost WHERE usage_quantity IS NOT NULL) THEN c.service_id END AS serviceId,
      CASE WHEN :basis = 'billed' THEN c.billed ELSE c.effective END AS actual,
      CASE WHEN :basis = 'billed' THEN c.effective ELSE c.billed END AS other
    FROM period p CROSS JOIN cost c ON c.period_start BETWEEN p.firstDay AND p.lastDay WHERE ${OF_COST[kind]}
  ) GROUP BY key, day, currency, serviceId, unit, usage IS NULL, actual IS NULL`,
  );

const USAGE = usageText('');
const USAGE_IDS = usageText(', json_group_array(id) AS ids');

const COST_IDS = perScope(
  (kind) => `
  WITH ${PERIODS}
  SELECT json_group_array(c.id) AS ids FROM period p
    CROSS JOIN cost c ON c.period_start BETWEEN p.firstDay AND p.lastDay WHERE ${OF_COST[kind]}`,
);

const OF_POSTURE = ofTeamOrService('a.team_id', 'a.service_id');

// Walks the unique index from group to group instead of over every count ever made.
const POSTURES = perScope(
  (kind) => `
  WITH RECURSIVE ${PERIODS},
  asset_groups (name) AS (
    SELECT min(asset_group) FROM posture UNION ALL
    SELECT (SELECT min(asset_group) FROM posture WHERE asset_group > name) FROM asset_groups WHERE name IS NOT NULL
  )
  SELECT p.key, a.id, a.asset_group AS assetGroup, a.date, a.assets, a.assets_within_sla AS assetsWithinSla
  FROM period p CROSS JOIN asset_groups g
  CROSS JOIN posture a ON a.asset_group = g.name
    AND a.date = (SELECT max(date) FROM posture WHERE asset_group = g.name AND date <= p.lastDay)
  WHERE g.name IS NOT NULL AND ${OF_POSTURE[kind]}`,
);

const OF_EXERCISE = linkedTo('exercise_services', 'x.id');
const exercise = (kind: ScopeKind) => `
  SELECT x.id, x.kind, x.datastore, x.planned_on AS plannedOn, x.held_on AS heldOn,
    x.rto_target_minutes AS rtoTargetMinutes, x.rpo_target_minutes AS rpoTargetMinutes,
    x.rto_achieved_minutes AS rtoAchievedMinutes, x.rpo_achieved_minutes AS rpoAchievedMinutes, x.outcome,
    ${targetsOfServices('x.id', kind === 'service' ? 's.id = :scope' : undefined)}
  FROM exercise x`;

// UNION, not OR: each branch has its index, and an exercise that both find comes once.
const EXERCISES = perScope(
  (kind) => `
  ${exercise(kind)} WHERE x.planned_on BETWEEN :firstDay AND :lastDay AND ${OF_EXERCISE[kind]} UNION
  ${exercise(kind)} WHERE x.held_on BETWEEN :firstDay AND :lastDay AND ${OF_EXERCISE[kind]}`,
);

const DATASTORES = perScope(
  (kind) => `
  SELECT x.datastore AS name, min(min(coalesce(x.planned_on, x.held_on, ''), coalesce(x.held_on, x.planned_on, ''))) AS since
  FROM exercise x WHERE x.kind = 'restore' AND x.datastore IS NOT NULL AND ${OF_EXERCISE[kind]} GROUP BY x.datastore`,
);

const SAVINGS = perScope(
  (kind) => `
  SELECT v.id, v.identified, v.realised, v.currency, v.identified_on AS identifiedOn, v.realised_on AS realisedOn
  FROM savings_opportunity v WHERE ${ofTeamOrService('v.team_id', 'v.service_id')[kind]} ORDER BY v.id`,
);

const SERVICES = perScope(
  (kind) => `
  SELECT id, tier, runbook_url AS runbookUrl, runbook_reviewed_on AS runbookReviewedOn FROM service
  WHERE ${ofService('id')[kind]} ORDER BY id`,
);

const IS_OPEN = `(e.granted_on IS NULL OR e.granted_on <= p.lastDay)
  AND CASE WHEN e.closed_on IS NULL THEN e.status = 'active' ELSE e.closed_on > p.lastDay END`;

const EXCEPTIONS = `
  WITH ${PERIODS}
  SELECT p.key, count(*) AS known, json_group_array(e.id) FILTER (WHERE ${IS_OPEN}) AS open
  FROM period p CROSS JOIN iam_exception e WHERE e.granted_on IS NULL OR e.granted_on <= p.lastDay
  GROUP BY p.key`;

/** Cost by period, day and currency. */
export function costParts(
  connection: Connection,
  scope: KpiScope,
  periods: readonly PeriodBounds[],
  basis: CostBasis,
): readonly CostPart[] {
  return kept<[SeriesParameters & { basis: CostBasis }], CostPart>(connection, COST[scope.kind]).all({
    ...seriesParameters(periods, scope),
    basis,
  });
}

/** Cost and usage by period, day, currency, service and usage unit. */
export function usageParts(
  connection: Connection,
  scope: KpiScope,
  periods: readonly PeriodBounds[],
  basis: CostBasis,
): readonly UsagePart[] {
  return kept<[SeriesParameters & { basis: CostBasis }], UsagePart>(connection, USAGE[scope.kind]).all({
    ...seriesParameters(periods, scope),
    basis,
  });
}

/** The same of one period, with the records of each part. */
export function usageRecords(
  connection: Connection,
  scope: KpiScope,
  period: PeriodBounds,
  basis: CostBasis,
): (UsagePart & { ids: string[] })[] {
  type Row = UsagePart & { ids: string | null };
  return kept<[SeriesParameters & { basis: CostBasis }], Row>(connection, USAGE_IDS[scope.kind])
    .all({ ...seriesParameters([period], scope), basis })
    .map((row) => ({ ...row, ids: idsOf(row.ids) }));
}

/** The cost records of a period. */
export function costIds(connection: Connection, scope: KpiScope, period: PeriodBounds): string[] {
  const row = kept<[SeriesParameters], { ids: string | null }>(connection, COST_IDS[scope.kind]).get(
    seriesParameters([period], scope),
  );
  return idsOf(row?.ids ?? null);
}

/** The newest count of each asset group at the end of each period. */
export function postureParts(
  connection: Connection,
  scope: KpiScope,
  periods: readonly PeriodBounds[],
): readonly (PostureRow & { key: string })[] {
  return kept<[SeriesParameters], PostureRow & { key: string }>(connection, POSTURES[scope.kind]).all(
    seriesParameters(periods, scope),
  );
}

/** Exercises and restores planned or held from one local date to another, as the services are judged by them. */
export function exercisesOf(
  connection: Connection,
  scope: KpiScope,
  range: { firstDay: string; lastDay: string },
): readonly ExerciseRow[] {
  const { firstDay, lastDay } = range;
  type Row = ExerciseRow & RecoveryTargets;
  return kept<[typeof range & { scope: string | null }], Row>(connection, EXERCISES[scope.kind])
    .all({ firstDay, lastDay, scope: scopeId(scope) })
    .map((row) => judgedFor(row, row));
}

/** The datastores whose restores are planned or were held. */
export function datastoresOf(connection: Connection, scope: KpiScope): Datastore[] {
  return kept<[{ scope: string | null }], { name: string; since: string }>(connection, DATASTORES[scope.kind])
    .all({ scope: scopeId(scope) })
    .map(({ name, since }) => ({ name, since: since === '' ? null : since }));
}

/** Every savings opportunity. */
export function savingsOf(connection: Connection, scope: KpiScope): readonly SavingsPart[] {
  return kept<[{ scope: string | null }], SavingsPart>(connection, SAVINGS[scope.kind]).all({
    scope: scopeId(scope),
  });
}

/** The services with what is known of their runbooks. */
export function runbooksOf(connection: Connection, scope: KpiScope): readonly RunbookRow[] {
  return kept<[{ scope: string | null }], RunbookRow>(connection, SERVICES[scope.kind]).all({
    scope: scopeId(scope),
  });
}

/** Access exceptions known and open at the end of each period; periods before the first one are left out. */
export function exceptionSeries(
  connection: Connection,
  periods: readonly PeriodBounds[],
): Map<string, { known: number; open: string[] }> {
  type Row = { key: string; known: number; open: string | null };
  const rows = kept<[SeriesParameters], Row>(connection, EXCEPTIONS).all(
    seriesParameters(periods, { kind: 'org' }),
  );
  return new Map(rows.map(({ key, known, open }) => [key, { known, open: idsOf(open) }]));
}

function scopeId(scope: KpiScope): string | null {
  return scope.kind === 'org' ? null : scope.id;
}
