import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Rows } from './use-rows.ts';

/**
 * The row the keyboard is on, and how to put it on another. It stays on its record when others come or go before it.
 * When the record leaves it is on the next one that stays, and when it comes back, as by undo, on the record again.
 */
export function useActiveRow(rows: Rows): [number, (index: number) => void] {
  const [chosen, setChosen] = useState(0);
  const active = Math.min(chosen, Math.max(0, rows.total - 1));
  // The record a person went to; none until somebody has, and none in another search, filter or order.
  const wanted = useRef<string>(undefined);
  const latest = useRef(rows);
  useLayoutEffect(() => {
    const before = latest.current;
    latest.current = rows;
    if (rows.of === null || rows.of !== before.of) wanted.current = undefined;
    // Rows that are not fetched yet may be any.
    if (wanted.current === undefined || rows.rowAt(active) === undefined) return;
    const at = rows.indexOf(wanted.current);
    const to = at >= 0 ? at : nextThatStays(before, rows, Math.min(chosen, before.total - 1));
    if (to !== undefined && to !== active) setChosen(to);
  });
  const setActive = useCallback((index: number) => {
    wanted.current = latest.current.rowAt(index)?.id;
    setChosen(index);
  }, []);
  return [active, setActive];
}

/** Where the row that was at `index`, or else the first one after it that is still there, is now. */
function nextThatStays(before: Rows, now: Rows, index: number): number | undefined {
  for (let at = index; ; at += 1) {
    const id = before.rowAt(at)?.id;
    if (id === undefined) return undefined;
    const to = now.indexOf(id);
    if (to >= 0) return to;
  }
}
