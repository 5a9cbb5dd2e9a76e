import { type RefObject, useLayoutEffect, useRef } from 'react';

/** How high a cell must be for one more line of small text, by the lines it has, in CSS pixels; a tile has room. */
const ROOM: Readonly<Record<string, number>> = { 1: 30, 2: 39 };

/**
 * Makes the text of table cells and tiles that would be cut smaller, together with its column, then gives it one more
 * line where its row has room: rows stay as high as they are. What is longer still ends in an ellipsis.
 */
export function useFittedText<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E>(null);
  useLayoutEffect(() => {
    const texts = [...(ref.current?.querySelectorAll<HTMLElement>('[data-shrinks]') ?? [])];
    for (const text of texts) delete text.dataset.size;
    // All are measured before any is changed: the page is laid out once for each size.
    const small = texts.filter(isCut).flatMap(columnOf);
    for (const text of small) text.dataset.size = '1';
    const longer = small.filter((text) => isCut(text) && hasRoom(text));
    for (const text of longer) text.dataset.size = '2';
  });
  return ref;
}

/** The texts of the same column, so that it is in one size; a text outside of a table is alone. */
function columnOf(text: HTMLElement): HTMLElement[] {
  const cell = text.closest('td');
  const rows = [...(cell?.closest('table')?.tBodies ?? [])].flatMap((body) => [...body.rows]);
  if (!cell) return [text];
  return rows.flatMap((row) => [
    ...(row.cells[cell.cellIndex]?.querySelectorAll<HTMLElement>('[data-shrinks]') ?? []),
  ]);
}

function isCut({ scrollWidth, clientWidth, scrollHeight, clientHeight }: HTMLElement): boolean {
  return scrollWidth > clientWidth || scrollHeight > clientHeight;
}

function hasRoom(cell: HTMLElement): boolean {
  return (cell.closest('td')?.offsetHeight ?? 0) >= (ROOM[cell.dataset.shrinks ?? ''] ?? 0);
}
