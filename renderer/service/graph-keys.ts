import { type RefObject, useMemo, useState } from 'react';
import type { Layout } from '#shared/service/layered-layout.ts';
import { type CellAt, nextCell } from '../records/grid-keys.ts';
import { useViewFocus } from '../records/view-focus.ts';

/** Services that stand alone follow below the drawing, so many in a row for the arrows. */
const ALONE_IN_ROW = 6;

export type GraphKeys = {
  /** The service that has the keyboard, or gets it by Tab. */
  active: string | undefined;
  setActive: (id: string) => void;
  /** Moves by an arrow, Home or End, where there is anywhere to go. */
  move: (key: string) => void;
};

/** Arrows between the services of a drawing, by where they stand in it. */
export function useGraphKeys(
  root: RefObject<HTMLElement | null>,
  layout: Layout,
  openId: string | undefined,
): GraphKeys {
  const [chosen, setActive] = useState(openId);
  const cells = useMemo(() => cellsOf(layout), [layout]);
  const active = chosen !== undefined && cells.has(chosen) ? chosen : [...cells.keys()][0];
  useViewFocus(root, active !== undefined);
  const move = (key: string) => {
    const from = active === undefined ? undefined : cells.get(active);
    const next = from === undefined ? undefined : nextCell([...cells.values()], from, key, 'columns');
    const id = [...cells].find(([, cell]) => cell === next)?.[0];
    if (id === undefined) return;
    setActive(id);
    const element = root.current?.querySelector<HTMLElement>(`[data-node="${id}"]`);
    element?.focus();
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  return { active, setActive, move };
}

function cellsOf({ places, rows, alone }: Layout): Map<string, CellAt> {
  return new Map<string, CellAt>([
    ...places
      .toSorted((a, b) => a.layer - b.layer || a.row - b.row)
      .map(({ id, layer, row }): [string, CellAt] => [id, `${row},${layer}`]),
    ...alone.map((id, at): [string, CellAt] => [
      id,
      `${Math.ceil(rows) + Math.floor(at / ALONE_IN_ROW)},${at % ALONE_IN_ROW}`,
    ]),
  ]);
}
