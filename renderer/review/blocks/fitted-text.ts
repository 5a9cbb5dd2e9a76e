import { createContext } from 'react';
import type { FactColumn } from '#shared/review/facts/facts.ts';

/** The room that a table or tiles have on a slide or scorecard, in CSS pixels. */
export type Room = {
  width: number;
  /** The size of letters in its tables. */
  font: number;
  /** Rows are too low for two lines of small letters. */
  isDense?: boolean;
};

/** The room of what is printed; there is none where a page of the app lets its tables grow. */
export const FixedRoom = createContext<Room | null>(null);

/** How text is set so that it is whole: as it is, in smaller letters, or in these and on one more line. */
export type TextSize = 0 | 1 | 2;

type Lines = { font: number; width: number; lines: number; isDense?: boolean | undefined };

/** Small letters as a share of the usual ones; `blocks.module.css` has the same. */
const SMALL = 0.84;

/**
 * The size in which a text fits its lines. It is reckoned from how wide words are, not measured on the page: a printed
 * page would be laid out once more for it.
 */
export function fittedSize(words: string, { font, width, lines, isDense = false }: Lines): TextSize {
  const isShort = words.length * font * WIDEST <= width;
  if (isShort || linesOf(words, font, width) <= lines) return 0;
  return linesOf(words, font * SMALL, width) <= lines || isDense ? 1 : 2;
}

/** How many lines a text takes. Words that are longer than a line are broken. */
export function linesOf(words: string, font: number, width: number): number {
  const space = widthOf(' ', font);
  let lines = 1;
  let used = 0;
  for (const word of words.split(/\s+/)) {
    const wide = widthOf(word, font);
    const isNew = used > 0 && used + space + wide > width;
    lines += (isNew ? 1 : 0) + Math.floor(wide / width);
    used = isNew || used === 0 ? wide % width : used + space + wide;
  }
  return lines;
}

/** No text of words is wider for its letters, in ems. */
const WIDEST = 0.75;

/** The size of letters that widths are measured at. */
const LETTERS = 14;

let pen: CanvasRenderingContext2D | null = null;

function widthOf(text: string, font: number): number {
  pen ??= penFor(`${LETTERS}px Inter`);
  return pen === null ? 0 : (pen.measureText(text).width * font) / LETTERS;
}

function penFor(font: string): CanvasRenderingContext2D | null {
  const made = document.createElement('canvas').getContext('2d');
  if (made) made.font = font;
  return made;
}

/** Space at both sides of a cell, and more of it beside a number, in ems. */
const [PADDING, BESIDE_NUMBER] = [16, 0.7];

type Wide = Pick<FactColumn<never>, 'width' | 'isNumber'>;

/** How wide the text of each column may be; columns without a width share what is left. */
export function columnWidths(columns: readonly Wide[], room: Room): number[] {
  const own = columns.map(({ width }) => {
    if (width === undefined) return null;
    const amount = Number.parseFloat(width);
    return width.endsWith('%') ? (amount / 100) * room.width : amount * room.font;
  });
  const left = room.width - own.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const share = left / Math.max(1, own.filter((width) => width === null).length);
  return own.map((width, index) => {
    const beside = columns[index - 1]?.isNumber ? BESIDE_NUMBER * room.font : 0;
    return Math.max(1, (width ?? share) - PADDING - beside);
  });
}
