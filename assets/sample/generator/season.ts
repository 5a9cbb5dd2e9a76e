import { type Clock, daysBetween, weekday } from './clock.ts';

/** Shares of an average hour's traffic, by local hour: quiet nights, a lunch and an evening peak. */
const HOURS = [
  0.35, 0.22, 0.16, 0.14, 0.17, 0.3, 0.55, 0.85, 1.1, 1.3, 1.4, 1.45, 1.5, 1.4, 1.35, 1.35, 1.4, 1.5, 1.6,
  1.75, 1.7, 1.4, 0.95, 0.61,
];
const WEEKDAYS = [0.82, 1.18, 1.1, 1.04, 1.02, 0.98, 0.86];
const MONTHS = [0.94, 0.92, 0.96, 0.97, 0.98, 0.95, 0.9, 0.91, 1.0, 1.05, 1.24, 1.3];
const YEARLY_GROWTH = 0.21;

/** Traffic of a day against a normal weekday today: growth, weekday and the season of parcels. */
export function trafficOf(date: string, clock: Clock): number {
  const growth = (1 + YEARLY_GROWTH) ** (-daysBetween(date, clock.today) / 365);
  return growth * (WEEKDAYS[weekday(date)] ?? 1) * monthFactor(date);
}

/** Traffic of a month against today's average, without weekdays. */
export function monthTraffic(month: string, clock: Clock): number {
  const growth = (1 + YEARLY_GROWTH) ** (-daysBetween(`${month}-15`, clock.today) / 365);
  return growth * monthFactor(`${month}-01`);
}

/** The part of a day's traffic that falls into some minutes from a local hour on. */
export function dayShare(hour: number, minutes: number): number {
  let share = 0;
  for (let done = 0; done < minutes; done += 30) {
    const step = Math.min(30, minutes - done);
    share += ((HOURS[Math.floor(hour + done / 60) % 24] ?? 1) * step) / 1440;
  }
  return share;
}

function monthFactor(date: string): number {
  const month = Number(date.slice(5, 7)) - 1;
  const afterPeak = month === 11 && Number(date.slice(8)) > 21;
  return afterPeak ? 0.88 : (MONTHS[month] ?? 1);
}
