import { Temporal } from 'temporal-polyfill';

const CLOCK_TEXT = /^(\d{1,2})[:.]?(\d{2})$/;

/**
 * A bare clock time (`14:05`, `1405`) as local text with its date, `2026-11-23 14:05`: the one nearest to `near`, so
 * that a time after midnight need not be written out. Other text is given back as it is.
 */
export function expandClock(text: string, near: string, zone: string): string {
  const match = CLOCK_TEXT.exec(text.trim());
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || hour > 23 || minute > 59) return text;
  const about = Temporal.Instant.from(near).toZonedDateTimeISO(zone);
  const sameDay = about.toPlainDate().toPlainDateTime({ hour, minute });
  const candidates = [-1, 0, 1].map((days) => sameDay.add({ days }));
  const distance = (local: Temporal.PlainDateTime) =>
    Math.abs(local.toZonedDateTime(zone).epochMilliseconds - about.epochMilliseconds);
  const nearest = candidates.reduce((best, one) => (distance(one) < distance(best) ? one : best), sameDay);
  return `${nearest.toPlainDate()} ${nearest.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}
