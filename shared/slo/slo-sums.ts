import type { Excluded } from '../figure/figure.ts';
import { sum } from '../figure/statistics.ts';
import { tally } from '../figure/tally.ts';
import { daysBetween } from '../time/week.ts';
import { type DayRange, isDayIn } from '../time/window.ts';

/**
 * One local day of an SLO's measurements. With the budgeting method `occurrences` the counts are events; with
 * `timeslices` they are slices (the day's number of slices that met the slice target, and of all slices with data), so
 * that both methods share every formula below. OpenSLO v1 `budgetingMethod`; its `RatioTimeslices` is not supported.
 *
 * `maintenanceGood` and `maintenanceTotal` are the part of `good` and `total` that fell into planned maintenance; empty
 * means none.
 */
export type SloDay = {
  date: string;
  good: number;
  total: number;
  maintenanceGood: number | null;
  maintenanceTotal: number | null;
};

/** Whether events are counted, or slices of time that were good. */
export type BudgetingMethod = 'occurrences' | 'timeslices';

/** Whether planned maintenance counts; both readings are shown side by side. */
export type Maintenance = 'removed' | 'included';

/** What the SLO formulas are made of: counts over a range of days, and what could not be counted. */
export type SloSums = {
  good: number;
  total: number;
  /** Days whose counts are in the sums. */
  days: number;
  /** Days of the range without a row. */
  missingDays: number;
  excluded: readonly Excluded[];
};

/** Why a day is left out of the sums: this, or one of the three below. */
export const MISSING_DAY = 'day without a measurement';
export const IDLE_DAY = 'day without traffic';
export const MAINTENANCE_DAY = 'day wholly in planned maintenance';
export const IMPOSSIBLE_DAY = 'day with impossible counts';

const BUDGET_UNITS = { occurrences: 'events', timeslices: 'slices' } as const;

/** What an SLO's error budget is counted in: `events` or `slices`. */
export function budgetUnit(method: BudgetingMethod): 'events' | 'slices' {
  return BUDGET_UNITS[method];
}

/**
 * Good and total counts over the days of `range` (local dates, inclusive). Days without a row are reported as missing
 * and never count as good; days without traffic and days with impossible counts (negative, not a number, more good
 * than total, maintenance beyond the day's own counts) are left out with their reason. Rows outside the range are
 * ignored. Planned maintenance leaves the numerator *and* the denominator unless it is `included`.
 * The range must not reach into the future, or its days are reported as missing.
 */
export function sumSloDays(
  days: readonly SloDay[],
  range: DayRange,
  maintenance: Maintenance = 'removed',
): SloSums {
  const left = tally();
  const seen = new Set<string>();
  const good: number[] = [];
  const total: number[] = [];
  for (const day of days) {
    if (!isDayIn(day.date, range)) continue;
    seen.add(day.date);
    const counted = countsOf(day, maintenance);
    if ('reason' in counted) {
      left.add(counted.reason);
      continue;
    }
    good.push(counted.good);
    total.push(counted.total);
  }
  const missingDays = Math.max(0, daysBetween(range.firstDay, range.lastDay) + 1 - seen.size);
  left.add(MISSING_DAY, missingDays);
  return { good: sum(good), total: sum(total), days: total.length, missingDays, excluded: left.list() };
}

/** The day's good and total counts, or why it cannot be counted. */
export function countsOf(
  day: SloDay,
  maintenance: Maintenance,
): { good: number; total: number } | { reason: string } {
  if (!isPossible(day)) return { reason: IMPOSSIBLE_DAY };
  if (day.total === 0) return { reason: IDLE_DAY };
  if (maintenance === 'included') return { good: day.good, total: day.total };
  const total = day.total - (day.maintenanceTotal ?? 0);
  if (total === 0) return { reason: MAINTENANCE_DAY };
  return { good: day.good - (day.maintenanceGood ?? 0), total };
}

function isPossible(day: SloDay): boolean {
  const maintenanceGood = day.maintenanceGood ?? 0;
  const maintenanceTotal = day.maintenanceTotal ?? 0;
  return (
    isPart(day.good, day.total) &&
    isPart(maintenanceGood, day.good) &&
    isPart(maintenanceTotal, day.total) &&
    // The bad counts in maintenance are part of the day's bad counts.
    isPart(maintenanceTotal - maintenanceGood, day.total - day.good)
  );
}

function isPart(part: number, whole: number): boolean {
  return Number.isFinite(part) && Number.isFinite(whole) && part >= 0 && part <= whole;
}
