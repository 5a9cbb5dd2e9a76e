import { addDays } from '#shared/time/week.ts';
import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';

/** What the first record of each kind after another is of: a local date, or a UTC instant. */
const FIRST = {
  // One look into the index for each SLO; there is none of the dates alone.
  sloDay: `SELECT min((SELECT min(date) FROM slo_day WHERE slo_id = slo.id AND date > :after)) AS first FROM slo`,
  incident: 'SELECT min(impact_start) AS first FROM incident WHERE impact_start > :after',
  action: 'SELECT min(committed_due_on) AS first FROM action_item WHERE committed_due_on > :after',
  change: `SELECT min(first) AS first FROM (
    SELECT min(at) AS first FROM deployment WHERE at > :after
    UNION ALL SELECT min(week_start) FROM deployment_count WHERE week_start > :after)`,
  shift: 'SELECT min(started_at) AS first FROM on_call_shift WHERE started_at > :after',
  // Earlier reviews of runbooks are not kept, and those of tier 1 count.
  runbook: `SELECT max(runbook_reviewed_on) AS first FROM service WHERE tier = 1 AND runbook_reviewed_on > :after`,
  exercise: `SELECT min(first) AS first FROM (
    SELECT min(planned_on) AS first FROM exercise WHERE planned_on > :after
    UNION ALL SELECT min(held_on) FROM exercise WHERE held_on > :after)`,
  posture: 'SELECT min(date) AS first FROM posture WHERE date > :after',
  exception: 'SELECT min(granted_on) AS first FROM iam_exception WHERE granted_on > :after',
  headcount: `SELECT min(starting_month) || '-01' AS first FROM team WHERE starting_month || '-01' > :after`,
  saving: 'SELECT min(identified_on) AS first FROM savings_opportunity WHERE identified_on > :after',
  cost: 'SELECT min(period_start) AS first FROM cost WHERE period_start > :after',
} as const;

/** What records a figure can be made of. */
export type RecordKind = keyof typeof FIRST;

const FIRST_VALUE = `
  SELECT period_start AS first FROM kpi_value
  WHERE kpi_id = :kpiId AND period_start > :after AND (value IS NOT NULL OR numerator IS NOT NULL)
  ORDER BY period_start LIMIT 1`;

/** After so many days without another, a record is a stray one, e.g. of a mistyped year, and not a beginning. */
const STRAY_DAYS = 400;

/** When the first record of a kind is of, as a local date or a UTC instant; `null` when there is none. */
export function firstOf(connection: Connection, kind: RecordKind): string | null {
  return firstAfter(connection, kind, '');
}

/** When the record of a kind begins in earnest: with the first that others follow. As `firstOf`. */
export function beginningOf(connection: Connection, kind: RecordKind): string | null {
  return firstFollowed((after) => firstAfter(connection, kind, after));
}

/** The local date that the entered values of a KPI begin with in earnest; `null` when there is none. */
export function enteredFrom(connection: Connection, kpiId: string): string | null {
  const query = kept<[{ kpiId: string; after: string }], First>(connection, FIRST_VALUE);
  return firstFollowed((after) => query.get({ kpiId, after })?.first ?? null);
}

type First = { first: string | null };

function firstAfter(connection: Connection, kind: RecordKind, after: string): string | null {
  return kept<[{ after: string }], First>(connection, FIRST[kind]).get({ after })?.first ?? null;
}

function firstFollowed(firstAfter: (after: string) => string | null): string | null {
  let first = firstAfter('');
  while (first !== null) {
    const next = firstAfter(first);
    if (next === null || next.slice(0, 10) <= addDays(first.slice(0, 10), STRAY_DAYS)) return first;
    first = next;
  }
  return null;
}
