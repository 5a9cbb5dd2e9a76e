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
 * over. `cells` are those that take the keyboard, in reading order.
 */
export function useGridKeys<E extends HTMLElement>(cells: readonly CellAt[]): GridKeys<E> {
  const root = useRef<E>(null);
  const [at, setAt] = useState<CellAt>();
  const active = at !== undefined && cells.includes(at) ? at : cells[0];
  useViewFocus(root, active !== undefined);
  const onKeyDown = (event: KeyboardEvent) => {
    if (active === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = nextCell(cells, active, event.key);
    if (next === undefined) return;
    event.preventDefault();
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

/** The nearest cell in a direction, the straightest one first; `undefined` where there is none. */
export function nextCell(cells: readonly CellAt[], from: CellAt, key: string): CellAt | undefined {
  if (key === 'Home') return cells[0];
  if (key === 'End') return cells.at(-1);
  const step = STEPS[key];
  if (!step) return undefined;
  const [row, column] = partsOf(from);
  const ahead = cells.flatMap((cell) => {
    const [down, right] = [partsOf(cell)[0] - row, partsOf(cell)[1] - column];
    const along = down * step[0] + right * step[1];
    const aside = Math.abs(down * step[1]) + Math.abs(right * step[0]);
    return along > 0 ? [{ cell, rank: aside * 1000 + along }] : [];
  });
  return ahead.sort((a, b) => a.rank - b.rank)[0]?.cell;
}

function partsOf(cell: CellAt): [number, number] {
  const [row = 0, column = 0] = cell.split(',').map(Number);
  return [row, column];
}
