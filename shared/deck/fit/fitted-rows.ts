import type { FactColumn, Marked } from '../../review/facts/facts.ts';
import { SEMIBOLD } from './text-steps.ts';
import { linesOf } from './text-width.ts';

/** The room that a table or tiles have on a slide or scorecard, in CSS pixels. */
export type Room = {
  width: number;
  /** The size of letters in its tables. */
  font: number;
  /** The least height of its rows, where it is known; a row of more text is higher. */
  row?: number;
  /** Whether columns of a table that shows what has room share it by how long their texts are. */
  isShared?: boolean;
};

/**
 * How text is set so that it is whole: as it is, in smaller letters, in these on as many lines as it takes, or smaller
 * yet where these would be many.
 */
export type TextSize = 0 | 1 | 2 | 3;

/** Small letters as a share of the usual ones, and the heights of lines; `blocks.module.css` has the same. */
export const SMALL = 0.84;
const [SMALLEST, LINE, LINE_OF_TWO, SMALL_LINE] = [0.68, 1.45, 1.3, 1.14];
/** Lines of small letters that are many, and letters whose smallest size can be read, in pixels. */
const [MANY, READABLE] = [6, 12];
/** Letters of 7 pt on paper, in pixels: small ones are no smaller. */
const LEAST = 9.35;

type Lines = { font: number; width: number; lines: number };

/**
 * The size in which a text fits its lines. It is reckoned from how wide letters are, not measured on the page: a
 * printed page would be laid out once more for it.
 */
export function fittedSize(words: string, { font, width, lines }: Lines): TextSize {
  if (linesOf(words, font, width) <= lines) return 0;
  const small = linesOf(words, smallFont(font), width);
  if (small <= lines) return 1;
  return small > MANY && font >= READABLE ? 3 : 2;
}

function smallFont(font: number): number {
  return Math.max(font * SMALL, Math.min(font, LEAST));
}

/** Space at both sides of a cell, and more of it beside a number, in ems. */
const [PADDING, BESIDE_NUMBER] = [16, 0.7];

type Wide = Pick<FactColumn<never>, 'width' | 'isNumber'>;

/** How wide the text of each column may be; columns without a width share what is left. */
export function columnWidths(columns: readonly Wide[], room: Room): number[] {
  return columnRooms(columns, room).map(({ text }) => text);
}

/** As `columnWidths`, with what each column has around its text. */
export function columnRooms(columns: readonly Wide[], room: Room): { text: number; around: number }[] {
  const own = columns.map(({ width }) => {
    if (width === undefined) return null;
    const amount = Number.parseFloat(width);
    return width.endsWith('%') ? (amount / 100) * room.width : amount * room.font;
  });
  const left = room.width - own.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const share = left / Math.max(1, own.filter((width) => width === null).length);
  return own.map((width, index) => {
    const around = PADDING + (columns[index - 1]?.isNumber ? BESIDE_NUMBER * room.font : 0);
    return { text: Math.max(1, (width ?? share) - around), around };
  });
}

/** How wide a table is that shows such columns, in pixels, if it ever is; `blocks.module.css` has the same. */
const NEEDED = { wide: 992, medium: 768, screen: Number.POSITIVE_INFINITY };

/** The columns that a table so wide shows. */
export function shownColumns<C extends Pick<FactColumn<never>, 'needs'>>(
  columns: readonly C[],
  { width }: Room,
): C[] {
  return columns.filter(({ needs }) => needs === undefined || width >= NEEDED[needs]);
}

/** What a cell says, with a letter as wide as its mark. */
export function measuredWords(cell: string | Marked): string {
  return typeof cell === 'object' ? `M ${cell.text}` : cell;
}

/** What a cell has above and below its text, and the line under a row that is higher than it need be, in pixels. */
const [AROUND, BORDER] = [4, 1];

/**
 * How high each row of a table is at most, in pixels: `row`, or more where a text takes more lines. Numbers and what is
 * drawn never do.
 */
export function rowHeights<Row>(
  all: readonly FactColumn<Row>[],
  rows: readonly Row[],
  room: Room & { row: number },
): number[] {
  return heightsOf(all, rows, room, measuredWords);
}

type Measured<Row, Cell> = Omit<FactColumn<Row>, 'cell'> & { cell: (row: Row) => Cell };

/** As `rowHeights`, for cells of any kind that `wordsOf` puts into words. */
export function heightsOf<Row, Cell>(
  all: readonly Measured<Row, Cell>[],
  rows: readonly Row[],
  room: Room & { row: number },
  wordsOf: (cell: Cell) => string,
): number[] {
  const columns = shownColumns(all, room);
  const widths = columnWidths(columns, room);
  const highest = rows.map(() => room.row);
  for (const [index, column] of columns.entries()) {
    const { isNumber, isDrawn, cell, lines = 1 } = column;
    if (isNumber || isDrawn) continue;
    for (const [at, row] of rows.entries()) {
      const width = widthIn(column, row, { width: widths[index] ?? room.width, font: room.font });
      const height = textHeight(wordsOf(cell(row)), { font: room.font, width, lines });
      if (height + AROUND > room.row) highest[at] = Math.max(highest[at] ?? 0, height + AROUND + BORDER);
    }
  }
  return highest;
}

type Look<Row> = Pick<FactColumn<Row>, 'indent' | 'isStrong'>;

/** What a column's width leaves for the text of a row: it may stand further in, or be set in letters that are wider. */
export function widthIn<Row>(
  { indent, isStrong }: Look<Row>,
  row: Row,
  { width, font }: { width: number; font: number },
): number {
  return (width - (indent?.(row) ?? 0) * font) / (isStrong?.(row) ? SEMIBOLD : 1);
}

/** How high a text is in the size in which it is set. */
function textHeight(words: string, place: Lines): number {
  const size = fittedSize(words, place);
  const font = size === 0 ? place.font : size === 3 ? place.font * SMALLEST : smallFont(place.font);
  const lines = linesOf(words, font, place.width);
  if (size > 0) return lines * font * SMALL_LINE;
  return lines * font * (place.lines === 1 ? LINE : LINE_OF_TWO);
}

/** How many rows fit the room of `limit` rows that are no higher than they need be; the first one always. */
export function fittingRows(heights: readonly number[], limit: number, row: number): number {
  let left = limit * row + ROUNDING;
  const fitting = heights.findIndex((height) => {
    left -= height;
    return left < 0;
  });
  return fitting < 0 ? heights.length : Math.max(1, fitting);
}

/**
 * Where each page of a list begins. Rows go to as few pages as hold them, spread evenly; a row that is higher than a
 * page has one to itself.
 * @param heights of the rows, in any unit
 * @param room of a page in that unit
 * @param most pages that are shown: where there are more, each of them is full
 */
export function pageStarts(
  heights: readonly number[],
  room: number,
  most = Number.POSITIVE_INFINITY,
): number[] {
  const starts = filled(heights, room);
  if (starts.length > most) return starts;
  const total = heights.reduce((sum, height) => sum + height, 0);
  const even = total / starts.length;
  const step = (room - even) / STEPS;
  for (let index = 0; index < STEPS; index++) {
    const tried = filled(heights, even + index * step);
    if (tried.length === starts.length) return tried;
  }
  return starts;
}

/** How finely the heights are tried at which pages come out even. */
const STEPS = 24;
const ROUNDING = 1e-6;

function filled(heights: readonly number[], room: number): number[] {
  const starts = [0];
  let used = 0;
  for (const [index, height] of heights.entries()) {
    if (used > 0 && used + height > room + ROUNDING) {
      starts.push(index);
      used = 0;
    }
    used += height;
  }
  return starts;
}
