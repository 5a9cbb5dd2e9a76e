import type { KeyboardEvent } from 'react';
import type { CellAt } from './entry-model.ts';

export type Size = { rows: number; columns: number };

/** The cell that a key goes to from a cell; `null` for a key that does not move. Tab leaves at either end. */
export function cellAfter(event: KeyboardEvent, at: CellAt, { rows, columns }: Size): CellAt | null {
  const { key, ctrlKey, metaKey, shiftKey } = event;
  const isFar = ctrlKey || metaKey;
  const clamp = (row: number, column: number): CellAt => ({
    row: Math.max(0, Math.min(rows - 1, row)),
    column: Math.max(0, Math.min(columns - 1, column)),
  });
  switch (key) {
    case 'ArrowUp':
      return clamp(isFar ? 0 : at.row - 1, at.column);
    case 'ArrowDown':
      return clamp(isFar ? rows - 1 : at.row + 1, at.column);
    case 'ArrowLeft':
      return clamp(at.row, isFar ? 0 : at.column - 1);
    case 'ArrowRight':
      return clamp(at.row, isFar ? columns - 1 : at.column + 1);
    case 'Home':
      return clamp(isFar ? 0 : at.row, 0);
    case 'End':
      return clamp(isFar ? rows - 1 : at.row, columns - 1);
    case 'PageUp':
      return clamp(at.row - 12, at.column);
    case 'PageDown':
      return clamp(at.row + 12, at.column);
    case 'Tab':
      return nextInOrder(at, shiftKey ? -1 : 1, { rows, columns });
    default:
      return null;
  }
}

/** The next cell in reading order; `null` beyond the last one, where Tab leaves the grid. */
export function nextInOrder({ row, column }: CellAt, step: 1 | -1, { rows, columns }: Size): CellAt | null {
  const index = row * columns + column + step;
  if (index < 0 || index >= rows * columns) return null;
  return { row: Math.floor(index / columns), column: index % columns };
}

/** Keys that begin a number; letters stay the shortcuts of the page. */
export function beginsValue({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey && /^[\d.,(+\-−]$/.test(key);
}

/** The cells between two corners, in reading order. */
export function cellsBetween(a: CellAt, b: CellAt): CellAt[] {
  const cells: CellAt[] = [];
  for (let row = Math.min(a.row, b.row); row <= Math.max(a.row, b.row); row += 1)
    for (let column = Math.min(a.column, b.column); column <= Math.max(a.column, b.column); column += 1)
      cells.push({ row, column });
  return cells;
}
