import type { Period } from '#shared/figure/figure.ts';
import { formatDate, formatMonth, formatQuarter } from '#shared/figure/format.ts';
import {
  addMonths,
  daysInMonth,
  lastDayOfMonth,
  monthOfDate,
  monthsOfQuarter,
  quarterOfMonth,
} from '#shared/time/month.ts';
import { shiftWeek, type Week } from '#shared/time/week.ts';
import { type DayRange, type Window, windowOf } from '#shared/time/window.ts';
import type { ReviewContext } from './context.ts';

/** Weeks of the trailing quarter. */
export const QUARTER_WEEKS = 13;

/** A figure's period with its local dates, both inclusive, and the last of them that has happened. */
export type Span = DayRange & { period: Period };

/** The 13 weeks that end with `week`. */
export function trailingQuarter(context: ReviewContext, week: Week): Span {
  const first = shiftWeek(week, 1 - QUARTER_WEEKS, context.calendar);
  const label = `${QUARTER_WEEKS} weeks to ${formatDate(week.lastDay)}`;
  return {
    firstDay: first.firstDay,
    lastDay: week.lastDay,
    period: { start: first.start, end: week.end, label },
  };
}

/** The last month all of whose days are over. */
export function lastFullMonth({ today, isPartial }: ReviewContext): string {
  const current = monthOfDate(today);
  return !isPartial && today === lastDayOfMonth(current) ? current : addMonths(current, -1);
}

/** A calendar month, `2026-11`. */
export function monthSpan(context: ReviewContext, month: string): Span {
  return spanOf(
    windowOf(`${month}-01`, `${month}-${daysInMonth(month)}`, context.settings.zone),
    formatMonth(month),
  );
}

/** The month of the last day looked at, up to that day. */
export function monthToDate(context: ReviewContext): Span {
  const { today, settings } = context;
  const window = windowOf(`${monthOfDate(today)}-01`, today, settings.zone);
  return spanOf(window, `${formatMonth(monthOfDate(today))} to ${formatDate(today)}`);
}

/** The days from one local date to another, both included. */
export function daysSpan({ settings }: ReviewContext, firstDay: string, lastDay: string): Span {
  const window = windowOf(firstDay, lastDay, settings.zone);
  return spanOf(window, `${formatDate(firstDay)} to ${formatDate(lastDay)}`);
}

/** The fiscal quarter of a local date, with its name as records carry it (`2026Q4`). */
export function quarterSpan(context: ReviewContext, date: string): Span & { quarter: string } {
  const { zone, fiscalYearEndMonth } = context.settings;
  const name = quarterOfMonth(monthOfDate(date), fiscalYearEndMonth);
  const months = monthsOfQuarter(name, fiscalYearEndMonth);
  const last = months.at(-1) ?? monthOfDate(date);
  const window = windowOf(`${months[0] ?? last}-01`, `${last}-${daysInMonth(last)}`, zone);
  const quarter = name.replace('-', '');
  return { ...spanOf(window, formatQuarter(quarter)), quarter };
}

function spanOf({ firstDay, lastDay, start, end }: Window, label: string): Span {
  return { firstDay, lastDay, period: { start, end, label } };
}
