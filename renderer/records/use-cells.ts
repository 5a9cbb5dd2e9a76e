import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { AnyRow, Entity } from '#shared/entity/entity.ts';
import { core } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { refreshAll, useWorkspace } from '../app/queries.ts';
import type { CellResult } from './cell-editor.tsx';
import type { Column } from './columns.ts';
import type { Rows } from './use-rows.ts';

/** Stay the same from one drawing to the next, so that rows need not be drawn again. */
export type CellActions = {
  /** Puts the keyboard on a column of the active row; `null` is the row as a whole. */
  setColumn: (name: string | null) => void;
  /** Edits a cell, or switches what is only yes or no. */
  edit: (index: number, name: string) => void;
  finish: (row: AnyRow, name: string, result: CellResult) => void;
};

export type Cells = {
  column: string | null;
  editing: { id: string; name: string } | null;
  /** The columns of this list that can be edited in place. */
  editable: readonly string[];
  actions: CellActions;
};

type List = {
  entity: Entity;
  rows: Rows;
  columns: readonly Column[];
  active: number;
  setActive: (index: number) => void;
  focus: () => void;
};

/** The cell the keyboard is on, and the one that is being edited. */
export function useCells(list: List): Cells {
  const { isReadOnly } = useWorkspace();
  const [chosen, setColumn] = useState<string | null>(null);
  const [editing, setEditing] = useState<{ id: string; name: string } | null>(null);
  const { entity, columns } = list;
  const editable =
    isReadOnly || entity.isMadeByMuster
      ? []
      : columns.filter(({ field, isDerived }) => field !== undefined && !isDerived).map(({ name }) => name);
  const latest = useRef({ ...list, editable });
  latest.current = { ...list, editable };
  const actions = useMemo((): CellActions => {
    const edit = (index: number, name: string) => {
      const { rows, setActive, editable: names } = latest.current;
      const row = rows.rowAt(index);
      if (!row || !names.includes(name)) return;
      setActive(index);
      if (isSwitch(latest.current.entity, name)) {
        setColumn(name);
        void saveCell(latest.current.entity, row.id, { [name]: row[name] !== true });
        return;
      }
      // At once: the key that opened the editor is typed into it.
      flushSync(() => {
        setColumn(name);
        setEditing({ id: row.id, name });
      });
    };
    return {
      setColumn,
      edit,
      finish: (row, name, { values, move }) => {
        if (values) void saveCell(latest.current.entity, row.id, values);
        setEditing(null);
        if (move === 'away') return;
        const to = move === 'stay' ? undefined : neighbour(latest.current, row.id, name, move);
        latest.current.focus();
        if (to) setTimeout(() => edit(to.index, to.name));
      },
    };
  }, []);
  useFollowed(list, editing?.id);
  const column = columns.some(({ name }) => name === chosen) ? chosen : null;
  return { column, editing, editable, actions };
}

/** A yes or no that is always known needs no editor. */
function isSwitch(entity: Entity, name: string): boolean {
  const field = entity.fields[name];
  return field?.kind === 'boolean' && !field.nullable;
}

/** Changed values may give a row another place: the keyboard goes with the row that is edited. */
function useFollowed({ rows, active, setActive }: List, id: string | undefined): void {
  const index = id === undefined ? -1 : rows.indexOf(id);
  useLayoutEffect(() => {
    if (index >= 0 && index !== active) setActive(index);
  });
}

type Place = { index: number; name: string };

/** The next cell to edit, in the next row after the last column. Yes and no are left to Enter. */
function neighbour(
  { entity, rows, editable }: List & { editable: readonly string[] },
  id: string,
  name: string,
  move: 'next' | 'previous',
): Place | undefined {
  const names = editable.filter((one) => !isSwitch(entity, one));
  const step = move === 'next' ? 1 : -1;
  const at = names.indexOf(name) + step;
  const row = rows.indexOf(id);
  const beside = names[at];
  if (beside !== undefined) return { index: row, name: beside };
  const first = step > 0 ? names[0] : names.at(-1);
  const index = row + step;
  return first !== undefined && rows.rowAt(index) ? { index, name: first } : undefined;
}

/** One step of undo. What was refused is said in a notice. */
async function saveCell(entity: Entity, id: string, values: Record<string, unknown>): Promise<void> {
  await attempt(() => core.record.update({ entity: entity.name, id, values }));
  await refreshAll();
}
