import { Temporal } from 'temporal-polyfill';
import { daysInMonth, monthByIndex } from '../time/month.ts';

/** Dates and times as other tools write them. Nothing is guessed: `1/2/2021` needs to be told its order. */

export type DateOrder = 'dmy' | 'mdy';

/** A date, maybe with a time, maybe with an offset; without an offset it is local to somewhere. */
export type Moment = {
  year: number;
  month: number;
  day: number;
  hasTime: boolean;
  /** Milliseconds since local midnight. */
  timeMs: number;
  /** Minutes east of UTC, `null` when the text does not say. */
  offset: number | null;
};

type Failure = { error: string };

const TIME = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]m)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?`;
const WEEKDAY = String.raw`(?:[a-z]{3,9},?\s+)?`;
const ISO = new RegExp(String.raw`^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:[T ]\s*${TIME})?$`, 'i');
const DAY_NAME_YEAR = new RegExp(
  String.raw`^${WEEKDAY}(\d{1,2})[-/ .]+([a-z]{3,9})[-/ .,]+(\d{4}|\d{2})(?:,?[T ]\s*${TIME})?$`,
  'i',
);
const NAME_DAY_YEAR = new RegExp(
  String.raw`^${WEEKDAY}([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})(?:,?[T ]\s*${TIME})?$`,
  'i',
);
const NUMBERS = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:,?[T ]\s*${TIME})?$`, 'i');
const FAST_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z$/;
const MONTH_NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LONGEST = 60;
const MINUTE = 60_000;
const SLOT = 15 * MINUTE;

/** Reads a date or a date and time. */
export function parseMoment(text: string, order?: DateOrder): Moment | Failure {
  if (text.length > LONGEST)
    return { error: `“${text.slice(0, LONGEST)}…” is not a date; write it as 2026-11-23.` };
  const iso = ISO.exec(text);
  if (iso) return moment(text, iso[1], iso[3], iso[4], iso, 5);
  const named = DAY_NAME_YEAR.exec(text);
  if (named) return moment(text, named[3], monthNumber(named[2]), named[1], named, 4);
  const american = NAME_DAY_YEAR.exec(text);
  if (american) return moment(text, american[3], monthNumber(american[1]), american[2], american, 4);
  const numbers = NUMBERS.exec(text);
  if (!numbers) return { error: `“${text}” is not a date; write it as 2026-11-23.` };
  const decided = order ?? orderOf(numbers);
  if (!decided) {
    return { error: `“${text}” may be day-month or month-day; write it as 2026-11-23.` };
  }
  const [day, month] = decided === 'dmy' ? [numbers[1], numbers[3]] : [numbers[3], numbers[1]];
  return moment(text, numbers[4], month, day, numbers, 5);
}

/**
 * The one order in which all the values can be read: `undefined` when none of them decides it, `mixed` when they
 * contradict each other.
 */
export function inferDateOrder(values: Iterable<string>): DateOrder | 'mixed' | undefined {
  let found: DateOrder | undefined;
  for (const value of values) {
    const numbers = NUMBERS.exec(value);
    const order = numbers ? orderOf(numbers) : undefined;
    if (order && found && order !== found) return 'mixed';
    found ??= order;
  }
  return found;
}

/** Whether a value is a date that has no meaning without knowing the order of day and month. */
export function isAmbiguousDate(text: string): boolean {
  const numbers = NUMBERS.exec(text);
  return numbers !== null && orderOf(numbers) === undefined;
}

/**
 * A UTC instant of `text`; a time without an offset is local to `zone` (in the hour a clock repeats: the first one;
 * in the hour it skips: moved on by the skip, as Temporal's “compatible” does).
 */
export function parseInstant(text: string, zone: string, order?: DateOrder): { value: string } | Failure {
  if (FAST_INSTANT.test(text)) {
    const at = new Date(text);
    // A Date rolls 30 February over, and accepts years that nobody means: those go the long way and fail there.
    const isSame = at.getUTCDate() === Number(text.slice(8, 10)) && /^(19|20|21)/.test(text);
    if (isSame) return { value: text.length === 24 ? text : `${text.slice(0, 19)}.000Z` };
  }
  const parsed = parseMoment(text, order);
  return 'error' in parsed ? parsed : { value: momentInstant(parsed, zone) };
}

/** The local date of `text` in `zone`; a time with an offset is moved into the zone first. */
export function parseDate(text: string, zone: string, order?: DateOrder): { value: string } | Failure {
  const parsed = parseMoment(text, order);
  if ('error' in parsed) return parsed;
  if (parsed.offset === null) return { value: dateText(parsed) };
  const instant = Temporal.Instant.from(momentInstant(parsed, zone));
  return { value: instant.toZonedDateTimeISO(zone).toPlainDate().toString() };
}

/** The instant of a moment, as it is stored. */
export function momentInstant(parsed: Moment, zone: string): string {
  const local = Date.UTC(parsed.year, parsed.month - 1, parsed.day) + parsed.timeMs;
  const ms = parsed.offset === null ? local - shiftAt(local, zone) : local - parsed.offset * MINUTE;
  return new Date(ms).toISOString();
}

function moment(
  text: string,
  yearText: string | undefined,
  monthText: string | number | undefined,
  dayText: string | undefined,
  match: RegExpExecArray,
  timeAt: number,
): Moment | Failure {
  const year = fullYear(yearText ?? '');
  const month = Number(monthText);
  const day = Number(dayText);
  if (!(year >= 1900 && year <= 2200)) return { error: `“${text}” is not a year this century or the last.` };
  if (!(month >= 1 && month <= 12) || day < 1 || day > daysInMonth(monthByIndex(year * 12 + month - 1))) {
    return { error: `“${text}” is a day that does not exist.` };
  }
  const time = timeOf(match, timeAt);
  if (time === null) return { error: `“${text}” is a time that does not exist.` };
  return {
    year,
    month,
    day,
    hasTime: match[timeAt] !== undefined,
    timeMs: time,
    offset: offsetOf(match[timeAt + 5]),
  };
}

function timeOf(match: RegExpExecArray, at: number): number | null {
  const [hourText, minute = '0', second = '0', fraction = '', half] = match.slice(at, at + 5);
  if (hourText === undefined) return 0;
  let hour = Number(hourText);
  if (half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  }
  if (hour > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
  return ((hour * 60 + Number(minute)) * 60 + Number(second)) * 1000 + ms;
}

function offsetOf(text: string | undefined): number | null {
  if (!text) return null;
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(text);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0));
}

function orderOf(numbers: RegExpExecArray): DateOrder | undefined {
  // Points are only used in day-month order.
  if (numbers[2] === '.' || Number(numbers[1]) > 12) return 'dmy';
  return Number(numbers[3]) > 12 ? 'mdy' : undefined;
}

function monthNumber(name: string | undefined): number {
  return MONTH_NAMES.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function dateText({ year, month, day }: Moment): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const shifts = new Map<string, Map<number, number>>();

/** What to take off a local time to get UTC, kept per quarter of an hour: asking the zone for each row is slow. */
function shiftAt(local: number, zone: string): number {
  if (zone === 'UTC') return 0;
  const known = shifts.get(zone) ?? new Map<number, number>();
  shifts.set(zone, known);
  const slot = Math.floor(local / SLOT) * SLOT;
  const kept = known.get(slot);
  if (kept !== undefined) return kept;
  const plain = Temporal.Instant.fromEpochMilliseconds(slot).toZonedDateTimeISO('UTC').toPlainDateTime();
  const shift = slot - plain.toZonedDateTime(zone).epochMilliseconds;
  if (known.size > 200_000) known.clear();
  known.set(slot, shift);
  return shift;
}
