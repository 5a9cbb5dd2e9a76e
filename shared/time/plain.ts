/**
 * The few steps of calendar arithmetic that lists and reviews take by the ten thousand, by the engine's own clock.
 * Each gives `undefined` for what it does not take: the caller then asks Temporal, which is exact for everything and
 * says what is wrong.
 */

const DAY_MS = 86_400_000;
const DATE = /^[1-9]\d{3}-\d{2}-\d{2}$/;
const INSTANT = /^[1-9]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const LOCAL = /^[1-9]\d{3}-\d{2}-\d{2} \d{2}:\d{2}$/;

/** Days since 1970-01-01 of a date that exists. */
export function epochDay(date: string): number | undefined {
  if (!DATE.test(date)) return undefined;
  const month = Number(date.slice(5, 7));
  const day = Number(date.slice(8));
  const ms = Date.UTC(Number(date.slice(0, 4)), month - 1, day);
  // The engine takes a date that does not exist for another one.
  const isThere = month >= 1 && month <= 12 && new Date(ms).getUTCDate() === day;
  return isThere ? ms / DAY_MS : undefined;
}

/** The date of a day since 1970-01-01. */
export function dateOfEpochDay(day: number): string | undefined {
  const date = new Date(day * DAY_MS);
  const text = Number.isInteger(day) && !Number.isNaN(date.getTime()) ? date.toISOString().slice(0, 10) : '';
  return DATE.test(text) ? text : undefined;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** An instant on the clock of a zone, as `2026-11-22 14:05`. Throws a `RangeError` for a zone that does not exist. */
export function localMinute(instant: string, zone: string): string | undefined {
  const ms = INSTANT.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(ms)) return undefined;
  // Swedish writes dates as ISO does.
  const text = formatOf(zone).format(ms);
  return LOCAL.test(text) ? text : undefined;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const two = '2-digit' as const;
  const parts = { year: 'numeric' as const, month: two, day: two, hour: two, minute: two };
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hourCycle: 'h23', ...parts });
  formats.set(zone, made);
  return made;
}
