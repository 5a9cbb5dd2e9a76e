import { Temporal } from 'temporal-polyfill';
import { epochDay } from './plain.ts';
import { addDays, dateOf, daysBetween } from './week.ts';

/** Local dates (`YYYY-MM-DD`) on which the workspace does not work. */
export type Holidays = ReadonlySet<string>;

/** Business days from restoring an incident to its postmortem being due. */
export const POSTMORTEM_BUSINESS_DAYS = 5;

const NO_HOLIDAYS: Holidays = new Set();
const SATURDAY = 6;

/** Monday to Friday, less the holidays. Throws a `RangeError` for a malformed date. */
export function isBusinessDay(date: string, holidays: Holidays = NO_HOLIDAYS): boolean {
  return isWeekday(date) && !holidays.has(date);
}

/**
 * The date `days` business days after `date` (before it, when negative). `date` itself is never counted, so adding
 * one to a Friday or to the weekend after it gives Monday; adding zero gives `date` unchanged, business day or not.
 * Throws a `RangeError` for a malformed date or a fraction of a day.
 */
export function addBusinessDays(date: string, days: number, holidays: Holidays = NO_HOLIDAYS): string {
  if (!Number.isInteger(days)) throw new RangeError('Business days are whole days.');
  const step = days < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(days); left > 0; ) {
    day = addDays(day, step);
    if (isBusinessDay(day, holidays)) left -= 1;
  }
  return day;
}

/**
 * Business days after `from`, up to and including `to`; the same with a minus when they are swapped, so that spans that
 * adjoin add up. Between two business days it is the inverse of `addBusinessDays`. Throws a `RangeError` for a malformed date.
 */
export function businessDaysBetween(from: string, to: string, holidays: Holidays = NO_HOLIDAYS): number {
  // `0 -` and not `-`, for there is no minus nought in a table.
  if (to < from) return 0 - countBusinessDays(addDays(to, 1), from, holidays);
  return countBusinessDays(addDays(from, 1), to, holidays);
}

/** Business days from `firstDay` to `lastDay`, both inclusive; 0 when they are out of order. */
export function countBusinessDays(
  firstDay: string,
  lastDay: string,
  holidays: Holidays = NO_HOLIDAYS,
): number {
  const days = daysBetween(firstDay, lastDay) + 1;
  if (days <= 0) return 0;
  let count = Math.floor(days / 7) * 5;
  for (let rest = days % 7; rest > 0; rest -= 1) {
    if (isWeekday(addDays(lastDay, 1 - rest))) count += 1;
  }
  for (const holiday of holidays) {
    if (holiday >= firstDay && holiday <= lastDay && isWeekday(holiday)) count -= 1;
  }
  return count;
}

/**
 * The local date on which the postmortem of an incident restored at `restoredAt` (UTC instant) is due: five business
 * days after the date of restoring in the workspace's zone. Throws a `RangeError` for a malformed instant or zone.
 */
export function postmortemDueDate(
  restoredAt: string,
  zone: string,
  holidays: Holidays = NO_HOLIDAYS,
  days = POSTMORTEM_BUSINESS_DAYS,
): string {
  return addBusinessDays(dateOf(restoredAt, zone), days, holidays);
}

function isWeekday(date: string): boolean {
  const day = epochDay(date);
  // The first day counted, 1970-01-01, was a Thursday.
  if (day !== undefined) return (((day + 3) % 7) + 7) % 7 < SATURDAY - 1;
  return Temporal.PlainDate.from(date).dayOfWeek < SATURDAY;
}
