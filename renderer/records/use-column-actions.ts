import { useMemo, useRef } from 'react';
import type { Entity } from '#shared/entity/entity.ts';
import { moved } from './columns.ts';
import { type ListView, shownColumns } from './list-state.ts';
import type { ColumnActions } from './table-head.tsx';

/** In rem: enough for a few letters, and no wider than a wide window. */
const [NARROWEST, WIDEST] = [4, 60];

/** Moving and sizing the columns of a list. */
export function useColumnActions(
  entity: Entity,
  view: ListView,
  onView: (change: Partial<ListView>) => void,
): ColumnActions {
  const latest = useRef({ view, onView });
  latest.current = { view, onView };
  return useMemo(
    () => ({
      move: (name, by) => {
        const shown = shownColumns(entity, latest.current.view).map((column) => column.name);
        latest.current.onView({ columns: moved(entity, shown, name, by) });
      },
      resize: (name, rem) => {
        const width = Math.round(Math.min(WIDEST, Math.max(NARROWEST, rem)) * 4) / 4;
        latest.current.onView({ widths: { ...latest.current.view.widths, [name]: width } });
      },
    }),
    [entity],
  );
}
