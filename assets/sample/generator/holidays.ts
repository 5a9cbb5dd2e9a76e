import { addDays, type Clock, isWeekend, pad } from './clock.ts';
import { csv } from './text.ts';

export type Holiday = { date: string; name: string };

/** Public holidays of Berlin, from two years before today's to one after. */
export function holidays(clock: Clock): Holiday[] {
  const year = Number(clock.today.slice(0, 4));
  return [year - 2, year - 1, year, year + 1].flatMap(holidaysOf);
}

export function holidaysFile(clock: Clock): string {
  return csv(
    ['Day', 'Name'],
    holidays(clock).map(({ date, name }) => [date, name]),
  );
}

/** The date so many business days after another: weekends and holidays are left out. */
export function businessDaysAfter(date: string, days: number, free: ReadonlySet<string>): string {
  let current = date;
  for (let left = days; left > 0; ) {
    current = addDays(current, 1);
    if (!isWeekend(current) && !free.has(current)) left--;
  }
  return current;
}

function holidaysOf(year: number): Holiday[] {
  const easter = easterSunday(year);
  return [
    { date: `${year}-01-01`, name: 'New Year’s Day' },
    { date: `${year}-03-08`, name: 'International Women’s Day' },
    { date: addDays(easter, -2), name: 'Good Friday' },
    { date: addDays(easter, 1), name: 'Easter Monday' },
    { date: `${year}-05-01`, name: 'Labour Day' },
    { date: addDays(easter, 39), name: 'Ascension Day' },
    { date: addDays(easter, 50), name: 'Whit Monday' },
    { date: `${year}-10-03`, name: 'Day of German Unity' },
    { date: `${year}-12-25`, name: 'Christmas Day' },
    { date: `${year}-12-26`, name: 'Boxing Day' },
  ];
}

/** The anonymous Gregorian computus (Meeus, *Astronomical Algorithms*, ch. 8). */
function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = Math.floor((a + 11 * d + 22 * e) / 451);
  const sum = d + e - 7 * f + 114;
  return `${year}-${pad(Math.floor(sum / 31))}-${pad((sum % 31) + 1)}`;
}
