import { type Excluded, type Measured, measured, noData } from '#shared/figure/figure.ts';
import {
  type Clock,
  clockWords,
  missingTimestamp,
  NEGATIVE,
  STILL_OPEN,
} from '#shared/incident/durations.ts';
import type { InstantRange } from '#shared/time/window.ts';
import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';

/** Minutes of one clock over the incidents of a range, with the ids of those that have them. */
export type DurationFigures = {
  mean: Measured;
  median: Measured;
  p75: Measured;
  p90: Measured;
  p95: Measured;
  ids: readonly string[];
};

type Row = {
  incidents: number;
  n: number;
  mean: number | null;
  median: number | null;
  p75: number | null;
  p90: number | null;
  p95: number | null;
  noStart: number;
  open: number;
  noStop: number;
  negative: number;
  ids: string;
};

const TIMESTAMP = (name: '@from' | '@to') => `CASE ${name}
      WHEN 'impactStart' THEN impact_start WHEN 'detectedAt' THEN detected_at
      WHEN 'acknowledgedAt' THEN acknowledged_at WHEN 'mitigatedAt' THEN mitigated_at
      WHEN 'restoredAt' THEN restored_at WHEN 'closedAt' THEN closed_at END`;

/** Whole milliseconds, so that no digit is lost on the way. */
const MS = (column: string) => `CAST(round(unixepoch(${column}, 'subsec') * 1000) AS INTEGER)`;

/** Linear interpolation at rank (n − 1)·p: the two closest ranks, each weighted by how near it is. */
const PERCENTILE = (p: string) =>
  `sum(minutes * max(0, 1 - abs(place - (n - 1) * ${p}))) FILTER (WHERE minutes IS NOT NULL)`;

// Zero is a duration; one that would be negative or has no end is none.
const POINTS = `
  WITH times AS (
    SELECT id, title AS name, severity, impact_start AS at, ${TIMESTAMP('@from')} AS began, ${TIMESTAMP('@to')} AS ended
    FROM incident
    WHERE impact_start >= @start AND impact_start < @end
  )
  SELECT id, name, at, severity, (${MS('ended')} - ${MS('began')}) / 60000.0 AS minutes
  FROM times
  WHERE ended >= began
  ORDER BY at, id`;

// Counterpart of `summariseDurations`: the same reasons in the same order, percentiles of Hyndman & Fan type 7.
const DURATIONS = `
  WITH times AS MATERIALIZED (
    SELECT id, ${TIMESTAMP('@from')} AS began, ${TIMESTAMP('@to')} AS ended,
      restored_at IS NULL AND closed_at IS NULL AS is_open
    FROM incident
    WHERE impact_start >= @start AND impact_start < @end
  ),
  spans AS MATERIALIZED (
    SELECT id, began, ended, is_open, ended < began AS is_negative,
      CASE WHEN ended >= began THEN (${MS('ended')} - ${MS('began')}) / 60000.0 END AS minutes
    FROM times
  ),
  placed AS (
    SELECT *, row_number() OVER (PARTITION BY minutes IS NULL ORDER BY minutes, id) - 1 AS place,
      count(minutes) OVER () AS n
    FROM spans
  )
  SELECT count(*) AS incidents, count(minutes) AS n, avg(minutes) AS mean,
    ${PERCENTILE('0.5')} AS median, ${PERCENTILE('0.75')} AS p75, ${PERCENTILE('0.9')} AS p90,
    ${PERCENTILE('0.95')} AS p95,
    count(*) FILTER (WHERE began IS NULL) AS noStart,
    count(*) FILTER (WHERE began IS NOT NULL AND ended IS NULL AND is_open) AS open,
    count(*) FILTER (WHERE began IS NOT NULL AND ended IS NULL AND NOT is_open) AS noStop,
    count(*) FILTER (WHERE is_negative) AS negative,
    json_group_array(id) FILTER (WHERE minutes IS NOT NULL) AS ids
  FROM placed`;

/** Mean and percentiles of a clock over the incidents whose impact began in the range (unit: minutes). */
export function durationFigures(connection: Connection, clock: Clock, range: InstantRange): DurationFigures {
  const { start, end } = range;
  const row = kept<[Clock & InstantRange], Row>(connection, DURATIONS).get({ ...clock, start, end });
  const excluded = row === undefined ? [] : excludedOf(row, clock);
  const reason =
    row === undefined || row.incidents === 0
      ? 'No incidents in the period.'
      : `No incident has both times of ${clockWords(clock)}.`;
  const figure = (value: number | null | undefined): Measured =>
    row === undefined || value === null || value === undefined
      ? noData(reason, excluded)
      : measured(value, row.n, excluded);
  return {
    mean: figure(row?.mean),
    median: figure(row?.median),
    p75: figure(row?.p75),
    p90: figure(row?.p90),
    p95: figure(row?.p95),
    ids: row === undefined ? [] : (JSON.parse(row.ids) as string[]),
  };
}

/** One incident's duration, to be drawn. */
export type DurationDot = { id: string; name: string; at: string; severity: string; minutes: number };

/** Every duration of a clock over the incidents whose impact began in the range, in their order. */
export function durationDots(
  connection: Connection,
  clock: Clock,
  range: InstantRange,
): readonly DurationDot[] {
  const { start, end } = range;
  return kept<[Clock & InstantRange], DurationDot>(connection, POINTS).all({ ...clock, start, end });
}

function excludedOf(row: Row, clock: Clock): Excluded[] {
  const counts = new Map<string, number>();
  const add = (reason: string, n: number) => {
    if (n > 0) counts.set(reason, (counts.get(reason) ?? 0) + n);
  };
  add(missingTimestamp(clock.from), row.noStart);
  add(STILL_OPEN, row.open);
  add(missingTimestamp(clock.to), row.noStop);
  add(NEGATIVE, row.negative);
  return [...counts]
    .map(([reason, n]) => ({ reason, n }))
    .sort((a, b) => (a.reason < b.reason ? -1 : Number(a.reason > b.reason)));
}
