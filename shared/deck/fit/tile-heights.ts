import type { Figure } from '../../figure/figure.ts';
import { tileOf } from '../outline/blocks.ts';
import type { TextSize } from './fitted-rows.ts';
import { linesOf } from './text-width.ts';

/** A tile of a slide: what is beside its text, and the gap between two; `slide.module.css` has the same. */
const [BESIDE, GAP, LINE] = [30, 12, 1.4];

type Letters = readonly [number, number, number];

/** The letters of a tile's label and foot in each size: as they are, smaller, and smaller on several lines. */
const LABEL: Letters = [13, 11, 10];
const FOOT: Letters = [12, 10.5, 9.75];
/** Lines that a label and a foot take at most in their middle size, and the height of a line of small letters. */
const LINES = new Map<Letters, number>([
  [LABEL, 2],
  [FOOT, 1],
]);
const SMALL_LINE = 1.15;

/** The sizes of a tile's texts. */
export type TileSizes = { label: TextSize; foot: TextSize };

/** How wide the text of a tile is where so many stand beside each other. */
export function tileWidth(columns: number, width: number): number {
  return (width - GAP * (columns - 1)) / columns - BESIDE;
}

/** The sizes in which a tile's texts are whole. */
export function tileSizes(figure: Figure, width: number): TileSizes {
  const { label, foot } = tileOf(figure);
  return { label: sizeOf(label, LABEL, width), foot: sizeOf(foot, FOOT, width) };
}

/** How much higher tiles are than those whose texts take a line each, in pixels, over all their rows. */
export function tilesExtra(figures: readonly Figure[], columns: number, width = 1168): number {
  const room = tileWidth(columns, width);
  const own = figures.map((figure) => {
    const { label, foot } = tileOf(figure);
    return extraOf(label, LABEL, room) + extraOf(foot, FOOT, room);
  });
  let extra = 0;
  for (let at = 0; at < own.length; at += columns) extra += Math.max(...own.slice(at, at + columns));
  return Math.ceil(extra);
}

function sizeOf(text: string, letters: Letters, width: number): TextSize {
  const [usual, small] = letters;
  if (linesOf(text, usual, width) <= 1) return 0;
  return linesOf(text, small, width) <= (LINES.get(letters) ?? 1) ? 1 : 2;
}

function extraOf(text: string, letters: Letters, width: number): number {
  const font = letters[sizeOf(text, letters, width) as 0 | 1 | 2];
  if (font === letters[0]) return 0;
  return Math.max(0, linesOf(text, font, width) * font * SMALL_LINE - letters[0] * LINE);
}

/** Rows of a table that so many pixels have no room for. */
export function rowsIn(height: number, row = 31): number {
  return Math.ceil(height / row);
}
