import { Temporal } from 'temporal-polyfill';
import { addBusinessDays, type Holidays } from '#shared/time/business-days.ts';

const DAY_MS = 86_400_000;

/**
 * Local dates of instants, for thousands of them: the zone is asked once per change of its offset instead of once per
 * instant. Serves any instant; those in `[from, until)` without a further question.
 */
export function localDates(zone: string, from: string, until: string): (instant: string) => string {
  const offsets = offsetsIn(zone, Date.parse(from) - DAY_MS, Date.parse(until) + DAY_MS);
  const first = offsets[0]?.since ?? Number.NaN;
  const end = Date.parse(until) + DAY_MS;
  return (instant) => {
    const ms = Date.parse(instant);
    const offset =
      ms >= first && ms < end
        ? (offsets.findLast(({ since }) => since <= ms)?.offset ?? 0)
        : offsetAt(zone, ms);
    return new Date(ms + offset).toISOString().slice(0, 10);
  };
}

/** `addBusinessDays` that remembers what it was asked: many rows share a day. */
export function businessDaysAfter(days: number, holidays: Holidays): (date: string) => string {
  const known = new Map<string, string>();
  return (date) => {
    const found = known.get(date) ?? addFast(date, days, holidays);
    known.set(date, found);
    return found;
  };
}

// As `addBusinessDays`, in plain arithmetic on days since 1970 (a Thursday).
function addFast(date: string, days: number, holidays: Holidays): string {
  const start = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(start)) return addBusinessDays(date, days, holidays);
  let day = start / DAY_MS;
  let result = date;
  for (let left = days; left > 0; ) {
    day += 1;
    const weekday = (((day + 3) % 7) + 7) % 7;
    if (weekday >= 5) continue;
    result = new Date(day * DAY_MS).toISOString().slice(0, 10);
    if (!holidays.has(result)) left -= 1;
  }
  return result;
}

function offsetsIn(zone: string, from: number, until: number): { since: number; offset: number }[] {
  const offsets = [{ since: from, offset: offsetAt(zone, from) }];
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds >= until) return offsets;
    offsets.push({ since: next.epochMilliseconds, offset: next.offsetNanoseconds / 1e6 });
    at = next;
  }
}

function offsetAt(zone: string, ms: number): number {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
}
