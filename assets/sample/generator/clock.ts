import { Temporal } from 'temporal-polyfill';

export const ZONE = 'Europe/Berlin';
export const WEEKS = 60;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * The sample's time. Dates are `2026-11-23`, moments are milliseconds since 1970. Weeks count back from the current
 * one (0), so that the story stays at its distance from today.
 */
export type Clock = {
  today: string;
  /** Nothing that has happened is later than this: early on today's morning, before anybody opens the app. */
  now: number;
  /** Monday of the week that many weeks ago. */
  monday: (weeksAgo: number) => string;
  /** The day of a week, 0 = Monday; never later than today in the current week. */
  day: (weeksAgo: number, weekday: number) => string;
  /** Today and days before or after it. */
  fromToday: (days: number) => string;
  /** A local time of a date. */
  at: (date: string, hour: number, minute?: number) => number;
  /** The local date of a moment. */
  dateOf: (moment: number) => string;
  /** Local hour, 0–23. */
  hourOf: (moment: number) => number;
  /** `2026-11-18T09:42:00+01:00`. */
  iso: (moment: number) => string;
  /** `2026-11-18 09:42:00`, without a zone, as some tools export it. */
  local: (moment: number) => string;
  /** Whether the local clock is changed on that date. */
  isClockChange: (date: string) => boolean;
  /** First day of the sample's 60 weeks. */
  firstDay: string;
};

/** The clock of a sample that ends at `today`. */
export function clockAt(today: string): Clock {
  const starts = new Map<string, number>();
  const startOf = (date: string): number => {
    const known = starts.get(date);
    if (known !== undefined) return known;
    const start = Temporal.PlainDate.from(date).toZonedDateTime(ZONE).epochMilliseconds;
    starts.set(date, start);
    return start;
  };
  const isClockChange = (date: string) => startOf(addDays(date, 1)) - startOf(date) !== DAY;
  const at = (date: string, hour: number, minute = 0): number => {
    if (!isClockChange(date)) return startOf(date) + hour * HOUR + minute * MINUTE;
    const time = Temporal.PlainTime.from({ hour: Math.floor(hour), minute });
    return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: ZONE, plainTime: time })
      .epochMilliseconds;
  };
  const localParts = (moment: number): { date: string; text: string; offset: number } => {
    // An hour before UTC midnight it may already be tomorrow in the zone: two guesses cover offsets of 0 to +23 h.
    const guess = dateFrom(moment);
    const date = startOf(addDays(guess, 1)) <= moment ? addDays(guess, 1) : guess;
    const offset = offsetAt(moment, date, startOf, isClockChange);
    return { date, text: new Date(moment + offset).toISOString(), offset };
  };
  const mondayNow = addDays(today, -((weekday(today) + 6) % 7));
  const monday = (weeksAgo: number) => addDays(mondayNow, -7 * weeksAgo);
  return {
    today,
    now: at(today, 6),
    monday,
    day: (weeksAgo, day) => earlier(addDays(monday(weeksAgo), day), weeksAgo === 0 ? today : '9999'),
    fromToday: (days) => addDays(today, days),
    at,
    dateOf: (moment) => localParts(moment).date,
    hourOf: (moment) => Number(localParts(moment).text.slice(11, 13)),
    iso: (moment) => {
      const { text, offset } = localParts(moment);
      return `${text.slice(0, 19)}${offsetText(offset)}`;
    },
    local: (moment) => localParts(moment).text.slice(0, 19).replace('T', ' '),
    isClockChange,
    firstDay: monday(WEEKS - 1),
  };
}

/** A date so many days later; negative: earlier. */
export function addDays(date: string, days: number): string {
  return dateFrom(Date.parse(`${date}T00:00:00Z`) + days * DAY);
}

/** Whole days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

export function isWeekend(date: string): boolean {
  return weekday(date) % 6 === 0;
}

/** `2026-11` so many months later; negative: earlier. */
export function addMonths(month: string, months: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${Math.floor(index / 12)}-${pad((index % 12) + 1)}`;
}

export function monthOf(date: string): string {
  return date.slice(0, 7);
}

/** Number of days of a month. */
export function monthDays(month: string): number {
  return daysBetween(`${month}-01`, `${addMonths(month, 1)}-01`);
}

/** `2026Q4`. */
export function quarterOf(date: string): string {
  return `${date.slice(0, 4)}Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

/** First day of a quarter that many quarters before the one of `date`. */
export function quarterStart(date: string, quartersAgo: number): string {
  const first = `${date.slice(0, 4)}-${pad((Math.ceil(Number(date.slice(5, 7)) / 3) - 1) * 3 + 1)}`;
  return `${addMonths(first, -3 * quartersAgo)}-01`;
}

/** The dates from one to another, both included. */
export function datesFrom(first: string, last: string): string[] {
  return Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, index) =>
    addDays(first, index),
  );
}

export function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

/** The n-th working day after a date, weekends left out. */
function workingDaysAfter(date: string, days: number): string {
  let current = date;
  for (let left = days; left > 0; ) {
    current = addDays(current, 1);
    if (!isWeekend(current)) left--;
  }
  return current;
}

/** The date itself or the next Monday to Friday. */
export function onWorkingDay(date: string): string {
  return isWeekend(date) ? workingDaysAfter(date, 1) : date;
}

/** ISO week name of a Monday: `2026-W47`. */
export function weekName(monday: string): string {
  const thursday = addDays(monday, 3);
  const week = Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
  return `${thursday.slice(0, 4)}-W${pad(week)}`;
}

export function pad(value: number): string {
  return String(value).padStart(2, '0');
}

function dateFrom(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

function offsetAt(
  moment: number,
  date: string,
  startOf: (date: string) => number,
  isClockChange: (date: string) => boolean,
): number {
  if (!isClockChange(date)) return Date.parse(`${date}T00:00:00Z`) - startOf(date);
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(ZONE).offsetNanoseconds / 1e6;
}

function offsetText(offset: number): string {
  const minutes = Math.abs(offset) / MINUTE;
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
