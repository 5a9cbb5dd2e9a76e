import { addMonths, fiscalYearStart, lastDayOfMonth, monthOfDate, monthsBetween } from '../time/month.ts';
import { addDays, daysBetween } from '../time/week.ts';

/**
 * The periods of a 6-12 view (Amazon's weekly business review; *Working Backwards*, ch. 6): weeks that end on the
 * weekday of the review, calendar months, and quarters and years of the fiscal calendar. Dates are `YYYY-MM-DD`,
 * months `YYYY-MM`, both ends of a span inclusive.
 */
export type Span = { start: string; end: string };

/** The 6 of a 6-12 view. */
export const TRAILING_WEEKS = 6;
/** The 12 of a 6-12 view. */
export const TRAILING_MONTHS = 12;

/** 52 weeks: the same weekdays a year earlier. */
export const PRIOR_YEAR_DAYS = 364;

/** `count` weeks of seven days, oldest first, the last one ending on `weekEnding`. */
export function weeksEnding(weekEnding: string, count = TRAILING_WEEKS): Span[] {
  return Array.from({ length: count }, (_, index) => {
    const end = addDays(weekEnding, (index - count + 1) * 7);
    return { start: addDays(end, -6), end };
  });
}

/** The same weekdays 52 weeks earlier, so that a Monday is compared with a Monday. */
export function priorYearWeek(week: Span): Span {
  return { start: addDays(week.start, -PRIOR_YEAR_DAYS), end: addDays(week.end, -PRIOR_YEAR_DAYS) };
}

/** Whether a date is the last day of its month. */
export function isMonthEnd(date: string): boolean {
  return lastDayOfMonth(monthOfDate(date)) === date;
}

/** The newest month that is over on `date`. */
export function lastFullMonth(date: string): string {
  const month = monthOfDate(date);
  return isMonthEnd(date) ? month : addMonths(month, -1);
}

/** `count` months, oldest first, the last one being the newest that is over on `date`. */
export function monthsEnding(date: string, count = TRAILING_MONTHS): string[] {
  const last = lastFullMonth(date);
  return Array.from({ length: count }, (_, index) => addMonths(last, index - count + 1));
}

/** The first month of the fiscal quarter that holds `month`. */
export function fiscalQuarterStart(month: string, yearEnd = 12): string {
  return addMonths(month, -(monthsBetween(fiscalYearStart(month, yearEnd), month) % 3));
}

/** All days of a month. */
export function monthSpan(month: string): Span {
  return { start: `${month}-01`, end: lastDayOfMonth(month) };
}

/** The same date a year earlier; 29 February becomes 28 February. */
export function priorYearDate(date: string): string {
  const month = addMonths(monthOfDate(date), -12);
  const end = lastDayOfMonth(month);
  const same = `${month}${date.slice(7)}`;
  return same > end ? end : same;
}

/** What a value to date counts from the beginning of. */
export type ToDate = 'month' | 'quarter' | 'year';

/** The month, fiscal quarter or fiscal year up to and including `date`. */
export function toDateSpan(kind: ToDate, date: string, yearEnd = 12): Span {
  const month = monthOfDate(date);
  const starts = {
    month,
    quarter: fiscalQuarterStart(month, yearEnd),
    year: fiscalYearStart(month, yearEnd),
  };
  return { start: `${starts[kind]}-01`, end: date };
}

/**
 * The prior year's counterpart of a to-date span: from the same month on, the same number of elapsed days. It differs
 * from the same calendar date only where 29 February lies in one of the two.
 */
export function sameElapsedDaysPriorYear(span: Span): Span {
  const start = `${addMonths(monthOfDate(span.start), -12)}-01`;
  return { start, end: addDays(start, daysBetween(span.start, span.end)) };
}
