import { sum } from '../figure/statistics.ts';
import type { DurationPoint } from './durations.ts';

/** One severity's part in a change of the mean (minutes). */
export type SeverityEffect = {
  severity: string;
  sameMix: number;
  mix: number;
  before: number;
  after: number;
};

/** A change of the mean duration, in minutes; `change` is exactly `sameMix + mix`. */
export type DurationChange = {
  change: number;
  /** What longer or shorter incidents of the same severities account for. */
  sameMix: number;
  /** What having more of one severity and fewer of another accounts for. */
  mix: number;
  bySeverity: readonly SeverityEffect[];
};

/**
 * Splits the change of a mean duration between two periods into *same mix, different durations* and *different mix of
 * severities* (unit: minutes), after Kitagawa, “Components of a Difference Between Two Rates” (1955): with the share w
 * and mean m of each severity before (0) and after (1),
 *
 *     same mix = Σ (w0 + w1)/2 · (m1 − m0)        mix = Σ (w1 − w0) · ((m0 + m1)/2 − M)
 *
 * where M, the middle of the two overall means, only spreads the mix effect sensibly over severities: Σ (w1 − w0) is 0.
 * A severity absent from one period has no duration of its own there and counts wholly as mix. The two effects add up
 * to the change; swapping the periods changes their signs. `null` when either period has no durations.
 */
export function splitDurationChange(
  before: readonly DurationPoint[],
  after: readonly DurationPoint[],
): DurationChange | null {
  if (before.length === 0 || after.length === 0) return null;
  const severities = [...new Set([...before, ...after].map((point) => point.severity))].sort();
  const middle = (meanOf(before) + meanOf(after)) / 2;
  const bySeverity = severities.map((severity) => effectOf(severity, before, after, middle));
  const sameMix = sum(bySeverity.map((effect) => effect.sameMix));
  const mix = sum(bySeverity.map((effect) => effect.mix));
  return { change: sameMix + mix, sameMix, mix, bySeverity };
}

function effectOf(
  severity: string,
  before: readonly DurationPoint[],
  after: readonly DurationPoint[],
  middle: number,
): SeverityEffect {
  const had = before.filter((point) => point.severity === severity);
  const has = after.filter((point) => point.severity === severity);
  const w0 = had.length / before.length;
  const w1 = has.length / after.length;
  const m0 = meanOf(had.length > 0 ? had : has);
  const m1 = meanOf(has.length > 0 ? has : had);
  return {
    severity,
    sameMix: ((w0 + w1) / 2) * (m1 - m0),
    mix: (w1 - w0) * ((m0 + m1) / 2 - middle),
    before: had.length,
    after: has.length,
  };
}

function meanOf(points: readonly DurationPoint[]): number {
  return sum(points.map((point) => point.minutes)) / points.length;
}
