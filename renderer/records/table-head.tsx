// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid cannot be a table element, and its one focus is the grid's own
// biome-ignore-all lint/a11y/useFocusableInteractive: a virtual grid cannot be a table element, and its one focus is the grid's own

import { ArrowDown, ArrowUp, Check, Minus } from 'lucide-react';
import { type KeyboardEvent, memo, type PointerEvent, useRef } from 'react';
import type { Entity } from '#shared/entity/entity.ts';
import { rem } from '../design/rem.ts';
import type { Column } from './columns.ts';
import type { Sort } from './list-state.ts';
import { pinned } from './pinned.ts';
import styles from './table.module.css';
import type { Selection } from './use-selection.ts';

/** Changes of the columns; widths in rem. */
export type ColumnActions = {
  move: (name: string, by: number) => void;
  resize: (name: string, rem: number) => void;
};

type Props = {
  entity: Entity;
  columns: readonly Column[];
  template: string;
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
  columnActions: ColumnActions;
  selection: Selection;
  total: number;
};

/** The head of a list. Scrolling the rows does not draw it again. */
export const TableHead = memo(function TableHead(props: Props) {
  const { entity, columns, template, sort, onSort, columnActions, selection, total } = props;
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
            actions={columnActions}
          />
        ))}
      </div>
    </div>
  );
});

type CellProps = {
  entity: Entity;
  column: Column;
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
  actions: ColumnActions;
};

function HeadCell({ entity, column: { name, label, isNumeric }, sort, onSort, actions }: CellProps) {
  const cell = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined || !event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) actions.move(name, by);
    else actions.resize(name, widthOf(cell.current) + by);
  };
  const next = { field: name, descending: sort ? !sort.descending : isNumeric };
  const Arrow = sort?.descending ? ArrowDown : ArrowUp;
  return (
    <div
      ref={cell}
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
        onKeyDown={onKeyDown}
      >
        {label}
        {sort && <Arrow size={12} aria-hidden />}
      </button>
      {name !== 'key' && <Edge cell={cell} onResize={(rem) => actions.resize(name, rem)} />}
    </div>
  );
}

type EdgeProps = {
  cell: { readonly current: HTMLElement | null };
  onResize: (rem: number) => void;
};

/** The right edge of a column, dragged to size it. By keyboard, Shift with an arrow on the header does the same. */
function Edge({ cell, onResize }: EdgeProps) {
  const drag = useRef<{ x: number; width: number }>(undefined);
  const onPointerMove = ({ clientX }: PointerEvent) => {
    if (drag.current) onResize(drag.current.width + (clientX - drag.current.x) / rem());
  };
  return (
    <span
      className={styles.edge}
      aria-hidden
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, width: widthOf(cell.current) };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        drag.current = undefined;
      }}
    />
  );
}

function widthOf(element: HTMLElement | null): number {
  return (element?.getBoundingClientRect().width ?? 0) / rem();
}

function defaultSort(entity: Entity): Sort {
  const descending = entity.order.startsWith('-');
  return { field: descending ? entity.order.slice(1) : entity.order, descending };
}
