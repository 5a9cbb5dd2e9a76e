import { parseDates } from './dates.ts';
import { WbrProblem } from './problem.ts';
import type { Cell } from './query.ts';

/** One CSV file, split into cells. `alias` is put before its column names, as in `alias.Column`. */
export type CsvSheet = { name: string; alias: string | null; cells: readonly (readonly string[])[] };

/** Daily rows of all files by date; rows of one date keep the order they were given in. */
export type WbrTable = {
  dates: readonly string[];
  columns: ReadonlyMap<string, readonly Cell[]>;
};

/** What pandas' `read_csv` takes for a missing value. */
const MISSING = new Set(
  '|#N/A|#N/A N/A|#NA|-1.#IND|-1.#QNAN|-NaN|-nan|1.#IND|1.#QNAN|<NA>|N/A|NA|NULL|NaN|None|n/a|nan|null'.split(
    '|',
  ),
);
const NUMBER = /^[+-]?(?:\d[\d,]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const TRUE = /^(?:True|TRUE|true)$/;
const FALSE = /^(?:False|FALSE|false)$/;

/**
 * Puts the daily rows of one or more CSV files into one table. The first row of each file names its columns, one of
 * them `Date`; a repeated name gets `.1`, `.2`. A column is numeric when all its values are (thousands separators are
 * dropped; True and False are 1 and 0), else text. Rows without a date are left out. Throws a `WbrProblem` naming the
 * file and row.
 */
export function buildTable(sheets: readonly CsvSheet[]): WbrTable {
  const parts = sheets.map(readSheet);
  const rows = parts
    .flatMap((part) => part.rows)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const names = new Set(parts.flatMap((part) => [...part.positions.keys()]));
  const columns = new Map<string, Cell[]>();
  for (const name of names) {
    const positions = new Map(parts.map((part) => [part, part.positions.get(name) ?? -1]));
    columns.set(name, typedColumn(rows.map((row) => row.cells[positions.get(row.part) ?? -1] ?? '')));
  }
  return { dates: rows.map((row) => row.date), columns };
}

/** The columns of one file by name, and its rows that have a date. */
type Part = { positions: Map<string, number>; rows: Row[] };
type Row = { date: string; cells: readonly string[]; part: Part };

function readSheet({ name: file, alias, cells }: CsvSheet): Part {
  const [header, ...body] = cells;
  if (!header) throw new WbrProblem(`${file} is empty; it needs a header with a Date column.`);
  const names = uniqueNames(header.map((cell) => cell.replace(/^\uFEFF/, '')));
  const dateAt = names.indexOf('Date');
  if (dateAt < 0) {
    throw new WbrProblem(`${file} has no column named Date; its columns are ${listed(names)}.`);
  }
  const named = names.map((name, index): [string, number] => [
    alias === null ? name : `${alias}.${name}`,
    index,
  ]);
  const part: Part = { positions: new Map(named.filter(([, index]) => index !== dateAt)), rows: [] };
  const dates = parseDates(
    body.map((row) => row[dateAt] ?? ''),
    file,
  );
  body.forEach((row, index) => {
    checkWidth(row, header.length, file, index);
    const date = dates[index];
    if (date) part.rows.push({ date, cells: row, part });
  });
  return part;
}

function checkWidth(row: readonly string[], width: number, file: string, index: number): void {
  if (row.length <= width || row.slice(width).every((cell) => cell.trim() === '')) return;
  throw new WbrProblem(
    `${file}, row ${index + 2} has ${row.length} values for ${width} columns; quote numbers with commas.`,
  );
}

function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let copy = 1; taken.has(unique); copy += 1) unique = `${name}.${copy}`;
    taken.add(unique);
    return unique;
  });
}

function typedColumn(texts: readonly string[]): Cell[] {
  const cells = texts.map((text) => {
    const trimmed = text.trim();
    return MISSING.has(trimmed) ? null : text;
  });
  if (cells.every((cell) => cell === null || NUMBER.test(cell.trim()))) {
    return cells.map((cell) => (cell === null ? null : Number(cell.replaceAll(',', ''))));
  }
  if (cells.every((cell) => cell === null || TRUE.test(cell) || FALSE.test(cell))) {
    return cells.map((cell) => (cell === null ? null : Number(TRUE.test(cell))));
  }
  return cells;
}

/** `“a”, “b” and 3 more`, for sentences. */
export function listed(names: readonly string[], most = 8): string {
  const shown = names.slice(0, most).map((name) => `“${name}”`);
  const more = names.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
