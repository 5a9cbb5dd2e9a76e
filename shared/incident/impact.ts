import { type Measured, measured, noData } from '../figure/figure.ts';
import { tally } from '../figure/tally.ts';
import { epochMs, type InstantRange } from '../time/window.ts';
import { clipSpans, type ImpactInterval, minutesOf, spansOf, unionOfSpans } from './spans.ts';

/** An incident with its customer-impact intervals. */
export type IncidentImpact = { id: string; impact: readonly ImpactInterval[] };

/** Up to when impact counts, and whether none is a fact. */
export type ImpactOptions = {
  /** Where open intervals end; the future is not impact yet. */
  asOf: string;
  /**
   * Whether the workspace records incidents at all. Then a period without one is 0 minutes; otherwise it is no data.
   * By default, any incident given is the evidence.
   */
  isRecorded?: boolean;
};

/** Why an incident or an interval adds no impact: this, or one of the two below. */
export const NO_INTERVAL = 'no impact interval recorded';
export const EMPTY_INTERVAL = 'impact interval without length';
export const BACKWARD_INTERVAL = 'impact interval ends before it starts';

/**
 * Customer-impact minutes = length of the *union* of impact intervals over all the incidents given, clipped to the
 * half-open period (unit: minutes; n: incidents with impact in the period). A minute that two incidents share counts
 * once, so that the total never exceeds the period. Give one incident to have its own minutes.
 *
 * `incidents` are those that may touch the period, by their impact start and restoring. Those without an interval are
 * left out: their impact is not known to be none. Open intervals end at `asOf`. No data when only such incidents are
 * left, or when none was given and `isRecorded` does not say that none is a fact. Throws a `RangeError` for text that
 * is not a UTC instant.
 */
export function impactMinutes(
  incidents: readonly IncidentImpact[],
  period: InstantRange,
  options: ImpactOptions,
): Measured {
  const within = { start: epochMs(period.start), end: epochMs(period.end) };
  const left = tally();
  const usable: IncidentImpact[] = [];
  for (const incident of incidents) {
    const reason = problemOf(incident);
    if (reason === null) usable.push(incident);
    else left.add(reason);
  }
  const clipped = usable.map((incident) => clipSpans(spansOf(incident.impact, options.asOf), within));
  const n = clipped.filter((spans) => spans.length > 0).length;
  const excluded = left.list();
  if (incidents.length === 0 && !options.isRecorded) return noData('No incidents are recorded.');
  if (n === 0 && excluded.length > 0)
    return noData('No incident has an impact interval in the period.', excluded);
  return measured(minutesOf(unionOfSpans(clipped.flat())), n, excluded);
}

/** What the impact intervals of one incident add up to; all lengths in minutes. */
export type ImpactSummary = {
  /** Length of their union. */
  minutes: Measured;
  /** What was recorded more than once and counts once. */
  overlapMinutes: number;
  /** Intervals that have no end yet; they are counted to `asOf`. */
  running: number;
};

/**
 * Customer-impact minutes of one incident over all time, with what its intervals record twice (n: intervals). No data
 * without an interval.
 */
export function impactOf(intervals: readonly ImpactInterval[], asOf: string): ImpactSummary {
  const spans = spansOf(intervals, asOf);
  const union = minutesOf(unionOfSpans(spans));
  const running = intervals.filter(({ end }) => end === null).length;
  return {
    minutes:
      intervals.length === 0
        ? noData('No impact interval is recorded.')
        : measured(union, spans.length, [{ reason: EMPTY_INTERVAL, n: intervals.length - spans.length }]),
    overlapMinutes: minutesOf(spans) - union,
    running,
  };
}

function problemOf(incident: IncidentImpact): string | null {
  if (incident.impact.length === 0) return NO_INTERVAL;
  const isBackward = ({ start, end }: ImpactInterval) => end !== null && epochMs(end) < epochMs(start);
  const usable = incident.impact.filter((interval) => !isBackward(interval));
  // One good interval is enough to count the incident; a backward one beside it has no length.
  return usable.length === 0 ? BACKWARD_INTERVAL : null;
}
