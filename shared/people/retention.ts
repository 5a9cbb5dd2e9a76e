import { type Measured, measured, noData } from '../figure/figure.ts';

/** Somebody who left, on the last day; `joinedOn` is `null` when it is not known, and then counts as before the period. */
export type LeaverRow = { leftOn: string; joinedOn: string | null };

type Days = { firstDay: string; lastDay: string };

/**
 * Retention: people there at the start of the period and still there at its end / people there at its start, a fraction
 * (CIPD stability index; SHRM retention rate). Who joined in the period and left again does not count. No data for an
 * empty team. Throws a `RangeError` when more left than were there.
 */
export function retention(
  headcountAtStart: number | null,
  leavers: readonly LeaverRow[],
  period: Days,
): Measured {
  if (headcountAtStart === null) return noData('The headcount at the start of the period is not known.');
  if (headcountAtStart === 0) return noData('Nobody was there at the start of the period.');
  const left = inPeriod(leavers, period).filter(
    ({ joinedOn }) => joinedOn === null || joinedOn < period.firstDay,
  );
  if (left.length > headcountAtStart) throw new RangeError('More people left than were there.');
  return measured((headcountAtStart - left.length) / headcountAtStart, headcountAtStart);
}

function inPeriod(leavers: readonly LeaverRow[], { firstDay, lastDay }: Days): LeaverRow[] {
  return leavers.filter(({ leftOn }) => leftOn >= firstDay && leftOn <= lastDay);
}
