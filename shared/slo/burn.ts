import { type Measured, measured, noData } from '../figure/figure.ts';
import { isAbove, sum } from '../figure/statistics.ts';
import { tally } from '../figure/tally.ts';
import { addDays, type Week } from '../time/week.ts';
import { epochMs, type WindowKind } from '../time/window.ts';
import { budgetSpent, isUsedUp } from './slo-math.ts';
import { type Maintenance, type SloDay, type SloSums, sumSloDays } from './slo-sums.ts';

/** A span to look back over, offered only where measurements are at least as fine as `finestMinutes`. */
export type LookBack = { key: string; hours: number; finestMinutes: number };

/**
 * The look-backs of Google SRE Workbook ch. 5, Table 5-8 (1 h, 6 h, 3 d) need data as fine as their short window, one
 * twelfth of the long one; 7 and 28 days are served by daily data.
 */
export const LOOK_BACKS: readonly LookBack[] = [
  { key: '1h', hours: 1, finestMinutes: 5 },
  { key: '6h', hours: 6, finestMinutes: 30 },
  { key: '3d', hours: 72, finestMinutes: 360 },
  { key: '7d', hours: 7 * 24, finestMinutes: 1440 },
  { key: '28d', hours: 28 * 24, finestMinutes: 1440 },
];

/** Measurements finer than a day: counts in the `minutes` that begin at `start` (UTC instant). */
export type SloBucket = { start: string; minutes: number; good: number; total: number };

/** The burn rate of a review week; 1 spends the budget just in time. */
export type WeeklyBurn = { week: Week; burn: Measured };

/** Weeks in a row, up to the last one, that burned faster than the threshold. */
export type SustainedBurn = { isSustained: boolean; weeks: number };

const FORECAST_DAYS = 7;
const MS_PER_HOUR = 3_600_000;

/** The look-backs that measurements of `grainMinutes` (1440 for daily ones) can answer. */
export function offeredLookBacks(grainMinutes: number): LookBack[] {
  return LOOK_BACKS.filter((lookBack) => grainMinutes <= lookBack.finestMinutes);
}

/**
 * Burn rate = bad fraction / (1 − objective), how many times faster than sustainable the error budget is spent: at 1 it
 * lasts exactly the window (unit: burn; n: days). Google SRE Workbook ch. 5, “Alert on Burn Rate”. No data without
 * traffic or with an objective that leaves no budget.
 */
export function burnRate(sums: SloSums, objective: number): Measured {
  // Over one span, the share of that span's own budget that is spent is the burn rate.
  return budgetSpent(sums, objective);
}

/** Burn rate over the `days` local days that end with `lastDay` (unit: burn; n: days with data). */
export function burnOverDays(
  days: readonly SloDay[],
  objective: number,
  lastDay: string,
  lookBackDays: number,
  maintenance: Maintenance = 'removed',
): Measured {
  const range = { firstDay: addDays(lastDay, 1 - lookBackDays), lastDay };
  return burnRate(sumSloDays(days, range, maintenance), objective);
}

/**
 * Burn rate over the `hours` before the instant `until`, from measurements finer than a day (unit: burn; n: buckets).
 * A bucket counts when it lies wholly inside the look-back. No data as for `burnRate`.
 */
export function burnOverBuckets(
  buckets: readonly SloBucket[],
  objective: number,
  until: string,
  hours: number,
): Measured {
  const end = epochMs(until);
  const inside = buckets.filter((bucket) => isInside(bucket, end - hours * MS_PER_HOUR, end));
  const withTraffic = inside.filter((bucket) => bucket.total > 0);
  const idle = tally();
  idle.add('span without traffic', inside.length - withTraffic.length);
  return burnRate(
    {
      good: sum(withTraffic.map((bucket) => bucket.good)),
      total: sum(withTraffic.map((bucket) => bucket.total)),
      days: withTraffic.length,
      missingDays: 0,
      excluded: idle.list(),
    },
    objective,
  );
}

/**
 * Share of a window's error budget that a burn rate spends in `hours` (unit: ratio): a burn of 14.4 for one hour spends
 * 2 % of a 30-day budget. Google SRE Workbook ch. 5: (burn rate · alerting window) / period. Assumes even traffic.
 */
export function spentByBurn(burn: number, hours: number, windowDays: number): number {
  return (burn * hours) / (windowDays * 24);
}

/** The burn rate that spends the share `spent` of a window's budget in `hours` (unit: burn); Workbook ch. 5. */
export function burnThatSpends(spent: number, hours: number, windowDays: number): number {
  return (spent * windowDays * 24) / hours;
}

/**
 * Hours in which a burn rate empties a full budget (unit: hours): 50 for 14.4 over 30 days. Google SRE Workbook ch. 5,
 * Table 5-4. `null` when nothing is burned.
 */
export function hoursToEmpty(burn: number, windowDays: number): number | null {
  return burn > 0 ? (windowDays * 24) / burn : null;
}

/** Burn rate of each review week (unit: burn), in the order of `weeks`. */
export function weeklyBurns(
  days: readonly SloDay[],
  objective: number,
  weeks: readonly Week[],
  maintenance: Maintenance = 'removed',
): WeeklyBurn[] {
  return weeks.map((week) => ({ week, burn: burnRate(sumSloDays(days, week, maintenance), objective) }));
}

/**
 * Sustained burn: above `threshold` (1 is the rate that uses the budget up) in two or more consecutive review weeks,
 * the last of `burns` included. A week without data ends the run: it is no evidence of burning.
 */
export function sustainedBurn(
  burns: readonly (number | null)[],
  threshold = 1,
  minimumWeeks = 2,
): SustainedBurn {
  const calm = burns.findLastIndex((burn) => burn === null || !isAbove(burn, threshold));
  const weeks = burns.length - 1 - calm;
  return { isSustained: weeks >= minimumWeeks, weeks };
}

/** What a forecast starts from: shares and burn as computed above, the window's length and where in it we are. */
export type ForecastInput = {
  /** Share of the budget that remains, e.g. 0.4. */
  remaining: Measured;
  /** Burn rate over the last seven days. */
  burn: Measured;
  windowKind: WindowKind;
  /** Days in the whole window. */
  windowDays: number;
  /** Days of the window that have happened; all of them for a rolling window. */
  elapsedDays: number;
};

/**
 * Days until the remaining budget reaches 0 at the last seven days' burn (unit: days; n: days the burn is made of); 0
 * when it is used up already. Google SRE Workbook ch. 5, Table 5-4 (a full 30-day budget lasts 30 / burn days).
 *
 * - Rolling window of N days: remaining · N / burn. What the oldest days give back as they leave is not counted on.
 * - Calendar window: each further day earns one day's budget and spends `burn` of it, so the remaining share of E
 *   elapsed days lasts remaining · E / (burn − 1) days, with even traffic.
 *
 * `null` with a reason when either figure has no data, and when the budget outlasts the window at this burn.
 */
export function exhaustionForecast(input: ForecastInput): Measured {
  const { remaining, burn } = input;
  if (remaining.value === null)
    return noData(remaining.reason ?? 'The budget is unknown.', remaining.excluded);
  if (isUsedUp(remaining.value)) return measured(0, remaining.n, remaining.excluded);
  if (burn.value === null)
    return noData(`Nothing was measured in the last ${FORECAST_DAYS} days.`, burn.excluded);
  const isRolling = input.windowKind === 'rolling';
  const days = isRolling
    ? rollingDays(input, remaining.value, burn.value)
    : calendarDays(input, remaining.value, burn.value);
  const daysLeft = isRolling ? input.windowDays : input.windowDays - input.elapsedDays;
  if (days === null || isAbove(days, daysLeft)) {
    return noData(`At the last ${FORECAST_DAYS} days’ burn the budget outlasts its window.`, burn.excluded);
  }
  return measured(days, burn.n, burn.excluded);
}

function rollingDays(input: ForecastInput, remaining: number, burn: number): number | null {
  return burn > 0 ? (remaining * input.windowDays) / burn : null;
}

function calendarDays(input: ForecastInput, remaining: number, burn: number): number | null {
  return isAbove(burn, 1) ? (remaining * input.elapsedDays) / (burn - 1) : null;
}

function isInside(bucket: SloBucket, start: number, end: number): boolean {
  const from = epochMs(bucket.start);
  return from >= start && from + bucket.minutes * 60_000 <= end;
}
