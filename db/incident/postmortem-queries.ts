import { type Measured, measured, noData } from '#shared/figure/figure.ts';
import { NOT_DUE_YET, NOT_RESTORED, type PostmortemIncident } from '#shared/incident/postmortems.ts';
import type { DayRange } from '#shared/time/window.ts';
import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';

/** Restoring in `[start, end)` makes a postmortem due on `dueOn`, where no date was set by hand. */
export type DueDay = { start: string; end: string; dueOn: string };

export type PostmortemFacts = PostmortemIncident & {
  key: string | null;
  title: string;
  commanderId: string | null;
};

type Row = { n: number; onTime: number; notDueYet: number; notRestored: number; ids: string };

const IS_REQUIRED = "(severity IN ('SEV-1', 'SEV-2') OR is_postmortem_required = 1)";

const DUE = `
  SELECT id, postmortem_due_on AS due_on, postmortem_published_on AS published_on
  FROM incident
  WHERE postmortem_due_on BETWEEN @firstDay AND @lastDay AND ${IS_REQUIRED}
  UNION ALL
  SELECT incident.id, days.value ->> 'dueOn', postmortem_published_on
  FROM json_each(@days) AS days
  CROSS JOIN incident
  WHERE restored_at >= days.value ->> 'start' AND restored_at < days.value ->> 'end'
    AND postmortem_due_on IS NULL AND ${IS_REQUIRED}`;

const COMPLETION = `
  WITH due AS MATERIALIZED (${DUE}),
  judged AS (
    SELECT id, published_on <= due_on AS is_on_time, published_on IS NULL AND due_on >= @asOf AS is_early FROM due
  )
  SELECT count(*) FILTER (WHERE NOT is_early) AS n, count(*) FILTER (WHERE is_on_time) AS onTime,
    count(*) FILTER (WHERE is_early) AS notDueYet,
    (SELECT count(*) FROM incident
      WHERE restored_at IS NULL AND postmortem_due_on IS NULL AND +impact_start < @until AND ${IS_REQUIRED}
    ) AS notRestored,
    json_group_array(id) FILTER (WHERE NOT is_early) AS ids
  FROM judged`;

const FACTS = `id, key, title, severity, restored_at AS restoredAt,
  is_postmortem_required AS isPostmortemRequired, postmortem_due_on AS postmortemDueOn,
  CASE WHEN postmortem_published_on <= @today THEN postmortem_published_on END AS postmortemPublishedOn,
  commander_id AS commanderId`;

const IS_LATE = `(postmortem_due_on < @asOf OR (postmortem_due_on IS NULL AND restored_at < @restoredBefore))`;

// Each branch is a stretch of a covering index; publishing after the day looked at had not happened yet.
const OVERDUE = `
  SELECT id FROM incident
  WHERE severity IN ('SEV-1', 'SEV-2') AND postmortem_published_on IS NULL AND ${IS_LATE}
  UNION
  SELECT id FROM incident
  WHERE severity IN ('SEV-1', 'SEV-2') AND postmortem_published_on > @today AND ${IS_LATE}
  UNION
  SELECT id FROM incident
  WHERE is_postmortem_required = 1 AND postmortem_published_on IS NULL AND ${IS_LATE}
  UNION
  SELECT id FROM incident
  WHERE is_postmortem_required = 1 AND postmortem_published_on > @today AND ${IS_LATE}`;

const OVERDUE_COUNT = `SELECT count(*) AS n FROM (${OVERDUE})`;
const OVERDUE_OR_DUE = `SELECT ${FACTS} FROM incident WHERE id IN (${OVERDUE} UNION SELECT id FROM (${DUE}))`;
const REQUIRED_BEFORE = `
  SELECT EXISTS (SELECT 1 FROM incident WHERE severity IN ('SEV-1', 'SEV-2') AND impact_start < @until)
    OR EXISTS (SELECT 1 FROM incident WHERE is_postmortem_required = 1 AND impact_start < @until) AS has`;

/** The last day looked at, the day it is, and the instant before which restoring makes a postmortem overdue. */
export type OverdueTerms = { today: string; asOf: string; restoredBefore: string };

/**
 * Counterpart of `postmortemCompletion` over local dates. `days` say when restoring makes one due in the period,
 * `asOf` is the local date it is, and `until` the instant up to which incidents are looked at.
 */
export function postmortemCompletionFigure(
  connection: Connection,
  period: DayRange,
  terms: { days: readonly DueDay[]; asOf: string; until: string },
): { rate: Measured; ids: readonly string[] } {
  const row = kept<[Record<string, string>], Row>(connection, COMPLETION).get({
    firstDay: period.firstDay,
    lastDay: period.lastDay,
    days: JSON.stringify(terms.days),
    asOf: terms.asOf,
    until: terms.until,
  });
  const excluded = [
    { reason: NOT_DUE_YET, n: row?.notDueYet ?? 0 },
    { reason: NOT_RESTORED, n: row?.notRestored ?? 0 },
  ].filter(({ n }) => n > 0);
  if (row === undefined || row.n === 0) {
    return { rate: noData('No postmortem was due in the period.', excluded), ids: [] };
  }
  return { rate: measured(row.onTime / row.n, row.n, excluded), ids: JSON.parse(row.ids) as string[] };
}

/** How many postmortems were overdue. */
export function overduePostmortemCount(connection: Connection, terms: OverdueTerms): number {
  return kept<[OverdueTerms], { n: number }>(connection, OVERDUE_COUNT).get(terms)?.n ?? 0;
}

/** The incidents whose postmortem is overdue or due in the period. What was published later reads as unpublished. */
export function overdueOrDuePostmortems(
  connection: Connection,
  period: DayRange,
  terms: OverdueTerms & { days: readonly DueDay[] },
): PostmortemFacts[] {
  const { firstDay, lastDay } = period;
  const days = JSON.stringify(terms.days);
  return kept<[Record<string, string>], PostmortemFacts>(connection, OVERDUE_OR_DUE)
    .all({ ...terms, firstDay, lastDay, days })
    .map((row) => ({ ...row, isPostmortemRequired: Boolean(row.isPostmortemRequired) }));
}

/** Whether any incident that began before `until` needs a postmortem. */
export function hasRequiredPostmortem(connection: Connection, until: string): boolean {
  return kept<[{ until: string }], { has: number }>(connection, REQUIRED_BEFORE).get({ until })?.has === 1;
}
