import type { PeriodBounds } from '#db/kpi/periods.ts';
import type { Period } from '#shared/figure/figure.ts';
import { formatDate } from '#shared/figure/format.ts';
import type { Frequency } from '#shared/kpi/definition.ts';
import { periodLabel } from '#shared/kpi/period-label.ts';
import type { Grain } from '#shared/kpi/roll-up.ts';
import {
  addMonths,
  lastDayOfMonth,
  monthOfDate,
  monthsOfQuarter,
  quarterOfMonth,
} from '#shared/time/month.ts';
import { addDays, shiftWeek, startOfDay, type Week, weekOfDate, weekRange } from '#shared/time/week.ts';
import type { ReviewContext } from '../review/context.ts';

/** A week, month or fiscal quarter of a KPI. The bounds end where the review's data does; `whole` does not. */
export type KpiPeriod = PeriodBounds & {
  grain: Grain;
  /** `2026-W47`, `Oct 2026`, `Q4 2026`. */
  label: string;
  /** All of it, as figures carry it. */
  whole: Period;
  /** It was not over when the data is as of. */
  isPartial: boolean;
};

/** How far back the trend of each frequency goes. */
export const TREND_PERIODS: Record<Grain, number> = { week: 26, month: 13, quarter: 8 };

/** What a frequency is shown by; daily values are rolled up to weeks. */
export const GRAIN_OF: Record<Frequency, Grain> = {
  daily: 'week',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
};

/** The `count` periods that end with the one under way at the end of the review's data, oldest first. */
export function periodsUpTo(context: ReviewContext, grain: Grain, count: number): KpiPeriod[] {
  if (grain === 'week') return context.trailing(count).map((week) => periodOfWeek(context, week));
  const current = firstMonthOf(context, grain, context.today);
  const months = MONTHS_OF[grain];
  return Array.from({ length: count }, (_, index) =>
    periodOfMonths(context, grain, addMonths(current, (index - count + 1) * months)),
  );
}

/** The periods from the one that a local date falls in up to those that begin on another, made as they are asked for. */
export function* periodsBetween(
  context: ReviewContext,
  grain: Grain,
  { from, until }: { from: string; until: string },
): Generator<KpiPeriod> {
  if (grain === 'week') {
    for (const week of weeksBetween(context, { from, until })) yield periodOfWeek(context, week);
    return;
  }
  const months = MONTHS_OF[grain];
  for (let month = firstMonthOf(context, grain, from); ; month = addMonths(month, months)) {
    if (`${month}-01` >= until) return;
    yield periodOfMonths(context, grain, month);
  }
}

/** Likewise the review weeks. */
export function* weeksBetween(
  { calendar }: ReviewContext,
  { from, until }: { from: string; until: string },
): Generator<Week> {
  let week = weekOfDate(from, calendar);
  for (; week.firstDay < until; week = shiftWeek(week, 1, calendar)) yield week;
}

function periodOfWeek(context: ReviewContext, week: Week): KpiPeriod {
  const { key, firstDay, lastDay, start, end } = week;
  const whole = { start, end, label: weekRange(week) };
  return periodOf(context, { key, label: key, grain: 'week', firstDay, lastDay, whole });
}

/** A period of any days, e.g. a year to date; it must have begun when the data is as of. */
export function periodOfDays(
  context: ReviewContext,
  grain: Grain,
  { start, end }: { start: string; end: string },
): KpiPeriod {
  const { zone } = context.calendar;
  const label = `${formatDate(start)} to ${formatDate(end)}`;
  const whole = { start: startOfDay(start, zone), end: startOfDay(addDays(end, 1), zone), label };
  return periodOf(context, { key: `${start}/${end}`, label, grain, firstDay: start, lastDay: end, whole });
}

type Months = Exclude<Grain, 'week'>;

const MONTHS_OF: Record<Months, number> = { month: 1, quarter: 3 };

/** The month that a local date falls in, or the first one of its fiscal quarter. */
function firstMonthOf({ settings }: ReviewContext, grain: Months, day: string): string {
  const month = monthOfDate(day);
  if (grain === 'month') return month;
  const { fiscalYearEndMonth: yearEnd } = settings;
  return monthsOfQuarter(quarterOfMonth(month, yearEnd), yearEnd)[0] ?? month;
}

function periodOfMonths(context: ReviewContext, grain: Months, month: string): KpiPeriod {
  const { zone } = context.calendar;
  const key = grain === 'month' ? month : quarterOfMonth(month, context.settings.fiscalYearEndMonth);
  const label = periodLabel(grain, key);
  const firstDay = `${month}-01`;
  const lastDay = lastDayOfMonth(addMonths(month, MONTHS_OF[grain] - 1));
  const whole = { start: startOfDay(firstDay, zone), end: startOfDay(addDays(lastDay, 1), zone), label };
  return periodOf(context, { key, label, grain, firstDay, lastDay, whole });
}

type Nominal = Pick<KpiPeriod, 'key' | 'label' | 'grain' | 'firstDay' | 'lastDay' | 'whole'>;

function periodOf({ asOf, today }: ReviewContext, nominal: Nominal): KpiPeriod {
  const { whole } = nominal;
  const isPartial = asOf < whole.end;
  return {
    ...nominal,
    start: whole.start,
    until: isPartial ? asOf : whole.end,
    lastDay: nominal.lastDay < today ? nominal.lastDay : today,
    isPartial,
  };
}
