import { type Measured, measured, noData } from '../figure/figure.ts';
import { mean, percentileOfSorted, sorted } from '../figure/statistics.ts';
import { tally } from '../figure/tally.ts';
import { epochMs } from '../time/window.ts';

/** The timestamps of an incident; UTC instants, `null` while not known. */
export type IncidentTimes = {
  impactStart: string;
  detectedAt: string | null;
  acknowledgedAt: string | null;
  mitigatedAt: string | null;
  restoredAt: string | null;
  closedAt: string | null;
};

/** An incident with its timestamps, as instants. */
export type DurationIncident = IncidentTimes & { id: string; severity: string };

export type TimestampName = keyof IncidentTimes;

/** A pair of timestamps: which one starts a clock and which one stops it. Printed with the figure. */
export type Clock = { from: TimestampName; to: TimestampName };

/** Time to detect, acknowledge, mitigate and restore. */
export type DurationKind = 'ttd' | 'tta' | 'ttm' | 'ttr';

/**
 * TTD = detected − impact start, TTA = acknowledged − detected, TTM = mitigated − impact start, TTR = restored − impact
 * start. Other tools start and stop these clocks differently, so a workspace may choose other pairs.
 */
export const DEFAULT_CLOCKS: Readonly<Record<DurationKind, Clock>> = {
  ttd: { from: 'impactStart', to: 'detectedAt' },
  tta: { from: 'detectedAt', to: 'acknowledgedAt' },
  ttm: { from: 'impactStart', to: 'mitigatedAt' },
  ttr: { from: 'impactStart', to: 'restoredAt' },
};

const TIMESTAMP_WORDS: Readonly<Record<TimestampName, string>> = {
  impactStart: 'impact start',
  detectedAt: 'detected',
  acknowledgedAt: 'acknowledged',
  mitigatedAt: 'mitigated',
  restoredAt: 'restored',
  closedAt: 'closed',
};

/** Why an incident has no duration: the clock runs on. */
export const STILL_OPEN = 'incident still open';
/** Why an incident has no duration: its timestamps contradict each other. */
export const NEGATIVE = 'clock stops before it starts';

/** One incident's duration, so that every point can be drawn. */
export type DurationPoint = { id: string; severity: string; minutes: number };

/** All in minutes, over the same incidents; every one carries n and what was left out. */
export type DurationSummary = {
  clock: Clock;
  points: readonly DurationPoint[];
  mean: Measured;
  median: Measured;
  p75: Measured;
  p90: Measured;
  p95: Measured;
};

/** The clock in words, e.g. `impact start → restored`, for footnotes. */
export function clockWords(clock: Clock): string {
  return `${TIMESTAMP_WORDS[clock.from]} → ${TIMESTAMP_WORDS[clock.to]}`;
}

/**
 * The reason an incident without this timestamp is left out. Exported so that queries count under the same words.
 */
export function missingTimestamp(name: TimestampName): string {
  return `no time for “${TIMESTAMP_WORDS[name]}”`;
}

/** An incident is open until it is restored or closed; it has no TTR and is listed apart. */
export function isOpen(incident: Pick<IncidentTimes, 'restoredAt' | 'closedAt'>): boolean {
  return incident.restoredAt === null && incident.closedAt === null;
}

/**
 * Minutes between the two timestamps of a clock, or why there are none: the clock never started (missing timestamp), is
 * still running (open incident), has no stop (missing timestamp), or would be negative. Zero is a duration.
 * Throws a `RangeError` for text that is not a UTC instant.
 */
export function durationOf(incident: IncidentTimes, clock: Clock): { minutes: number } | { reason: string } {
  const from = incident[clock.from];
  const to = incident[clock.to];
  if (from === null) return { reason: missingTimestamp(clock.from) };
  if (to === null) return { reason: isOpen(incident) ? STILL_OPEN : missingTimestamp(clock.to) };
  const minutes = (epochMs(to) - epochMs(from)) / 60_000;
  return minutes < 0 ? { reason: NEGATIVE } : { minutes };
}

/** In minutes; percentiles by `PERCENTILE_METHOD`. */
export type DurationStatistics = Record<'mean' | 'median' | 'p75' | 'p90' | 'p95', number | null>;

/**
 * Mean, median, p75, p90 and p95 of a clock (unit: minutes; percentiles by `PERCENTILE_METHOD`), with n and the
 * incidents left out. The caller gives the incidents of the period: those whose impact started in it.
 *
 * The VOID Report (2021, 2022; Verica) shows incident durations to be heavily skewed, so that a mean of a few is noise:
 * show the median and every point beside it. No data when no incident has this duration.
 */
export function summariseDurations(incidents: readonly DurationIncident[], clock: Clock): DurationSummary {
  const left = tally();
  const points: DurationPoint[] = [];
  for (const incident of incidents) {
    const duration = durationOf(incident, clock);
    if ('reason' in duration) left.add(duration.reason);
    else points.push({ id: incident.id, severity: incident.severity, minutes: duration.minutes });
  }
  const excluded = left.list();
  const figure = (value: number | null): Measured =>
    value === null
      ? noData(reasonFor(incidents.length, clock), excluded)
      : measured(value, points.length, excluded);
  const summed = durationStatistics(points.map((point) => point.minutes));
  return {
    clock,
    points,
    mean: figure(summed.mean),
    median: figure(summed.median),
    p75: figure(summed.p75),
    p90: figure(summed.p90),
    p95: figure(summed.p95),
  };
}

/** What durations are summed up by; each `null` of none. */
export function durationStatistics(minutes: readonly number[]): DurationStatistics {
  const ascending = sorted(minutes);
  return {
    mean: mean(ascending),
    median: percentileOfSorted(ascending, 0.5),
    p75: percentileOfSorted(ascending, 0.75),
    p90: percentileOfSorted(ascending, 0.9),
    p95: percentileOfSorted(ascending, 0.95),
  };
}

function reasonFor(incidents: number, clock: Clock): string {
  return incidents === 0
    ? 'No incidents in the period.'
    : `No incident has both times of ${clockWords(clock)}.`;
}
