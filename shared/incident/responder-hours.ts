import { Temporal } from 'temporal-polyfill';
import { type Measured, measured, noData } from '../figure/figure.ts';
import { tally } from '../figure/tally.ts';
import { epochMs, type InstantRange } from '../time/window.ts';
import { clipSpans, type Span, unionOfSpans } from './spans.ts';

/** A stretch in which one person worked on an incident; `zone` is the person's own (IANA name). */
export type Engagement = { personId: string; zone: string; start: string; end: string | null };

/** Local hours of a working day and of sleep, 0–24. Sleep may pass midnight. */
export type DayShape = { workStart: number; workEnd: number; sleepStart: number; sleepEnd: number };

/**
 * Where a workspace has not said otherwise: working hours 8–18 on Monday to Friday, sleeping hours 22–8 on any day, all
 * else late. Hours that are both working and sleeping are working hours.
 */
export const DEFAULT_DAY: DayShape = { workStart: 8, workEnd: 18, sleepStart: 22, sleepEnd: 8 };

/** What an hour takes from a person, by that person’s own clock. */
export type HourClass = 'working' | 'late' | 'sleeping';

/** All in hours, over the same engagements; `total` = working + late + sleeping. */
export type ResponderHours = Record<'total' | HourClass, Measured>;

const MS_PER_HOUR = 3_600_000;
const SATURDAY = 6;

/**
 * Responder hours = Σ over people of the time they were engaged in the period, split into working, late and sleeping
 * hours on the person's own clock (unit: hours; n: people). Someone engaged in two incidents at once is counted once. On
 * DST days the hours that really passed are counted. Per-person rows are not returned: they never leave the workspace.
 *
 * Engagements without an end run to `asOf`; those that end before they start or have no zone are left out. No data
 * when none was given. Throws a `RangeError` for an unknown zone or malformed instant.
 */
export function responderHours(
  engagements: readonly Engagement[],
  period: InstantRange,
  asOf: string,
  day: DayShape = DEFAULT_DAY,
): ResponderHours {
  const within = { start: epochMs(period.start), end: epochMs(period.end) };
  const left = tally();
  const people = new Map<string, { zone: string; spans: Span[] }>();
  for (const engagement of engagements) {
    const span = { start: epochMs(engagement.start), end: epochMs(engagement.end ?? asOf) };
    const reason = problemOf(engagement, span);
    if (reason !== null) {
      left.add(reason);
      continue;
    }
    const person = people.get(engagement.personId) ?? { zone: engagement.zone, spans: [] };
    person.spans.push(span);
    people.set(engagement.personId, person);
  }
  if (people.size === 0) {
    const none = noData('No responder time is recorded.', left.list());
    return { total: none, working: none, late: none, sleeping: none };
  }
  const ms: Record<HourClass, number> = { working: 0, late: 0, sleeping: 0 };
  let n = 0;
  for (const { zone, spans } of people.values()) {
    const own = clipSpans(unionOfSpans(spans), within);
    if (own.length > 0) n += 1;
    for (const span of own) addHours(ms, span, zone, day);
  }
  const figure = (value: number) => measured(value / MS_PER_HOUR, n, left.list());
  return {
    total: figure(ms.working + ms.late + ms.sleeping),
    working: figure(ms.working),
    late: figure(ms.late),
    sleeping: figure(ms.sleeping),
  };
}

/** The class of a local hour (0–23.99) on a weekday (1 = Monday … 7 = Sunday). */
export function classOfHour(hour: number, weekday: number, day: DayShape = DEFAULT_DAY): HourClass {
  if (weekday < SATURDAY && hour >= day.workStart && hour < day.workEnd) return 'working';
  const passesMidnight = day.sleepStart > day.sleepEnd;
  const isAsleep = passesMidnight
    ? hour >= day.sleepStart || hour < day.sleepEnd
    : hour >= day.sleepStart && hour < day.sleepEnd;
  return isAsleep ? 'sleeping' : 'late';
}

function problemOf(engagement: Engagement, span: Span): string | null {
  if (engagement.zone === '') return 'person without a time zone';
  return span.end < span.start ? 'engagement ends before it starts' : null;
}

/** Adds a span to the hour classes, cut at the local hours where the class may change. */
function addHours(ms: Record<HourClass, number>, span: Span, zone: string, day: DayShape): void {
  let at = span.start;
  while (at < span.end) {
    const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
    const next = Math.min(span.end, nextBoundary(local, day));
    const hour = local.hour + local.minute / 60 + local.second / 3600;
    ms[classOfHour(hour, local.dayOfWeek, day)] += next - at;
    at = next;
  }
}

/** The next instant at which the local clock shows an hour of the day's shape, or midnight, or changes its offset. */
function nextBoundary(local: Temporal.ZonedDateTime, day: DayShape): number {
  const midnight = local.startOfDay().add({ days: 1 });
  const hours = [day.workStart, day.workEnd, day.sleepStart, day.sleepEnd];
  // An hour that the clock shows twice is a boundary both times.
  const boundaries = hours.flatMap((hour) => [atHour(local, hour, 'earlier'), atHour(local, hour, 'later')]);
  const transition = local.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
  const later = [...boundaries, transition].filter((ms) => ms > local.epochMilliseconds);
  return Math.min(midnight.epochMilliseconds, ...later);
}

/** The instant of a local hour on the same date; fractions are minutes. 24 is the midnight that ends the date. */
function atHour(local: Temporal.ZonedDateTime, hour: number, disambiguation: 'earlier' | 'later'): number {
  const time = { hour: Math.floor(hour) % 24, minute: Math.round((hour % 1) * 60) };
  const date = local.toPlainDate().add({ days: hour >= 24 ? 1 : 0 });
  return date
    .toPlainDateTime(Temporal.PlainTime.from(time))
    .toZonedDateTime(local.timeZoneId, { disambiguation }).epochMilliseconds;
}
