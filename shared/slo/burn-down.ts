import { addDays } from '../time/week.ts';
import type { DayRange } from '../time/window.ts';
import { errorBudget } from './slo-math.ts';
import { countsOf, MISSING_DAY, type SloDay, sumSloDays } from './slo-sums.ts';

/** One day of an SLO's window; what could not be counted says why. */
export type BurnDownDay = {
  date: string;
  /** The stored measurement; `null` for a day without one. */
  id: string | null;
  good: number | null;
  total: number | null;
  /** Good ÷ total of the day. */
  attainment: number | null;
  /** Share of the window's error budget left at the end of the day; `null` without a budget. */
  remaining: number | null;
  reason?: string;
};

/**
 * How an SLO's error budget went down over the days of `range` (local dates, inclusive): remaining after a day =
 * 1 − Σbad up to it / the budget of all of `range`, so that the last day shows what `budgetRemaining` gives (Google SRE
 * Workbook ch. 2). Planned maintenance is left out. A day without a measurement spends nothing and is said to be missing,
 * except `openDay`, which is not over.
 */
export function burnDown(
  days: readonly (SloDay & { id: string })[],
  range: DayRange,
  objective: number,
  openDay: string | null = null,
): BurnDownDay[] {
  const budget = errorBudget(sumSloDays(days, range), objective).value;
  const byDate = new Map(days.map((day) => [day.date, day]));
  const points: BurnDownDay[] = [];
  let bad = 0;
  for (let date = range.firstDay; date <= range.lastDay; date = addDays(date, 1)) {
    const day = byDate.get(date);
    const counts = day ? countsOf(day, 'removed') : { reason: date === openDay ? NOT_OVER : MISSING_DAY };
    if ('good' in counts) bad += counts.total - counts.good;
    const remaining = budget === null ? null : 1 - bad / budget;
    const common = { date, id: day?.id ?? null, remaining };
    if ('reason' in counts)
      points.push({ ...common, good: null, total: null, attainment: null, reason: counts.reason });
    else points.push({ ...common, ...counts, attainment: counts.good / counts.total });
  }
  return points;
}

/** Why a day has no measurement yet. */
export const NOT_OVER = 'day that is not over';
