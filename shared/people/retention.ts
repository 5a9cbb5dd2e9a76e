import { type Measured, measured, noData } from '#shared/figure/figure.ts';
import { daysBetween } from '#shared/time/week.ts';

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

/**
 * Attrition at a yearly pace: leavers / mean of the headcounts at start and end, × 365 / days of the period, a fraction
 * (SHRM annualised turnover). `n` is the number of leavers. No data when a headcount is unknown or the mean is 0.
 */
export function annualAttrition(
  headcount: { atStart: number | null; atEnd: number | null },
  leavers: readonly LeaverRow[],
  period: Days,
): Measured {
  if (headcount.atStart === null || headcount.atEnd === null) return noData('The headcount is not known.');
  const average = (headcount.atStart + headcount.atEnd) / 2;
  if (average === 0) return noData('Nobody was there in the period.');
  const days = daysBetween(period.firstDay, period.lastDay) + 1;
  if (days < 1) throw new RangeError('The period ends before it begins.');
  const n = inPeriod(leavers, period).length;
  return measured(((n / average) * 365) / days, n);
}

function inPeriod(leavers: readonly LeaverRow[], { firstDay, lastDay }: Days): LeaverRow[] {
  return leavers.filter(({ leftOn }) => leftOn >= firstDay && leftOn <= lastDay);
}
