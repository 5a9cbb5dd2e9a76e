import { lastDayOfMonth } from '../time/month.ts';
import { MONTHS } from '../time/week.ts';
import { WbrProblem } from './problem.ts';

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i;
const DAY_NAMED_MONTH = /^(\d{1,2})[-\s/.]([A-Za-z]{3,9})\.?[-\s/.,]+(\d{4}|\d{2})(?:[T\s].*)?$/;
const NAMED_MONTH_DAY = /^([A-Za-z]{3,9})\.?[-\s](\d{1,2})(?:,\s*|[-\s]+)(\d{4}|\d{2})(?:\s.*)?$/;
const NUMERIC = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[T\s].*)?$/;

/** Two-digit years up to this one are in the 2000s, later ones in the 1900s (POSIX `%y`). */
const PIVOT = 68;

/**
 * The dates of one column as `YYYY-MM-DD`, `null` for empty cells; a time of day is dropped. Reads `2020-01-05`,
 * `Sun, 05-Jan-2020`, `5 January 2020`, `Jan 5, 2020`, `20200105` and `1/5/2020`. Numbers with slashes are month
 * first, as pandas reads them, unless some first number is above 12, then the whole column is day first. Throws a
 * `WbrProblem` that names the row.
 */
export function parseDates(texts: readonly string[], file: string): (string | null)[] {
  const isDayFirst = dayFirst(texts, file);
  const known = new Map<string, string | null>();
  return texts.map((text, index) => {
    const cached = known.get(text);
    if (cached !== undefined) return cached;
    const trimmed = text.trim();
    const date = trimmed === '' ? null : parseDate(trimmed, isDayFirst);
    if (date === null && trimmed !== '') {
      throw new WbrProblem(`${file}, row ${index + 2}: “${trimmed}” in the Date column is not a date.`);
    }
    known.set(text, date);
    return date;
  });
}

function parseDate(text: string, isDayFirst: boolean): string | null {
  const iso = ISO.exec(text) ?? COMPACT.exec(text);
  if (iso) return dateText(iso[1], Number(iso[2]), iso[3]);
  const plain = text.replace(WEEKDAY, '');
  const named = DAY_NAMED_MONTH.exec(plain);
  if (named) return dateText(named[3], namedMonth(named[2]), named[1]);
  const american = NAMED_MONTH_DAY.exec(plain);
  if (american) return dateText(american[3], namedMonth(american[1]), american[2]);
  const numeric = NUMERIC.exec(plain);
  if (!numeric) return null;
  const [month, day] = isDayFirst ? [numeric[2], numeric[1]] : [numeric[1], numeric[2]];
  return dateText(numeric[3], Number(month), day);
}

function dayFirst(texts: readonly string[], file: string): boolean {
  const numeric = texts.flatMap((text) => NUMERIC.exec(text.trim().replace(WEEKDAY, '')) ?? []);
  let first = 0;
  let second = 0;
  for (let index = 0; index < numeric.length; index += 4) {
    first = Math.max(first, Number(numeric[index + 1]));
    second = Math.max(second, Number(numeric[index + 2]));
  }
  if (first > 12 && second > 12) {
    throw new WbrProblem(
      `${file}: the Date column mixes day/month and month/day; write dates as 2020-01-05.`,
    );
  }
  return first > 12;
}

function dateText(year: string | undefined, month: number, day: string | undefined): string | null {
  if (year === undefined || day === undefined || month < 1 || month > 12 || Number(day) < 1) return null;
  const full = year.length === 4 ? year : String(Number(year) + (Number(year) > PIVOT ? 1900 : 2000));
  const monthText = `${full}-${String(month).padStart(2, '0')}`;
  const date = `${monthText}-${day.padStart(2, '0')}`;
  return date > lastDayOfMonth(monthText) ? null : date;
}

function namedMonth(name: string | undefined): number {
  return MONTHS.findIndex((month) => month.toLowerCase() === name?.slice(0, 3).toLowerCase()) + 1;
}
