import { keyLook, NAME_KEY } from '#shared/deck/fit/chart-names.ts';
import { SEMIBOLD } from '#shared/deck/fit/text-steps.ts';
import { textWidth, wrapped } from '#shared/deck/fit/text-width.ts';
import type { KeyEntry } from './spec.ts';

/** What stands around a chart in its picture is whole: nobody can point at it to read the rest. All in CSS pixels. */

export const TITLE = { font: 15, line: 20 };
export const KEY = { font: 12, line: 20, mark: 17 };
const BETWEEN = 14;

/** The title in as many lines as it needs. */
export function titleLines(title: string, width: number): string[] {
  return wrapped(title, TITLE.font * SEMIBOLD, width);
}

/** A meaning of a colour: the lines of its words, and where it begins. */
type KeyPlace = { entry: KeyEntry; lines: readonly string[]; x: number; y: number };

/** Where the meanings of the colours stand, side by side as long as there is room, and how high all of them are. */
export function keyPlaces(
  entries: readonly KeyEntry[],
  width: number,
): { places: KeyPlace[]; height: number } {
  const places: KeyPlace[] = [];
  let [x, y, next] = [0, 0, 0];
  for (const entry of entries) {
    const lines = wrapped(entry.label, KEY.font, width - KEY.mark);
    const wide = KEY.mark + Math.max(...lines.map((line) => textWidth(line, KEY.font)));
    if (x > 0 && x + wide > width) [x, y] = [0, next];
    places.push({ entry, lines, x, y });
    x += wide + BETWEEN;
    next = Math.max(next, y + lines.length * KEY.line);
  }
  return { places, height: next };
}

type NamePlace = { number: string; lines: readonly string[]; x: number; y: number };

/** Where the names stand that a chart has numbers for, and how high all of them are. */
export function namePlaces(
  names: readonly string[],
  width: number,
): { places: NamePlace[]; font: number; line: number; number: number; height: number } {
  const { number, columnGap, rowGap, above } = NAME_KEY;
  const { font, columns } = keyLook(names, width, 0);
  const line = font * NAME_KEY.line;
  const wide = (width - columnGap * (columns - 1)) / columns;
  const places: NamePlace[] = [];
  let [y, next] = [above, above];
  for (const [index, name] of names.entries()) {
    const column = index % columns;
    if (column === 0) y = next;
    const lines = wrapped(name, font, wide - number);
    places.push({ number: String(index + 1), lines, x: column * (wide + columnGap), y });
    next = Math.max(next, y + lines.length * line + rowGap);
  }
  return { places, font, line, number, height: names.length === 0 ? 0 : next };
}
