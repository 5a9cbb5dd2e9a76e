import { addDays } from '../time/week.ts';
import { expectedProgress, type KeyResultRow, objectiveProgress } from './progress.ts';

/** A check-in as far as the history of progress goes. */
export type CheckInPoint = {
  id: string;
  keyResultId: string;
  date: string;
  value: number | null;
  confidence: number | null;
};

export type ProgressPoint = {
  /** Local date, the last day of the step. */
  date: string;
  /** At the end of that day; `null` before the first check-in and for days to come. */
  progress: number | null;
  expected: number;
  /** The lowest confidence last stated, `null` before the first and for days to come. */
  confidence: number | null;
  /** The check-ins of the step. */
  ids: readonly string[];
};

const STEP_DAYS = 7;

/**
 * Progress of key results together, week by week through their quarter: what each last checked in by then, weighted as
 * for an objective. `asOf` is the last local date that has happened. Throws a `RangeError` when the quarter is reversed.
 */
export function progressHistory(
  keyResults: readonly Omit<KeyResultRow, 'currentValue'>[],
  checkIns: readonly CheckInPoint[],
  quarter: { firstDay: string; lastDay: string },
  asOf: string,
): ProgressPoint[] {
  const ordered = checkIns.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
  let after = '';
  return stepsOf(quarter, asOf).map((date) => {
    const isToCome = date > asOf;
    const past = ordered.filter((checkIn) => checkIn.date <= date);
    const point = {
      date,
      expected: expectedProgress(quarter, date),
      progress: isToCome ? null : progressOn(keyResults, past),
      confidence: isToCome ? null : lowestConfidence(past),
      ids: isToCome ? [] : past.filter((checkIn) => checkIn.date > after).map(({ id }) => id),
    };
    after = date;
    return point;
  });
}

/** The last day of each week of the quarter, and the present day where it is in the middle of one. */
function stepsOf({ firstDay, lastDay }: { firstDay: string; lastDay: string }, asOf: string): string[] {
  const days = new Set([lastDay, ...(asOf >= firstDay && asOf <= lastDay ? [asOf] : [])]);
  for (let day = addDays(firstDay, STEP_DAYS - 1); day < lastDay; day = addDays(day, STEP_DAYS))
    days.add(day);
  return [...days].sort();
}

function progressOn(
  keyResults: readonly Omit<KeyResultRow, 'currentValue'>[],
  past: readonly CheckInPoint[],
): number | null {
  const rows = keyResults.map((row) => ({
    ...row,
    currentValue:
      past.findLast(({ keyResultId, value }) => keyResultId === row.id && value !== null)?.value ?? null,
  }));
  return objectiveProgress(rows).value;
}

function lowestConfidence(past: readonly CheckInPoint[]): number | null {
  const last = new Map<string, number>();
  for (const { keyResultId, confidence } of past) {
    if (confidence !== null) last.set(keyResultId, confidence);
  }
  return last.size === 0 ? null : Math.min(...last.values());
}
