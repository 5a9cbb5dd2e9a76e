import { useMemo, useRef, useState } from 'react';
import { attempt } from '../app/failure.ts';
import { useActiveRow } from './use-active-row.ts';
import { allIds, idsIn, type Rows, type RowsQuery } from './use-rows.ts';

/** Stay the same from one drawing to the next, so that rows need not be drawn again. */
export type SelectionActions = {
  setActive: (index: number) => void;
  toggle: (index: number) => void;
  /** Selects from where the last single step was to `index`. */
  extendTo: (index: number) => void;
  selectAll: () => Promise<void>;
  clear: () => void;
};

export type Selection = {
  /** The row the keyboard is on. */
  active: number;
  size: number;
  has: (id: string | undefined) => boolean;
  ids: () => string[];
  actions: SelectionActions;
};

export function useSelection(rows: Rows, query: RowsQuery): Selection {
  const [active, setActiveRow] = useActiveRow(rows);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef(0);
  const latest = useRef({ rows, query });
  latest.current = { rows, query };
  const actions = useMemo((): SelectionActions => {
    const setActive = (index: number) => {
      setActiveRow(index);
      anchor.current = index;
    };
    const add = async (found: Promise<string[]>) => {
      const ids = await attempt(() => found);
      if (ids) setChosen((now) => new Set([...now, ...ids]));
    };
    return {
      setActive,
      toggle: (index) => {
        const id = latest.current.rows.rowAt(index)?.id;
        setActive(index);
        if (id !== undefined) setChosen((now) => toggled(now, id));
      },
      extendTo: (index) => {
        setActiveRow(index);
        const { rows, query } = latest.current;
        const [first, last] = [Math.min(anchor.current, index), Math.max(anchor.current, index)];
        const shown = idsBetween(rows, first, last);
        setChosen((now) => new Set([...now, ...shown]));
        // Rows that were never in sight are not fetched yet.
        if (shown.length <= last - first) void add(idsIn(query, first, last));
      },
      selectAll: async () => {
        const ids = await attempt(() => allIds(latest.current.query));
        if (ids) setChosen(new Set(ids));
      },
      clear: () => setChosen(new Set()),
    };
  }, [setActiveRow]);
  return {
    active,
    size: chosen.size,
    has: (id) => id !== undefined && chosen.has(id),
    ids: () => [...chosen],
    actions,
  };
}

function toggled(chosen: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

function idsBetween(rows: Rows, first: number, last: number): string[] {
  const ids: string[] = [];
  for (let index = first; index <= last; index += 1) {
    const id = rows.rowAt(index)?.id;
    if (id !== undefined) ids.push(id);
  }
  return ids;
}
