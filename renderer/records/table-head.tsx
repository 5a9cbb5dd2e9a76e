// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid cannot be a table element, and its one focus is the grid's own
// biome-ignore-all lint/a11y/useFocusableInteractive: a virtual grid cannot be a table element, and its one focus is the grid's own

import { ArrowDown, ArrowUp, Check, Minus } from 'lucide-react';
import type { Entity } from '#shared/entity/entity.ts';
import type { Column } from './columns.ts';
import type { Sort } from './list-state.ts';
import { pinned } from './pinned.ts';
import styles from './table.module.css';
import type { Selection } from './use-selection.ts';

type Props = {
  entity: Entity;
  columns: readonly Column[];
  template: string;
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
  selection: Selection;
  total: number;
};

export function TableHead({ entity, columns, template, sort, onSort, selection, total }: Props) {
  const shown = sort ?? defaultSort(entity);
  const isAll = total > 0 && selection.size === total;
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" className={styles.row} aria-rowindex={1} style={{ gridTemplateColumns: template }}>
        <div role="columnheader" className={styles.check} aria-label="Selected">
          <span
            className={styles.box}
            data-checked={selection.size > 0 || undefined}
            onClick={() => (isAll ? selection.actions.clear() : void selection.actions.selectAll())}
            aria-hidden
          >
            {isAll ? (
              <Check size={11} strokeWidth={3.5} />
            ) : (
              selection.size > 0 && <Minus size={11} strokeWidth={3.5} />
            )}
          </span>
        </div>
        {columns.map((column) => (
          <HeadCell
            entity={entity}
            key={column.name}
            column={column}
            sort={shown.field === column.name ? shown : null}
            onSort={onSort}
          />
        ))}
      </div>
    </div>
  );
}

type CellProps = { entity: Entity; column: Column; sort: Sort | null; onSort: (sort: Sort | null) => void };

function HeadCell({ entity, column: { name, label, isNumeric }, sort, onSort }: CellProps) {
  const next = { field: name, descending: sort ? !sort.descending : isNumeric };
  const Arrow = sort?.descending ? ArrowDown : ArrowUp;
  return (
    <div
      role="columnheader"
      className={styles.cell}
      data-numeric={isNumeric || undefined}
      {...pinned(name, entity)}
      aria-sort={sort ? (sort.descending ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        className={styles.sort}
        data-sorted={sort ? true : undefined}
        onClick={() => onSort(next)}
      >
        {label}
        {sort && <Arrow size={12} aria-hidden />}
      </button>
    </div>
  );
}

function defaultSort(entity: Entity): Sort {
  const descending = entity.order.startsWith('-');
  return { field: descending ? entity.order.slice(1) : entity.order, descending };
}
