import { type Measured, measured, noData } from '#shared/figure/figure.ts';
import { NO_KEY, RECURRENCE_DAYS } from '#shared/incident/recurrence.ts';
import type { InstantRange } from '#shared/time/window.ts';
import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';

type RateRow = { incidents: number; n: number; recurred: number; ids: string };

const LOOK_BACK = `-${RECURRENCE_DAYS} days`;

// UTC has no daylight saving: a day is 24 hours here as in the formula.
const EARLIER = `EXISTS (
    SELECT 1 FROM incident AS earlier
    WHERE earlier.root_cause_key = now.root_cause_key
      AND earlier.impact_start >= strftime('%Y-%m-%dT%H:%M:%fZ', now.impact_start, ?)
      AND earlier.impact_start < now.impact_start
  )`;

const RATE = `
  WITH judged AS MATERIALIZED (
    SELECT id, root_cause_key <> '' AS has_key, root_cause_key <> '' AND ${EARLIER} AS is_recurrence
    FROM incident AS now
    WHERE impact_start >= ? AND impact_start < ?
  )
  SELECT count(*) AS incidents, count(*) FILTER (WHERE has_key) AS n,
    count(*) FILTER (WHERE is_recurrence) AS recurred,
    json_group_array(id) FILTER (WHERE has_key) AS ids
  FROM judged`;

const RECURRED = `
  SELECT id, root_cause_key AS rootCauseKey FROM incident AS now
  WHERE root_cause_key <> '' AND ${EARLIER} AND impact_start >= ? AND impact_start < ?`;

const OCCURRENCES = `
  SELECT root_cause_key AS rootCauseKey, count(*) AS count, json_group_array(incident.id) AS ids, max(impact_start) AS last
  FROM json_each(?) AS keys
  CROSS JOIN incident ON root_cause_key = keys.value AND impact_start >= ? AND impact_start < ?
  GROUP BY root_cause_key
  ORDER BY count(*) DESC, root_cause_key`;

/** Counterpart of `recurrence`: the rate over the incidents that began in the period, with those that have a key. */
export function recurrenceRate(
  connection: Connection,
  period: InstantRange,
): { rate: Measured; ids: readonly string[] } {
  const row = kept<[string, string, string], RateRow>(connection, RATE).get(
    LOOK_BACK,
    period.start,
    period.end,
  );
  if (row === undefined || row.incidents === 0)
    return { rate: noData('No incidents in the period.'), ids: [] };
  const excluded = [{ reason: NO_KEY, n: row.incidents - row.n }].filter(({ n }) => n > 0);
  if (row.n === 0) return { rate: noData('No incident has a root-cause key.', excluded), ids: [] };
  return { rate: measured(row.recurred / row.n, row.n, excluded), ids: JSON.parse(row.ids) as string[] };
}

/** The incidents of a period whose root cause had occurred in the 365 days before. */
export function recurredIncidents(
  connection: Connection,
  period: InstantRange,
): readonly { id: string; rootCauseKey: string }[] {
  return kept<[string, string, string], { id: string; rootCauseKey: string }>(connection, RECURRED).all(
    LOOK_BACK,
    period.start,
    period.end,
  );
}

/** How often causes occurred in a period, most often first. */
export function causeOccurrences(
  connection: Connection,
  keys: readonly string[],
  period: InstantRange,
): { rootCauseKey: string; count: number; ids: string[]; last: string }[] {
  return kept<[string, string, string], { rootCauseKey: string; count: number; ids: string; last: string }>(
    connection,
    OCCURRENCES,
  )
    .all(JSON.stringify(keys), period.start, period.end)
    .map((row) => ({ ...row, ids: JSON.parse(row.ids) as string[] }));
}
