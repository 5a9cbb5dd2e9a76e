import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { useViewFocus, VIEW_FOCUS } from './view-focus.ts';

/** A cell that takes the keyboard, by its row and column from the top left. */
export type CellAt = `${number},${number}`;

type CellProps = { 'data-at': CellAt; tabIndex: 0 | -1; onFocus: () => void };

export type GridKeys<E extends HTMLElement> = {
  root: RefObject<E | null>;
  onKeyDown: (event: KeyboardEvent) => void;
  /** What a cell that takes the keyboard carries. */
  cellProps: (row: number, column: number) => CellProps;
};

/**
 * Arrows between the cells of a small table or map; it is one tab stop, and cells with nothing in them are passed
 * over. `cells` are those that take the keyboard, in reading order. `lines` says what is read in one go: the rows of a
 * table, or the columns of a map whose cells have several lines.
 */
export function useGridKeys<E extends HTMLElement>(
  cells: readonly CellAt[],
  lines: Lines = 'rows',
): GridKeys<E> {
  const root = useRef<E>(null);
  const [at, setAt] = useState<CellAt>();
  const active = at !== undefined && cells.includes(at) ? at : cells[0];
  useViewFocus(root, active !== undefined);
  const onKeyDown = (event: KeyboardEvent) => {
    if (active === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!isCellKey(event.key)) return;
    event.preventDefault();
    const next = nextCell(cells, active, event.key, lines);
    if (next === undefined) return;
    setAt(next);
    root.current?.querySelector<HTMLElement>(`[data-at="${next}"]`)?.focus();
  };
  const cellProps = (row: number, column: number): CellProps => {
    const own: CellAt = `${row},${column}`;
    return {
      'data-at': own,
      tabIndex: own === active ? 0 : -1,
      onFocus: () => setAt(own),
      ...(own === active ? { [VIEW_FOCUS]: true } : {}),
    };
  };
  return { root, onKeyDown, cellProps };
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Whether a key belongs to the cells. They keep it at their edge as well, where it leads nowhere: the browser would
 * scroll the cell that has the keyboard out of sight.
 */
export function isCellKey(key: string): boolean {
  return key in STEPS || key === 'Home' || key === 'End';
}

/** Which way cells stand in one line: arrows along it stay in it, those across go to the next line that has any. */
export type Lines = 'rows' | 'columns';

/**
 * The cell that an arrow goes to, `undefined` where there is none. Every cell is come to: across through all lines, and
 * along through all cells of each.
 */
export function nextCell(
  cells: readonly CellAt[],
  from: CellAt,
  key: string,
  lines: Lines = 'rows',
): CellAt | undefined {
  if (key === 'Home') return cells[0];
  if (key === 'End') return cells.at(-1);
  const step = STEPS[key];
  if (!step) return undefined;
  const isAlongLine = (step[0] === 0) === (lines === 'rows');
  const [row, column] = partsOf(from);
  const ahead = cells.flatMap((cell) => {
    const [down, right] = [partsOf(cell)[0] - row, partsOf(cell)[1] - column];
    const along = down * step[0] + right * step[1];
    const aside = Math.abs(down * step[1]) + Math.abs(right * step[0]);
    return along > 0 && (aside === 0 || !isAlongLine) ? [{ cell, along, aside }] : [];
  });
  return ahead.sort((a, b) => a.along - b.along || a.aside - b.aside)[0]?.cell;
}

function partsOf(cell: CellAt): [number, number] {
  const [row = 0, column = 0] = cell.split(',').map(Number);
  return [row, column];
}
