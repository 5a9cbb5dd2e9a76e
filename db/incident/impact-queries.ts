import { type Measured, measured, noData } from '#shared/figure/figure.ts';
import { BACKWARD_INTERVAL, NO_INTERVAL } from '#shared/incident/impact.ts';
import type { InstantRange } from '#shared/time/window.ts';
import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';

type Row = {
  candidates: number;
  ms: number;
  without: number;
  backward: number;
  ids: string;
};

const MS = (column: string) => `CAST(round(unixepoch(${column}, 'subsec') * 1000) AS INTEGER)`;

/**
 * Counterpart of `impactMinutes`. Touching the period are the incidents that began before its end and were not over
 * before its start, and those with an interval in it. Intervals are clipped, put in order of their start, and each adds
 * what reaches beyond those before it. A unary plus keeps SQLite on the index by end: most of the history had begun
 * before the period, little of it ended after.
 */
const IMPACT = `
  WITH inside AS MATERIALIZED (
    SELECT incident_id AS id, max(started_at, @start) AS began, min(ended_at, @end) AS ended
    FROM impact_interval
    WHERE ended_at > @start AND +started_at < @end AND ended_at > started_at
    UNION ALL
    SELECT incident_id, max(started_at, @start), min(@asOf, @end)
    FROM impact_interval
    WHERE ended_at IS NULL AND started_at < min(@asOf, @end) AND @asOf > @start
  ),
  touching AS MATERIALIZED (
    SELECT id FROM incident WHERE impact_start >= @start AND impact_start < @end
    UNION
    SELECT id FROM incident WHERE restored_at > @start AND +impact_start < @start
    UNION
    SELECT id FROM incident WHERE restored_at IS NULL AND closed_at > @start AND +impact_start < @start
    UNION
    SELECT id FROM incident WHERE restored_at IS NULL AND closed_at IS NULL AND +impact_start < @start
    UNION
    SELECT id FROM inside
  ),
  ordered AS (
    SELECT ${MS('began')} AS began, ${MS('ended')} AS ended,
      max(${MS('ended')}) OVER (ORDER BY began, ended ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reach
    FROM inside
  ),
  kept AS MATERIALIZED (
    SELECT id, (SELECT count(*) FROM impact_interval WHERE incident_id = touching.id) AS intervals,
      (SELECT count(*) FROM impact_interval
        WHERE incident_id = touching.id AND (ended_at IS NULL OR ended_at >= started_at)) AS usable
    FROM touching
  )
  SELECT (SELECT count(*) FROM kept) AS candidates,
    (SELECT coalesce(sum(max(0, ended - max(began, coalesce(reach, began)))), 0) FROM ordered) AS ms,
    (SELECT count(*) FROM kept WHERE intervals = 0) AS without,
    (SELECT count(*) FROM kept WHERE intervals > 0 AND usable = 0) AS backward,
    (SELECT json_group_array(DISTINCT id) FROM inside) AS ids`;

/**
 * Customer-impact minutes of the incidents that touch a period, and the incidents with impact in it. `isRecorded` says
 * whether a period without incidents is a fact or a gap.
 */
export function impactFigure(
  connection: Connection,
  period: InstantRange,
  options: { asOf: string; isRecorded: boolean },
): { minutes: Measured; ids: readonly string[] } {
  const { start, end } = period;
  const row = kept<[InstantRange & { asOf: string }], Row>(connection, IMPACT).get({
    start,
    end,
    asOf: options.asOf,
  });
  if (row === undefined || (row.candidates === 0 && !options.isRecorded)) {
    return { minutes: noData('No incidents are recorded.'), ids: [] };
  }
  const ids = JSON.parse(row.ids) as string[];
  const excluded = [
    { reason: BACKWARD_INTERVAL, n: row.backward },
    { reason: NO_INTERVAL, n: row.without },
  ].filter(({ n }) => n > 0);
  if (ids.length === 0 && excluded.length > 0) {
    return { minutes: noData('No incident has an impact interval in the period.', excluded), ids };
  }
  return { minutes: measured(row.ms / 60_000, ids.length, excluded), ids };
}
