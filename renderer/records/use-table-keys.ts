import type { KeyboardEvent } from 'react';

type Table = {
  total: number;
  active: number;
  pageSize: number;
  setActive: (index: number) => void;
  toggle: (index: number) => void;
  extendTo: (index: number) => void;
  selectAll: () => void;
  open: (index: number) => void;
};

/** Moves through a table by keyboard. Other keys are left to the page. */
export function tableKeyHandler(table: Table) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || table.total === 0 || event.altKey) return;
    const hasMod = event.ctrlKey || event.metaKey;
    const target = targetOf(event.key, table);
    if (target !== null && !hasMod) {
      if (event.shiftKey) table.extendTo(target);
      else table.setActive(target);
    } else if (event.key === 'Enter') table.open(table.active);
    else if (event.key === ' ') table.toggle(table.active);
    else if (hasMod && event.key.toLowerCase() === 'a') table.selectAll();
    else return;
    event.preventDefault();
  };
}

function targetOf(key: string, { active, total, pageSize }: Table): number | null {
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
