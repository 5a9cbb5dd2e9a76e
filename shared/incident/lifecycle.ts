import type { ClockSettings } from '../settings/settings.ts';
import { epochMs } from '../time/window.ts';
import {
  type Clock,
  clockWords,
  durationOf,
  type IncidentTimes,
  isOpen,
  type TimestampName,
} from './durations.ts';
import type { ImpactInterval, Span } from './spans.ts';

/** The moments of an incident's life in the order in which they are meant to come. */
export const LIFECYCLE = [
  { field: 'impactStart', label: 'Impact start' },
  { field: 'detectedAt', label: 'Detected' },
  { field: 'acknowledgedAt', label: 'Acknowledged' },
  { field: 'mitigatedAt', label: 'Mitigated' },
  { field: 'restoredAt', label: 'Restored' },
  { field: 'closedAt', label: 'Closed' },
] as const satisfies readonly { field: TimestampName; label: string }[];

/** One of the four durations of an incident; without minutes it says why. */
export type Phase = {
  key: 'TTD' | 'TTA' | 'TTM' | 'TTR';
  name: string;
  /** The pair of timestamps it runs between, in words. */
  clock: string;
  /** Where it lies; `null` when one of its ends is not known. */
  span: Span | null;
  minutes: number | null;
  reason?: string;
};

/** TTD, TTA, TTM and TTR of one incident by the workspace's clocks (see `durationOf`). */
export function phasesOf(incident: IncidentTimes, clocks: ClockSettings): Phase[] {
  return [
    phaseOf('TTD', 'Time to detect', incident, clocks.detect),
    phaseOf('TTA', 'Time to acknowledge', incident, clocks.acknowledge),
    phaseOf('TTM', 'Time to mitigate', incident, clocks.mitigate),
    phaseOf('TTR', 'Time to restore', incident, clocks.restore),
  ];
}

function phaseOf(key: Phase['key'], name: string, incident: IncidentTimes, clock: Clock): Phase {
  const result = durationOf(incident, clock);
  const common = { key, name, clock: clockWords(clock) };
  if ('reason' in result) return { ...common, span: null, minutes: null, reason: result.reason };
  const start = epochMs(incident[clock.from] ?? '');
  return { ...common, span: { start, end: start + result.minutes * 60_000 }, minutes: result.minutes };
}

/** A minute, so that what happened at one moment still has a width. */
const LEAST_MS = 60_000;

/**
 * The stretch of time that a drawing of an incident covers: from the first to the last of its marks and impact
 * intervals, to `asOf` while it is open. Its closing is left out: it may be days after everything else.
 */
export function drawnSpan(incident: IncidentTimes, impact: readonly ImpactInterval[], asOf: string): Span {
  const marks = LIFECYCLE.filter(({ field }) => field !== 'closedAt').map(({ field }) => incident[field]);
  const isRunning = isOpen(incident) || impact.some(({ end }) => end === null);
  const instants = [
    ...marks,
    ...impact.flatMap(({ start, end }) => [start, end]),
    isRunning && asOf > incident.impactStart ? asOf : null,
  ].filter((instant) => instant !== null);
  const times = instants.map(epochMs);
  const start = Math.min(...times);
  return { start, end: Math.max(start + LEAST_MS, ...times) };
}

/** Where a moment lies in a span, from 0 to 1; what is outside is at the nearer end. */
export function placeIn(span: Span, at: number): number {
  return Math.min(1, Math.max(0, (at - span.start) / (span.end - span.start)));
}

/** About how much of a drawing's width one letter of a name takes. */
const LETTER_SHARE = 0.0205;

/**
 * Puts names at places (0 to 1, in order) into rows in which they do not touch. `start` is where a name begins: centred
 * on its place, but inside the drawing.
 */
export function lanesOf(
  names: readonly { label: string; place: number }[],
): { lane: number; start: number }[] {
  const ends: number[] = [];
  return names.map(({ label, place }) => {
    const width = label.length * LETTER_SHARE;
    const start = Math.max(0, Math.min(1 - width, place - width / 2));
    const free = ends.findIndex((end) => start >= end);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = start + width + LETTER_SHARE;
    return { lane, start };
  });
}
