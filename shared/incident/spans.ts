import { epochMs } from '../time/window.ts';

/** A stretch of customer impact in UTC instants; `end` is `null` while it lasts. */
export type ImpactInterval = { start: string; end: string | null };

/** Half-open `[start, end)` in milliseconds since 1970. */
export type Span = { start: number; end: number };

/** Intervals as spans; an open one ends at `asOf`. Those that are empty or end before they start are dropped. */
export function spansOf(intervals: readonly ImpactInterval[], asOf: string): Span[] {
  return intervals
    .map((interval) => ({ start: epochMs(interval.start), end: epochMs(interval.end ?? asOf) }))
    .filter((span) => span.end > span.start);
}

/** The parts of spans that lie within another one. */
export function clipSpans(spans: readonly Span[], within: Span): Span[] {
  return spans
    .map((span) => ({ start: Math.max(span.start, within.start), end: Math.min(span.end, within.end) }))
    .filter((span) => span.end > span.start);
}

/** The same time with overlaps and touching ends merged, in time order. */
export function unionOfSpans(spans: readonly Span[]): Span[] {
  const union: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = union.at(-1);
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else union.push({ ...span });
  }
  return union;
}

/** Length of spans that do not overlap, in minutes. */
export function minutesOf(union: readonly Span[]): number {
  return union.reduce((ms, span) => ms + span.end - span.start, 0) / 60_000;
}
