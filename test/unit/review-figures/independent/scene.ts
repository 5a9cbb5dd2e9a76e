import Database from 'better-sqlite3';

/** The sample's zone; its offset is one or two hours. */
const ZONE = 'Europe/Berlin';
const HOUR = 3_600_000;

/** A value, and how many rows made it where that is stated; `previous` is the same one period earlier. */
export type Expected = { value: number | null; n?: number; previous?: number | null };
export type Expectations = Record<string, Expected>;

/** A stretch of local days (both inclusive) and its instants `[start, until)`. */
export type Days = { start: string; until: string; firstDay: string; lastDay: string };

/** A week that is over, and the file it is read from. */
export type Scene = Days & { file: SqlFile };

/** Plain SQL over the workspace file, apart from everything the product reads it by. */
export type SqlFile = {
  /** The one number of the one row. */
  number: (sql: string, parameters?: object) => number | null;
  rows: <Row>(sql: string, parameters?: object) => Row[];
  close: () => void;
};

export function openSql(path: string): SqlFile {
  const connection = new Database(path, { readonly: true });
  connection.function('local_date', { deterministic: true }, (instant: unknown) =>
    typeof instant === 'string' ? localDate(instant) : null,
  );
  return {
    number: (sql, parameters = {}) =>
      connection.prepare<object, number | null>(sql).pluck().get(parameters) ?? null,
    rows: <Row>(sql: string, parameters: object = {}) => connection.prepare<object, Row>(sql).all(parameters),
    close: () => connection.close(),
  };
}

/** The week of seven local days that begins on a date. */
export function weekFrom(file: SqlFile, firstDay: string): Scene {
  return { file, ...daysFrom(firstDay, plusDays(firstDay, 6)) };
}

export function daysFrom(firstDay: string, lastDay: string): Days {
  return { firstDay, lastDay, start: midnight(firstDay), until: midnight(plusDays(lastDay, 1)) };
}

/** The 13 weeks that end with a week. */
export function quarterTo({ lastDay }: Days): Days {
  return daysFrom(plusDays(lastDay, -90), lastDay);
}

export function weekBefore(scene: Scene): Scene {
  return weekFrom(scene.file, plusDays(scene.firstDay, -7));
}

/** What only dates and instants of a scene are, for named parameters. */
export function bounds({ start, until, firstDay, lastDay }: Days): Days {
  return { start, until, firstDay, lastDay };
}

export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + days * 24 * HOUR).toISOString().slice(0, 10);
}

export function daysApart(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / (24 * HOUR));
}

export function plusMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

export function monthDays(month: string): Days {
  return daysFrom(`${month}-01`, plusDays(`${plusMonths(month, 1)}-01`, -1));
}

/** The calendar quarter of a date: its first month. */
export function quarterMonth(date: string): string {
  const month = Number(date.slice(5, 7));
  return `${date.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}`;
}

export function quarterDays(firstMonth: string): Days {
  return daysFrom(`${firstMonth}-01`, plusDays(`${plusMonths(firstMonth, 3)}-01`, -1));
}

const format = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' });

function localDate(instant: string): string {
  return format.format(new Date(instant)).slice(0, 10);
}

function midnight(date: string): string {
  for (const hours of [1, 2]) {
    const instant = new Date(Date.parse(`${date}T00:00:00.000Z`) - hours * HOUR);
    if (format.format(instant) === `${date} 00:00`) return instant.toISOString();
  }
  throw new Error(`There is no midnight on ${date}.`);
}

/** The same expectations for a week and the week before, which gives what was before. */
export function withWeekBefore(scene: Scene, expectations: (at: Scene) => Expectations): Expectations {
  const before = expectations(weekBefore(scene));
  return Object.fromEntries(
    Object.entries(expectations(scene)).map(([key, expected]) => [
      key,
      { ...expected, previous: before[key]?.value ?? null },
    ]),
  );
}

export function ratio(part: number | null, whole: number | null): number | null {
  return part === null || !whole ? null : part / whole;
}

/** The value at a share of the way through the sorted values, straight between neighbours. */
export function quantile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? 0;
  return low + (high - low) * (at - Math.floor(at));
}

export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
