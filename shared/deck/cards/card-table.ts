import type { FactColumn, Facts, Marked } from '../../review/facts/facts.ts';
import { type Room, rowHeights } from '../fit/fitted-rows.ts';

/** The room of a scorecard's body, in CSS pixels. */
export type CardRoom = Room & {
  /** The least height of a row. */
  row: number;
  /** Between two of its parts. */
  gap: number;
  height: number;
};

/** A table of a scorecard, as far as its room and its words go. */
export type CardTable = {
  /** What draws it. */
  key: string;
  name: string;
  count: number;
  /** So many rows are shown at most where all of the card is one page. */
  most: number;
  heights: (room: CardRoom) => number[];
  /** Whether a row is read with the one below it, and is not the last of a page. */
  isWithNext: (index: number) => boolean;
  columns: readonly string[];
  /** Its rows in words; what is only drawn is left out. */
  rows: readonly (readonly string[])[];
};

type Options<Row> = { most?: number; isWithNext?: (row: Row) => boolean };

/** A table of facts on a scorecard. */
export function cardTable<Row>(
  key: string,
  { name, columns, rows }: Facts<Row>,
  { most = rows.length, isWithNext }: Options<Row> = {},
): CardTable {
  const worded = columns.filter(({ isDrawn }) => !isDrawn);
  return {
    key,
    name,
    count: rows.length,
    most,
    heights: (room) => rowHeights(columns, rows, room),
    isWithNext: (index) => {
      const row = rows[index];
      return row !== undefined && (isWithNext?.(row) ?? false);
    },
    columns: worded.map(({ header }) => header),
    rows: rows.map((row) => worded.map((column) => wordsOf(column, row))),
  };
}

function wordsOf<Row>({ cell }: FactColumn<Row>, row: Row): string {
  const said: string | Marked = cell(row);
  return typeof said === 'object' ? said.text : said;
}

/** A table's title, and the line that says how many rows are left out or that there are none. */
const [TITLE, LINE] = [28, 28];

/**
 * How many rows of each table a page of one sheet shows, by the tables' keys: as many as they may, and fewer of those
 * that are highest where all of them together are too high. Each keeps its first row; `isFitting` says whether there is
 * room for these.
 */
export function fittedLimits(
  tables: readonly CardTable[],
  room: CardRoom,
): { limits: Record<string, number>; isFitting: boolean } {
  const all = tables.map((table) => {
    const heights = table.heights(room).slice(0, table.most);
    return { table, heights };
  });
  const used = () =>
    all.reduce((sum, { table, heights }) => sum + heightOf(table, heights, room) + room.gap, -room.gap);
  while (used() > room.height) {
    const [highest] = all
      .filter(({ heights }) => heights.length > 1)
      .toSorted((a, b) => sumOf(b.heights) - sumOf(a.heights));
    if (!highest) break;
    highest.heights.pop();
  }
  const limits = Object.fromEntries(all.map(({ table, heights }) => [table.key, heights.length]));
  return { limits, isFitting: used() <= room.height };
}

function heightOf(table: CardTable, heights: readonly number[], room: CardRoom): number {
  if (table.count === 0) return TITLE + LINE;
  const more = heights.length < table.count ? LINE : 0;
  return TITLE + room.row + sumOf(heights) + more;
}

/** Rows `[from, to)` of a table on one page. */
export type CardPart = { key: string; from: number; to: number };

/** Tables over pages, and what the last page has left below them in CSS pixels. */
export type CardFlow = { pages: readonly (readonly CardPart[])[]; left: number };

/**
 * Tables one after the other, over as many pages as hold all their rows. A table that goes on has its title and its
 * heads again.
 * @param first what the first page has less room for them, in CSS pixels
 */
export function flowTables(tables: readonly CardTable[], room: CardRoom, first = 0): CardFlow {
  const pages: CardPart[][] = [[]];
  let left = room.height - first;
  let isFresh = first === 0;
  const put = (part: CardPart, height: number) => {
    pages.at(-1)?.push(part);
    left -= height + room.gap;
    isFresh = false;
  };
  const turn = () => {
    pages.push([]);
    left = room.height;
    isFresh = true;
  };
  for (const table of tables) {
    const heights = table.heights(room);
    const above = TITLE + room.row;
    if (table.count === 0) {
      if (left < TITLE + LINE && !isFresh) turn();
      put({ key: table.key, from: 0, to: 0 }, TITLE + LINE);
    }
    for (let from = 0; from < table.count; ) {
      const to = endOf(table, { heights, from, room: left - above });
      if (to === from && !isFresh) {
        turn();
        continue;
      }
      // A row that is higher than a page has one to itself.
      const end = Math.max(to, from + 1);
      put({ key: table.key, from, to: end }, above + sumOf(heights.slice(from, end)));
      from = end;
      if (from < table.count) turn();
    }
  }
  return { pages, left };
}

type Span = { heights: readonly number[]; from: number; room: number };

/** The row after the last one that a page has room for; `from` where there is room for none. */
function endOf(table: CardTable, { heights, from, room }: Span): number {
  let to = from;
  let used = 0;
  while (to < heights.length && used + (heights[to] ?? 0) <= room) {
    used += heights[to] ?? 0;
    to += 1;
  }
  if (to === heights.length) return to;
  let kept = to;
  while (kept > from && table.isWithNext(kept - 1)) kept -= 1;
  return kept > from ? kept : to;
}

function sumOf(heights: readonly number[]): number {
  return heights.reduce((sum, height) => sum + height, 0);
}
