import { linesOf, wrapped } from './text-width.ts';

/** Where a chart writes its names, in pixels: how wide one may be, and how high. */
export type NamePlace = { width: number; height: number };

/** Names as they are drawn: in lines, or as numbers that `key` explains beside the chart. */
export type FittedNames = { font: number; shown: readonly (readonly string[])[]; key: readonly string[] };

/** Letters of a chart, the smaller ones of long names, and the height of their lines in ems. */
const [LETTERS, SMALL, LINE] = [12, 10.5, 1.2];

/**
 * Names in the first of the places that has room for all of them, in letters as usual or smaller. Where none has, the
 * chart has numbers and each name stands under it with its number.
 * @param least the smallest size of letters that can be read, in pixels
 */
export function fittedNames(
  names: readonly string[],
  places: readonly NamePlace[],
  least: number,
): FittedNames {
  for (const font of [LETTERS, smallFont(least)])
    for (const { width, height } of places) {
      const shown = names.map((name) => wrapped(name, font, width));
      if (shown.every((lines) => lines.length === 1 || lines.length * font * LINE <= height))
        return { font, shown, key: [] };
    }
  return { font: LETTERS, shown: names.map((_, index) => [String(index + 1)]), key: names };
}

/** Names that have room as they are. */
export function inOneLine(names: readonly string[]): FittedNames {
  return { font: LETTERS, shown: names.map((name) => [name]), key: [] };
}

/** How a key of names stands: its letters, and so many columns of names side by side. */
export type KeyLook = { font: number; columns: number; height: number };

/**
 * The number before a name, and the gaps of a key, in pixels; `chart-figure.module.css` has the same. A line is in ems.
 */
export const NAME_KEY = { number: 22, columnGap: 24, rowGap: 2, above: 6, line: LINE };
const MOST_COLUMNS = 3;

/** How a key is set under a chart of a width, and how high it is then. */
export function keyLook(names: readonly string[], width: number, least: number): KeyLook {
  const { number, columnGap, rowGap, above } = NAME_KEY;
  const font = smallFont(least);
  const looks = Array.from({ length: MOST_COLUMNS }, (_, at) => at + 1).map((columns) => {
    const room = (width - columnGap * (columns - 1)) / columns - number;
    const lines = names.map((name) => linesOf(name, font, room));
    let height = above;
    for (let at = 0; at < lines.length; at += columns)
      height += Math.max(...lines.slice(at, at + columns)) * font * LINE + rowGap;
    return { font, columns, height: names.length === 0 ? 0 : Math.ceil(height) };
  });
  return looks.toSorted((a, b) => a.height - b.height)[0] ?? { font, columns: 1, height: 0 };
}

function smallFont(least: number): number {
  return Math.max(SMALL, least);
}

/** Whether some names take more lines in a width than a chart has for them. */
export function areLong(names: readonly string[], width: number, lines = 1): boolean {
  return names.some((name) => linesOf(name, LETTERS, width) > lines);
}
