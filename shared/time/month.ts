/** Calendar months as `YYYY-MM` text, and the quarters of a fiscal year made of them. */

const MONTH_KEY = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Months since year 0, so that months can be counted and compared. Throws a `RangeError` on other text. */
export function monthIndex(month: string): number {
  const match = MONTH_KEY.exec(month);
  if (!match) throw new RangeError(`“${month}” is not a month; write it as 2026-11.`);
  return Number(match[1]) * 12 + Number(match[2]) - 1;
}

/** The month with that index: the inverse of `monthIndex`. */
export function monthByIndex(index: number): string {
  const year = Math.floor(index / 12);
  return `${String(year).padStart(4, '0')}-${String(index - year * 12 + 1).padStart(2, '0')}`;
}

/** The month of a local date, `2026-11` of `2026-11-23`. */
export function monthOfDate(date: string): string {
  return date.slice(0, 7);
}

/** The month that many months later, or earlier for a negative number. */
export function addMonths(month: string, months: number): string {
  return monthByIndex(monthIndex(month) + months);
}

/** Whole months from `from` to `to`; negative when `to` is earlier. */
export function monthsBetween(from: string, to: string): number {
  return monthIndex(to) - monthIndex(from);
}

/** Every month from `first` to `last`, both included, oldest first; empty when `last` is earlier. */
export function monthRange(first: string, last: string): string[] {
  return Array.from({ length: Math.max(0, monthsBetween(first, last) + 1) }, (_, offset) =>
    addMonths(first, offset),
  );
}

/** How many days a month has, 28 to 31. */
export function daysInMonth(month: string): number {
  const index = monthIndex(month);
  const year = Math.floor(index / 12);
  const number = (index % 12) + 1;
  if (number === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(number) ? 30 : 31;
}

/** The last local date of a month. */
export function lastDayOfMonth(month: string): string {
  return `${month}-${daysInMonth(month)}`;
}

/**
 * The fiscal quarter a month is in, as `2026-Q4`. A fiscal year is named by the calendar year it ends in;
 * `yearEnd` is its last month, 1 to 12 (12: the calendar year).
 */
export function quarterOfMonth(month: string, yearEnd = 12): string {
  const shifted = monthIndex(month) + 12 - checkedYearEnd(yearEnd);
  return `${String(Math.floor(shifted / 12)).padStart(4, '0')}-Q${Math.floor((shifted % 12) / 3) + 1}`;
}

/** The first month of the fiscal year that holds `month`; `yearEnd` (1 to 12) is the fiscal year's last month. */
export function fiscalYearStart(month: string, yearEnd = 12): string {
  const monthsIn = (monthIndex(month) - checkedYearEnd(yearEnd) + 12) % 12;
  return addMonths(month, -monthsIn);
}

/** The three months of a fiscal quarter, oldest first. Throws a `RangeError` when `quarter` is not `2026-Q4`. */
export function monthsOfQuarter(quarter: string, yearEnd = 12): string[] {
  const match = /^(\d{4})-Q([1-4])$/.exec(quarter);
  if (!match) throw new RangeError(`“${quarter}” is not a quarter; write it as 2026-Q4.`);
  const first = Number(match[1]) * 12 + (Number(match[2]) - 1) * 3 - (12 - checkedYearEnd(yearEnd));
  return [first, first + 1, first + 2].map(monthByIndex);
}

function checkedYearEnd(yearEnd: number): number {
  if (Number.isInteger(yearEnd) && yearEnd >= 1 && yearEnd <= 12) return yearEnd;
  throw new RangeError('The last month of the fiscal year is a number from 1 to 12.');
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
