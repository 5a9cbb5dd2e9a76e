import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';

/** When the first record of each kind is of: a local date, or a UTC instant. */
const FIRST = {
  // One look into the index for each SLO; there is none of the dates alone.
  sloDay: `SELECT min((SELECT min(date) FROM slo_day WHERE slo_id = slo.id)) AS first FROM slo`,
  incident: 'SELECT min(impact_start) AS first FROM incident',
  action: 'SELECT min(committed_due_on) AS first FROM action_item',
  change: `SELECT min(first) AS first FROM (
    SELECT min(at) AS first FROM deployment UNION ALL SELECT min(week_start) FROM deployment_count)`,
  shift: 'SELECT min(started_at) AS first FROM on_call_shift',
  // Earlier reviews of runbooks are not kept, and those of tier 1 count.
  runbook: 'SELECT max(runbook_reviewed_on) AS first FROM service WHERE tier = 1',
  exercise: `SELECT min(first) AS first FROM (
    SELECT min(planned_on) AS first FROM exercise UNION ALL SELECT min(held_on) FROM exercise)`,
  posture: 'SELECT min(date) AS first FROM posture',
  exception: 'SELECT min(granted_on) AS first FROM iam_exception',
  headcount: `SELECT min(starting_month) || '-01' AS first FROM team`,
  saving: 'SELECT min(identified_on) AS first FROM savings_opportunity',
  cost: 'SELECT min(period_start) AS first FROM cost',
} as const;

/** What records a figure can be made of. */
export type RecordKind = keyof typeof FIRST;

const FIRST_VALUE = 'SELECT min(period_start) AS first FROM kpi_value WHERE kpi_id = ?';

/** When the record of a kind begins, as a local date or a UTC instant; `null` when there is none. */
export function firstOf(connection: Connection, kind: RecordKind): string | null {
  return kept<[], { first: string | null }>(connection, FIRST[kind]).get()?.first ?? null;
}

/** The first local date that a value of a KPI was entered for; `null` when there is none. */
export function firstEntered(connection: Connection, kpiId: string): string | null {
  return kept<[string], { first: string | null }>(connection, FIRST_VALUE).get(kpiId)?.first ?? null;
}
