import { Temporal } from 'temporal-polyfill';
import { dateOfEpochDay, epochDay, localMinute } from './plain.ts';

/** When a workspace's weeks begin and in which zone its days are counted. */
export type Calendar = {
  /** IANA name, e.g. `Europe/Berlin`. */
  zone: string;
  /** First day of the review week, 1 = Monday … 7 = Sunday. */
  weekStart: number;
};

/** A review week: half-open `[start, end)` in UTC instants, and its seven local dates. */
export type Week = {
  /** ISO week name of the week's fourth day, e.g. `2026-W47`; with Monday weeks this is the ISO week. */
  key: string;
  start: string;
  end: string;
  /** First local date of the week. */
  firstDay: string;
  /** Last local date of the week (inclusive). */
  lastDay: string;
};

const WEEK_KEY = /^(\d{4})-W(\d{2})$/;

/** Instants are stored with millisecond precision and `Z`, so that text order is time order. */
export function toInstantText(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'millisecond' });
}

/** Midnight at the start of a local date, as a UTC instant. Where DST skips midnight, the first moment after it. */
export function startOfDay(date: string, zone: string): string {
  const name = `${zone} ${date}`;
  const known = starts.get(name);
  if (known !== undefined) return known;
  const start = toInstantText(Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant());
  if (starts.size >= MOST_KEPT) starts.clear();
  starts.set(name, start);
  return start;
}

/** The same few days and weeks are asked for thousands of times in a review. */
const starts = new Map<string, string>();
const weeks = new Map<string, Week>();
const MOST_KEPT = 4000;

/** The local date of an instant. */
export function dateOf(instant: string, zone: string): string {
  const local = localMinute(instant, zone)?.slice(0, 10);
  return local ?? Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The local date so many days later, earlier for a negative number. Throws a `RangeError` when `date` is none. */
export function addDays(date: string, days: number): string {
  const day = epochDay(date);
  const sum = day === undefined ? undefined : dateOfEpochDay(day + days);
  return sum ?? Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  const [first, last] = [epochDay(from), epochDay(to)];
  if (first !== undefined && last !== undefined) return last - first;
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

/** The review week that a local date falls in. */
export function weekOfDate(date: string, calendar: Calendar): Week {
  const day = Temporal.PlainDate.from(date);
  const back = (day.dayOfWeek - calendar.weekStart + 7) % 7;
  return weekFrom(day.subtract({ days: back }).toString(), calendar);
}

/** The review week that an instant falls in, in the calendar's zone. */
export function weekOfInstant(instant: string, calendar: Calendar): Week {
  return weekOfDate(dateOf(instant, calendar.zone), calendar);
}

/** The week named `2026-W47`. Throws a `RangeError` when the year has no such week. */
export function weekByKey(key: string, calendar: Calendar): Week {
  const match = WEEK_KEY.exec(key);
  if (!match) throw new RangeError(`“${key}” is not a week; write it as 2026-W47.`);
  const year = Number(match[1]);
  const number = Number(match[2]);
  // 4 January is always in ISO week 1.
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 });
  const thursday = fourth.add({ days: 4 - fourth.dayOfWeek + (number - 1) * 7 });
  const backToStart = (4 - calendar.weekStart + 7) % 7;
  const candidates = [thursday.subtract({ days: backToStart }), thursday.subtract({ days: backToStart - 7 })];
  for (const candidate of candidates) {
    const week = weekFrom(candidate.toString(), calendar);
    if (week.key === key) return week;
  }
  throw new RangeError(`${year} has no week ${number}.`);
}

/** From its fourth day on, a week has enough in it to be looked at on its own. */
const DAYS_BEFORE_REVIEW = 3;

/**
 * The week to review on a local date when none is named: the newest that has ended until three days of the current
 * one have passed, then the current one.
 */
export function weekToReview(today: string, calendar: Calendar): Week {
  const current = weekOfDate(today, calendar);
  const passed = daysBetween(current.firstDay, today);
  return passed < DAYS_BEFORE_REVIEW ? shiftWeek(current, -1, calendar) : current;
}

/** The week `offset` weeks later (negative: earlier). */
export function shiftWeek(week: Week, offset: number, calendar: Calendar): Week {
  return weekFrom(addDays(week.firstDay, offset * 7), calendar);
}

/** `count` weeks that end with `last`, oldest first. */
export function trailingWeeks(last: Week, count: number, calendar: Calendar): Week[] {
  return Array.from({ length: count }, (_, index) => shiftWeek(last, index - count + 1, calendar));
}

/** `16–22 Nov 2026`, for titles; of a week or any other days, by the first and the last of them. */
export function weekRange(week: Pick<Week, 'firstDay' | 'lastDay'>): string {
  const [first, last] = [partsOf(week.firstDay), partsOf(week.lastDay)];
  const end = `${last.day} ${last.month} ${last.year}`;
  if (first.year !== last.year) return `${first.day} ${first.month} ${first.year} – ${end}`;
  return first.month === last.month ? `${first.day}–${end}` : `${first.day} ${first.month} – ${end}`;
}

function partsOf(date: string): { year: number; month: string | undefined; day: number } {
  const [year, month, day] = date.split('-').map(Number);
  return { year: year ?? 0, month: MONTHS[(month ?? 0) - 1], day: day ?? 0 };
}

/** Short names of months, January first. */
export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function weekFrom(firstDay: string, { zone }: Calendar): Week {
  const name = `${zone} ${firstDay}`;
  const known = weeks.get(name);
  if (known !== undefined) return known;
  const named = Temporal.PlainDate.from(firstDay).add({ days: 3 });
  const next = addDays(firstDay, 7);
  const week = Object.freeze({
    key: `${padded(named.yearOfWeek, 4)}-W${padded(named.weekOfYear, 2)}`,
    start: startOfDay(firstDay, zone),
    end: startOfDay(next, zone),
    firstDay,
    lastDay: addDays(next, -1),
  });
  if (weeks.size >= MOST_KEPT) weeks.clear();
  weeks.set(name, week);
  return week;
}

function padded(number: number | undefined, digits: number): string {
  return String(number).padStart(digits, '0');
}
