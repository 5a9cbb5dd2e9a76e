import type { BudgetPolicy } from '#shared/slo/budget-policy.ts';
import type { SloDay } from '#shared/slo/slo-sums.ts';
import type { DayRange, InstantRange } from '#shared/time/window.ts';
import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';

export type PolicyFacts = BudgetPolicy & {
  id: string;
  name: string;
  /** Empty means all services. */
  tier: number | null;
  ownerId: string | null;
  revisitOn: string | null;
};

/** An interval of customer impact of an incident on one of the services it hit. */
export type ServiceImpact = {
  id: string;
  key: string | null;
  name: string;
  severity: string;
  causeCategory: string | null;
  serviceId: string;
  start: string;
  end: string | null;
};

/** What there is of an incident's postmortem at the end of a day. */
export type PostmortemFacts = { id: string; isPublished: 0 | 1; p0Actions: number };

export type ExceptionFacts = {
  id: string;
  serviceId: string;
  startsOn: string;
  endsOn: string | null;
  name: string;
  approvedById: string | null;
};

const POLICIES = `
  SELECT id, name, tier, owner_id AS ownerId, revisit_on AS revisitOn, freeze_weeks AS freezeWeeks,
    incident_share AS incidentShare, cause_share AS causeShare
  FROM budget_policy
  ORDER BY id`;

const APPROVERS = `
  SELECT person.id, person.name
  FROM budget_policy_approvers JOIN person ON person.id = target_id
  WHERE owner_id = ?
  ORDER BY person.name`;

// A unary plus keeps SQLite on the index by end: most of the history began before the period, little of it ended after.
const IMPACTS = `
  SELECT i.id, i.key, i.title AS name, i.severity, i.cause_category AS causeCategory, s.target_id AS serviceId,
    v.started_at AS start, v.ended_at AS end
  FROM (
    SELECT incident_id, started_at, ended_at FROM impact_interval WHERE ended_at > @start AND +started_at < @end
    UNION ALL
    SELECT incident_id, started_at, ended_at FROM impact_interval WHERE ended_at IS NULL AND started_at < @end
  ) AS v
  JOIN incident AS i ON i.id = v.incident_id
  JOIN incident_services AS s ON s.owner_id = i.id
  ORDER BY i.id`;

const DAYS_AT = `
  SELECT slo_id AS sloId, date, good, total, maintenance_good AS maintenanceGood,
    maintenance_total AS maintenanceTotal
  FROM json_each(?) AS asked
  CROSS JOIN json_each(asked.value) AS day
  CROSS JOIN slo_day ON slo_id = asked.key AND date = day.value`;

const POSTMORTEMS = `
  SELECT i.id, coalesce(i.postmortem_published_on <= @day, 0) AS isPublished,
    (SELECT count(*) FROM action_item AS a
      WHERE a.incident_id = i.id AND a.priority = 'P0' AND a.status <> 'cancelled'
        AND coalesce(a.created_on, @day) <= @day) AS p0Actions
  FROM json_each(@ids) AS ids
  CROSS JOIN incident AS i ON i.id = ids.value`;

const EXCEPTIONS = `
  SELECT id, service_id AS serviceId, starts_on AS startsOn, ends_on AS endsOn, reason AS name,
    approved_by_id AS approvedById
  FROM freeze_exception
  WHERE starts_on <= @lastDay AND coalesce(ends_on, @lastDay) >= @firstDay
  ORDER BY starts_on DESC, id`;

/** The error budget policies, in the order of their ids. */
export function listPolicies(connection: Connection): readonly PolicyFacts[] {
  return kept<[], PolicyFacts>(connection, POLICIES).all();
}

/** The people who approved a policy, by name. */
export function approversOf(
  connection: Connection,
  policyId: string,
): readonly { id: string; name: string }[] {
  return kept<[string], { id: string; name: string }>(connection, APPROVERS).all(policyId);
}

/** Customer impact that reaches into a period, once for each service that its incident hit. */
export function impactsOnServices(connection: Connection, period: InstantRange): readonly ServiceImpact[] {
  const { start, end } = period;
  return kept<[InstantRange], ServiceImpact>(connection, IMPACTS).all({ start, end });
}

/** The measurements of SLOs on some days each, by SLO. */
export function measurementsAt(
  connection: Connection,
  asked: ReadonlyMap<string, readonly string[]>,
): Map<string, SloDay[]> {
  const days = JSON.stringify(Object.fromEntries(asked));
  const rows = kept<[string], SloDay & { sloId: string }>(connection, DAYS_AT).all(days);
  return Map.groupBy(rows, ({ sloId }) => sloId);
}

/** What there is of incidents' postmortems at the end of the local date `day`, by incident. */
export function postmortemsOf(
  connection: Connection,
  ids: readonly string[],
  day: string,
): Map<string, PostmortemFacts> {
  const rows = kept<[{ ids: string; day: string }], PostmortemFacts>(connection, POSTMORTEMS).all({
    ids: JSON.stringify(ids),
    day,
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Freeze exceptions on any day of a range, newest first; one without an end lasts. */
export function exceptionsDuring(
  connection: Connection,
  { firstDay, lastDay }: DayRange,
): readonly ExceptionFacts[] {
  return kept<[DayRange], ExceptionFacts>(connection, EXCEPTIONS).all({ firstDay, lastDay });
}
