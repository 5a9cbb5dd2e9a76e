import { type Excluded, type Measured, measured, noData, type Rag } from '../figure/figure.ts';
import { isAbove, weightedMean } from '../figure/statistics.ts';
import { daysBetween } from '../time/week.ts';

/** A key result as far as its progress goes. Milestones and yes-or-no results run from 0 to 1 like any other. */
export type KeyResultRow = {
  id: string;
  startValue: number;
  targetValue: number;
  /** The newest value, `null` before the first check-in. */
  currentValue: number | null;
  weight: number;
};

/**
 * Progress of a key result, a fraction: clamp((current − start) / (target − start), 0, 1) (John Doerr, *Measure What
 * Matters*). Whether higher or lower is better follows from start and target. No data before the first value, and when
 * start and target are the same. Throws a `RangeError` on values that are not finite.
 */
export function keyResultProgress({ startValue, targetValue, currentValue }: KeyResultRow): Measured {
  if (currentValue === null) return noData('No value checked in yet.');
  if (startValue === targetValue) return noData('Start and target are the same.');
  const share = (currentValue - startValue) / (targetValue - startValue);
  if (Number.isNaN(share)) throw new RangeError('The values of a key result are finite numbers.');
  // The sum turns −0, which a falling target gives at its start, into 0.
  return measured(Math.min(1, Math.max(0, share)) + 0, 1);
}

/**
 * Progress of an objective, a fraction: the weighted mean over its key results that have progress. The others are
 * excluded and counted. No data when none has progress or their weights sum to 0. Throws a `RangeError` for a
 * negative weight.
 */
export function objectiveProgress(keyResults: readonly KeyResultRow[]): Measured {
  if (keyResults.length === 0) return noData('The objective has no key results.');
  const entries = keyResults.map((row) => ({ ...keyResultProgress(row), weight: row.weight }));
  const known = entries.flatMap(({ value, weight }) => (value === null ? [] : [{ value, weight }]));
  const left = entries.length - known.length;
  const excluded: Excluded[] = left > 0 ? [{ reason: 'key result without progress', n: left }] : [];
  if (known.length === 0) return noData('No key result has progress yet.', excluded);
  const value = weightedMean(known);
  if (value === null) return noData('The weights of the key results sum to 0.', excluded);
  return measured(Math.min(1, value), known.length, excluded);
}

/** From which progress on a grade is green or amber; below it is red (Google re:Work, OKR grading). */
export const GRADES = { green: 0.7, amber: 0.4 } as const;

/** The grade of a finished quarter's progress; `null` without progress. Boundaries count as the better grade. */
export function gradeOf(progress: number | null): Rag | null {
  if (progress === null) return null;
  if (!isAbove(GRADES.green, progress)) return 'green';
  return isAbove(GRADES.amber, progress) ? 'red' : 'amber';
}

/**
 * The share of a quarter that has passed at the end of `asOf`, 0 to 1: what progress would be if it were even.
 * `firstDay` and `lastDay` are local dates, both part of the quarter. Throws a `RangeError` when they are reversed.
 */
export function expectedProgress(quarter: { firstDay: string; lastDay: string }, asOf: string): number {
  const length = daysBetween(quarter.firstDay, quarter.lastDay) + 1;
  if (length < 1) throw new RangeError('A quarter ends after it begins.');
  return Math.min(1, Math.max(0, (daysBetween(quarter.firstDay, asOf) + 1) / length));
}

/** How far progress is behind what is expected, a fraction; negative when ahead, `null` without progress. */
export function gapToExpected(progress: number | null, expected: number): number | null {
  return progress === null ? null : expected - progress;
}

/** Weakest first. `unknown` is not weak but unmeasured, and is counted apart. */
export type KeyResultStatus = 'off-track' | 'at-risk' | 'on-track' | 'unknown';
const WEAKEST_FIRST = ['off-track', 'at-risk', 'on-track'] as const;

/** How far behind expected is still on track, and still only at risk. Fractions of the whole key result. */
export const STATUS_GAPS = { onTrack: 0.1, atRisk: 0.2 } as const;

/** Status of a key result, from its gap to expected alone: neither its grade nor anybody's confidence. */
export function keyResultStatus(
  progress: number | null,
  expected: number,
  gaps: { onTrack: number; atRisk: number } = STATUS_GAPS,
): KeyResultStatus {
  const gap = gapToExpected(progress, expected);
  if (gap === null) return 'unknown';
  if (!isAbove(gap, gaps.onTrack)) return 'on-track';
  return isAbove(gap, gaps.atRisk) ? 'off-track' : 'at-risk';
}

/** Status of an objective: that of its weakest key result with a status; `unknown` when there is none. */
export function weakestStatus(statuses: readonly KeyResultStatus[]): KeyResultStatus {
  return WEAKEST_FIRST.find((status) => statuses.includes(status)) ?? 'unknown';
}

/** A check-in as far as confidence goes, 0 to 1, on a local date. */
export type CheckInRow = { date: string; confidence: number | null };

/**
 * How far confidence fell between the last two check-ins that state one, a fraction; negative when it rose. No data
 * with fewer than two. Check-ins without confidence are excluded and counted.
 */
export function confidenceDrop(checkIns: readonly CheckInRow[]): Measured {
  const ordered = checkIns.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
  const stated = ordered.flatMap(({ confidence }) => (confidence === null ? [] : [confidence]));
  const left = checkIns.length - stated.length;
  const excluded: Excluded[] = left > 0 ? [{ reason: 'check-in without confidence', n: left }] : [];
  const last = stated.at(-1);
  const before = stated.at(-2);
  if (last === undefined) return noData('No confidence stated yet.', excluded);
  if (before === undefined) return noData('Only one check-in states its confidence.', excluded);
  return measured(before - last, 2, excluded);
}
