import type { PeriodBounds } from '#db/kpi/periods.ts';
import type { Period } from '#shared/figure/figure.ts';
import { formatDate, formatMonth, formatQuarter } from '#shared/figure/format.ts';
import type { Frequency } from '#shared/kpi/definition.ts';
import type { Grain } from '#shared/kpi/roll-up.ts';
import {
  addMonths,
  lastDayOfMonth,
  monthOfDate,
  monthsOfQuarter,
  quarterOfMonth,
} from '#shared/time/month.ts';
import { addDays, startOfDay, weekRange } from '#shared/time/week.ts';
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
  if (grain === 'week') return weeksUpTo(context, count);
  const first = firstMonths(context, grain, count);
  const { zone } = context.calendar;
  return first.map(({ month, months, key, label }) => {
    const lastDay = lastDayOfMonth(addMonths(month, months - 1));
    const firstDay = `${month}-01`;
    const whole = { start: startOfDay(firstDay, zone), end: startOfDay(addDays(lastDay, 1), zone), label };
    return periodOf(context, { key, label, grain, firstDay, lastDay, whole });
  });
}

function weeksUpTo(context: ReviewContext, count: number): KpiPeriod[] {
  return context.trailing(count).map((week) => {
    const { key, firstDay, lastDay, start, end } = week;
    const whole = { start, end, label: weekRange(week) };
    return periodOf(context, { key, label: key, grain: 'week', firstDay, lastDay, whole });
  });
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

type Named = { month: string; months: number; key: string; label: string };

function firstMonths(context: ReviewContext, grain: 'month' | 'quarter', count: number): Named[] {
  const current = monthOfDate(context.today);
  const steps = Array.from({ length: count }, (_, index) => index - count + 1);
  if (grain === 'month') {
    return steps
      .map((step) => addMonths(current, step))
      .map((month) => ({ month, months: 1, key: month, label: formatMonth(month) }));
  }
  const yearEnd = context.settings.fiscalYearEndMonth;
  const start = monthsOfQuarter(quarterOfMonth(current, yearEnd), yearEnd)[0] ?? current;
  return steps.map((step) => {
    const month = addMonths(start, step * 3);
    const key = quarterOfMonth(month, yearEnd);
    return { month, months: 3, key, label: formatQuarter(key.replace('-', '')) };
  });
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
