import { Temporal } from 'temporal-polyfill';
import { addDays, daysBetween, startOfDay } from './week.ts';

/** Local dates, both ends inclusive. A `Week` is one. */
export type DayRange = { firstDay: string; lastDay: string };

/** Half-open `[start, end)` in UTC instants. A `Week` and a figure's `Period` are one. */
export type InstantRange = { start: string; end: string };

/** A span of whole local days, as dates and as the instants that bound them. */
export type Window = DayRange & InstantRange & { days: number };

/** How an SLO's compliance window moves (OpenSLO v1 `timeWindow`: `isRolling`, or calendar-aligned). */
export type WindowKind = 'rolling' | 'calendar-month' | 'calendar-quarter';

/** What says which window an SLO is judged over; `windowDays` is used by rolling windows only. */
export type WindowTerms = { windowKind: WindowKind; windowDays: number | null };

const ROLLING_DAYS_BY_DEFAULT = 28;

/**
 * The `days` local days that end with `lastDay` (inclusive). With DST they are not `days` × 24 hours long.
 * Throws a `RangeError` unless `days` is a whole number of at least 1.
 */
export function rollingWindow(lastDay: string, days: number, zone: string): Window {
  if (!Number.isInteger(days) || days < 1)
    throw new RangeError('A rolling window has at least one whole day.');
  return windowOf(addDays(lastDay, 1 - days), lastDay, zone);
}

/** The calendar month that a local date is in. */
export function monthWindow(date: string, zone: string): Window {
  const first = Temporal.PlainDate.from(date).with({ day: 1 });
  return windowOf(first.toString(), first.add({ months: 1 }).subtract({ days: 1 }).toString(), zone);
}

/**
 * The quarter that a local date is in. `yearEndMonth` (1–12) is the last month of the fiscal year; 12 gives calendar
 * quarters. Throws a `RangeError` for another month.
 */
export function quarterWindow(date: string, zone: string, yearEndMonth = 12): Window {
  if (!Number.isInteger(yearEndMonth) || yearEndMonth < 1 || yearEndMonth > 12) {
    throw new RangeError('A year ends in a month from 1 to 12.');
  }
  const day = Temporal.PlainDate.from(date);
  const monthsIn = (day.month - 1 - (yearEndMonth % 3) + 12) % 3;
  const first = day.with({ day: 1 }).subtract({ months: monthsIn });
  return windowOf(first.toString(), first.add({ months: 3 }).subtract({ days: 1 }).toString(), zone);
}

/**
 * The whole compliance window of an SLO on the local date `asOf`: the N days that end with it, or the calendar month
 * or quarter around it, of which the days after `asOf` have not happened. OpenSLO v1 `timeWindow`.
 */
export function complianceWindow(terms: WindowTerms, asOf: string, zone: string): Window {
  if (terms.windowKind === 'calendar-month') return monthWindow(asOf, zone);
  if (terms.windowKind === 'calendar-quarter') return quarterWindow(asOf, zone);
  return rollingWindow(asOf, terms.windowDays ?? ROLLING_DAYS_BY_DEFAULT, zone);
}

/** The part of a window up to and including `asOf`; `null` when the window begins after it. */
export function elapsedPart(window: Window, asOf: string, zone: string): Window | null {
  if (asOf < window.firstDay) return null;
  return asOf >= window.lastDay ? window : windowOf(window.firstDay, asOf, zone);
}

/** The window from one local date to another, both inclusive. Throws a `RangeError` when they are out of order. */
export function windowOf(firstDay: string, lastDay: string, zone: string): Window {
  const days = daysBetween(firstDay, lastDay) + 1;
  if (days < 1) throw new RangeError('A window ends on or after the day it begins.');
  return {
    firstDay,
    lastDay,
    start: startOfDay(firstDay, zone),
    end: startOfDay(addDays(lastDay, 1), zone),
    days,
  };
}

/** Whether a local date lies in a range of days. Dates are `YYYY-MM-DD`, so text order is date order. */
export function isDayIn(date: string, range: DayRange): boolean {
  return date >= range.firstDay && date <= range.lastDay;
}

/** Whether an instant lies in `[start, end)`. */
export function isInstantIn(instant: string, range: InstantRange): boolean {
  const at = epochMs(instant);
  return at >= epochMs(range.start) && at < epochMs(range.end);
}

/**
 * Milliseconds since 1970 of a stored instant. Throws a `RangeError` for text that is not a UTC instant: a local time
 * read as UTC would give a wrong duration without a word.
 */
export function epochMs(instant: string): number {
  const ms = instant.endsWith('Z') ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`“${instant}” is not a UTC instant.`);
  return ms;
}
