import type { KeyboardEvent } from 'react';
import type { Cells } from './use-cells.ts';

type Table = {
  total: number;
  active: number;
  pageSize: number;
  columns: readonly string[];
  cells: Cells;
  setActive: (index: number) => void;
  toggle: (index: number) => void;
  extendTo: (index: number) => void;
  selectAll: () => void;
  open: (index: number) => void;
  copy: (format: 'csv' | 'markdown') => void;
};

/** Moves through a table by keyboard. Other keys are left to the page. */
export function tableKeyHandler(table: Table) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || table.total === 0 || event.altKey) return;
    if (typedOver(event, table)) return;
    const hasMod = event.ctrlKey || event.metaKey;
    if (hasMod ? modKey(event, table) : moveKey(event, table) || plainKey(event, table))
      event.preventDefault();
  };
}

/** A letter on a cell begins to edit it; the letter itself goes on into the editor. */
function typedOver(event: KeyboardEvent, { active, cells }: Table): boolean {
  const isCharacter = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey;
  if (!isCharacter || cells.column === null || !cells.editable.includes(cells.column)) return false;
  event.stopPropagation();
  cells.actions.edit(active, cells.column);
  return true;
}

function modKey(event: KeyboardEvent, table: Table): boolean {
  const key = event.key.toLowerCase();
  if (key === 'a') table.selectAll();
  else if (key === 'c' && getSelection()?.isCollapsed !== false)
    table.copy(event.shiftKey ? 'markdown' : 'csv');
  else return false;
  return true;
}

function moveKey(event: KeyboardEvent, table: Table): boolean {
  const target = targetOf(event.key, table);
  if (target === null) return false;
  if (event.shiftKey) table.extendTo(target);
  else table.setActive(target);
  return true;
}

function plainKey({ key }: KeyboardEvent, table: Table): boolean {
  const { active, cells, columns } = table;
  const { column, editable, actions } = cells;
  const at = column === null ? -1 : columns.indexOf(column);
  switch (key) {
    case 'ArrowRight':
      actions.setColumn(columns[Math.min(columns.length - 1, at + 1)] ?? null);
      return true;
    case 'ArrowLeft':
      actions.setColumn(columns[at - 1] ?? null);
      return true;
    case 'Escape':
      if (column === null) return false;
      actions.setColumn(null);
      return true;
    case 'F2': {
      const name = column !== null && editable.includes(column) ? column : editable[0];
      if (name !== undefined) actions.edit(active, name);
      return true;
    }
    case 'Enter':
      if (column !== null && editable.includes(column)) actions.edit(active, column);
      else table.open(active);
      return true;
    case ' ':
      table.toggle(active);
      return true;
    default:
      return false;
  }
}

/** The row that a key goes to from the active one; `null` for a key that does not move. */
export function targetOf(
  key: string,
  { active, total, pageSize }: Pick<Table, 'active' | 'total' | 'pageSize'>,
): number | null {
  const clamp = (index: number) => Math.min(total - 1, Math.max(0, index));
  switch (key) {
    case 'ArrowDown':
      return clamp(active + 1);
    case 'ArrowUp':
      return clamp(active - 1);
    case 'PageDown':
      return clamp(active + pageSize);
    case 'PageUp':
      return clamp(active - pageSize);
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    default:
      return null;
  }
}
