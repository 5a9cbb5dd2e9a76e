// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid cannot be a table element, and its one focus is the grid's own

import { useVirtualizer } from '@tanstack/react-virtual';
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react';
import type { Entity } from '#shared/entity/entity.ts';
import { formatNumber } from '#shared/figure/format.ts';
import { useIsOnPaper } from '../app/paper.ts';
import { rowHeight } from '../design/rem.ts';
import { useTracks } from './column-widths.ts';
import type { Column } from './columns.ts';
import type { Sort } from './list-state.ts';
import styles from './table.module.css';
import { type ColumnActions, TableHead } from './table-head.tsx';
import { cellId, TableRow } from './table-row.tsx';
import { type Cells, useCells } from './use-cells.ts';
import type { Rows } from './use-rows.ts';
import type { Selection } from './use-selection.ts';
import { tableKeyHandler } from './use-table-keys.ts';

export type TableHandle = { focus: () => void };

type Props = {
  entity: Entity;
  rows: Rows;
  columns: readonly Column[];
  columnActions: ColumnActions;
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
  selection: Selection;
  openId: string | undefined;
  onOpen: (index: number) => void;
  onCopy: (format: 'csv' | 'markdown') => void;
  ref?: Ref<TableHandle>;
};

/** The rows of a list. Only those in sight are drawn; one tab stop, arrows inside. */
export function Table(props: Props) {
  const { entity, rows, columns, columnActions, sort, onSort, selection, openId, onOpen, onCopy, ref } =
    props;
  const scroll = useRef<HTMLDivElement>(null);
  const height = rowHeight();
  const virtual = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroll.current,
    estimateSize: () => height,
    overscan: 6,
    // The head, as high as a row, stands above the rows and moves them down.
    scrollPaddingEnd: height,
  });
  const isOnPaper = useIsOnPaper();
  const items = isOnPaper ? fetched(rows) : virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => (isOnPaper ? undefined : rows.onRange(first, last)), [rows, first, last, isOnPaper]);
  const focus = () => scroll.current?.focus();
  useImperativeHandle(ref, () => ({ focus: () => scroll.current?.focus() }), []);
  const { setActive, toggle, extendTo, selectAll } = selection.actions;
  const bringIntoSight = useEffectEvent((index: number) => virtual.scrollToIndex(index));
  useEffect(() => bringIntoSight(selection.active), [selection.active]);
  useWhenLower(virtual.scrollRect?.height ?? 0, (before) => {
    const top = selection.active * height - (virtual.scrollOffset ?? 0);
    if (top >= 0 && top < before) bringIntoSight(selection.active);
  });
  const cells = useCells({ entity, rows, columns, active: selection.active, setActive, focus });
  const onKeyDown = tableKeyHandler({
    total: rows.total,
    active: selection.active,
    pageSize: Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / height) - 2),
    columns: columns.map(({ name }) => name),
    cells,
    setActive,
    toggle,
    extendTo,
    selectAll: () => void selectAll(),
    open: onOpen,
    copy: onCopy,
  });
  const { template, least } = useTracks(entity, columns, rows);
  const activeId = rows.rowAt(selection.active)?.id;
  const place = placeId(activeId, cells);
  useInSight(cells.column === null ? undefined : place);
  return (
    <div
      ref={scroll}
      role="grid"
      tabIndex={0}
      className={styles.scroll}
      aria-label={entity.plural}
      aria-rowcount={rows.total + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-activedescendant={place}
      onKeyDown={onKeyDown}
    >
      <div className={styles.grid} role="presentation" style={{ minWidth: least }}>
        <TableHead
          columns={columns}
          template={template}
          sort={sort}
          onSort={onSort}
          columnActions={columnActions}
          entity={entity}
          selection={selection}
          total={rows.total}
        />
        <div
          className={styles.body}
          role="rowgroup"
          style={isOnPaper ? undefined : { height: virtual.getTotalSize() }}
        >
          {items.map(({ index, start }) => {
            const row = rows.rowAt(index);
            const isActive = index === selection.active;
            return (
              <TableRow
                key={index}
                index={index}
                row={row}
                titles={rows.titles}
                columns={columns}
                template={template}
                top={isOnPaper ? null : start}
                entity={entity}
                isActive={isActive}
                isSelected={selection.has(row?.id)}
                openId={openId}
                actions={selection.actions}
                onOpen={onOpen}
                cell={isActive ? cells.column : null}
                editing={row && row.id === cells.editing?.id ? cells.editing.name : null}
                cells={cells.actions}
              />
            );
          })}
        </div>
      </div>
      {isOnPaper && items.length < rows.total && (
        <p className={styles.rest}>
          {formatNumber(items.length)} of {formatNumber(rows.total)} rows. An export has all of them.
        </p>
      )}
    </div>
  );
}

/** Rows that can be printed without waiting for any. */
function fetched({ total, rowAt }: Rows): { index: number; start: number }[] {
  const all = Array.from({ length: Math.min(total, MOST_ON_PAPER) }, (_, index) => ({ index, start: 0 }));
  return all.filter(({ index }) => rowAt(index) !== undefined);
}

/** Some 25 pages. */
const MOST_ON_PAPER = 1000;

function placeId(activeId: string | undefined, { column }: Cells): string | undefined {
  if (activeId === undefined) return undefined;
  return column === null ? `row-${activeId}` : cellId(activeId, column);
}

/** Says how high the list was when it got lower, as it does beside a record that is opened. */
function useWhenLower(height: number, then: (before: number) => void): void {
  const last = useRef(height);
  const gotLower = useEffectEvent(then);
  useEffect(() => {
    const before = last.current;
    last.current = height;
    if (height < before) gotLower(before);
  }, [height]);
}

/** Scrolls sideways to the cell the keyboard is on. */
function useInSight(id: string | undefined): void {
  useEffect(() => {
    if (id !== undefined)
      document.getElementById(id)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [id]);
}
