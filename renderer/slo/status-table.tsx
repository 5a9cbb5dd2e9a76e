// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid cannot be a table element, and its one focus is the grid's own
// biome-ignore-all lint/a11y/useFocusableInteractive: a virtual grid cannot be a table element, and its one focus is the grid's own
// biome-ignore-all lint/a11y/useKeyWithClickEvents: keys are handled by the grid

import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { SloRow } from '#shared/review/sections.ts';
import { useIsOnPaper } from '../app/paper.ts';
import { rowHeight } from '../design/rem.ts';
import table from '../records/table.module.css';
import { targetOf } from '../records/use-table-keys.ts';
import { isElsewhere, VIEW_FOCUS } from '../records/view-focus.ts';
import { STATUS_COLUMNS, type StatusColumn } from './status-columns.tsx';
import styles from './status-view.module.css';

export type Order = { name: string; isDescending: boolean };

type Props = {
  rows: readonly SloRow[];
  order: Order | null;
  onOrder: (order: Order) => void;
  openId: string | undefined;
  onOpen: (id: string) => void;
  onActive: (id: string | undefined) => void;
};

const TEMPLATE = STATUS_COLUMNS.map(({ width }) => width).join(' ');

/** Thousands of SLOs by their standing. Only rows in sight are drawn; one tab stop, arrows inside, Enter opens. */
export function StatusTable({ rows, order, onOrder, openId, onOpen, onActive }: Props) {
  const scroll = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const height = rowHeight();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => height,
    overscan: 12,
    // The head, as high as a row, stands above the rows and moves them down.
    scrollPaddingEnd: height,
  });
  const isOnPaper = useIsOnPaper();
  const items = isOnPaper ? rows.map((_, index) => ({ index, start: 0 })) : virtual.getVirtualItems();
  useEffect(() => {
    if (!isElsewhere()) scroll.current?.focus();
  }, []);
  const current = Math.min(active, rows.length - 1);
  const open = (index: number) => {
    const row = rows[index];
    setActive(index);
    onActive(row?.id);
    if (row) onOpen(row.id);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    const pageSize = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / height) - 2);
    const target = targetOf(event.key, { active: current, total: rows.length, pageSize });
    if (event.key === 'Enter') open(current);
    else if (target === null) return;
    else {
      setActive(target);
      onActive(rows[target]?.id);
      virtual.scrollToIndex(target);
    }
    event.preventDefault();
  };
  const activeId = rows[current]?.id;
  return (
    <div
      ref={scroll}
      role="grid"
      tabIndex={0}
      {...{ [VIEW_FOCUS]: true }}
      className={table.scroll}
      aria-label="SLOs by standing"
      aria-rowcount={rows.length + 1}
      aria-colcount={STATUS_COLUMNS.length}
      aria-activedescendant={activeId ? `standing-${activeId}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div className={`${table.grid} ${styles.grid}`} role="presentation">
        <div role="rowgroup" className={table.head}>
          <div
            role="row"
            className={table.row}
            aria-rowindex={1}
            style={{ gridTemplateColumns: TEMPLATE, paddingLeft: 'var(--space-2)' }}
          >
            {STATUS_COLUMNS.map((column) => (
              <HeadCell
                key={column.name}
                column={column}
                order={order?.name === column.name ? order : null}
                onOrder={onOrder}
              />
            ))}
          </div>
        </div>
        <div
          className={table.body}
          role="rowgroup"
          style={isOnPaper ? undefined : { height: virtual.getTotalSize() }}
        >
          {items.map(({ index, start }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <div
                key={row.id}
                id={`standing-${row.id}`}
                role="row"
                className={`${table.row} ${styles.row}`}
                style={{
                  gridTemplateColumns: TEMPLATE,
                  ...(!isOnPaper && { transform: `translateY(${start}px)` }),
                }}
                aria-rowindex={index + 2}
                data-active={index === current || undefined}
                data-open={row.id === openId || undefined}
                title={row.reason}
                onClick={() => open(index)}
              >
                {STATUS_COLUMNS.map((column) => (
                  <div
                    key={column.name}
                    role="gridcell"
                    className={table.cell}
                    data-numeric={column.isNumeric}
                    data-title={column.name === 'name' || undefined}
                  >
                    {column.cell(row)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

type HeadProps = { column: StatusColumn; order: Order | null; onOrder: Props['onOrder'] };

function HeadCell({ column, order, onOrder }: HeadProps) {
  const { name, label, help, isNumeric, isDescendingFirst = false } = column;
  const Arrow = order?.isDescending ? ArrowDown : ArrowUp;
  return (
    <div
      role="columnheader"
      className={table.cell}
      data-numeric={isNumeric}
      aria-sort={order ? (order.isDescending ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        className={table.sort}
        title={help}
        data-sorted={order ? true : undefined}
        onClick={() => onOrder({ name, isDescending: order ? !order.isDescending : isDescendingFirst })}
      >
        {label}
        {order && <Arrow size={12} aria-hidden />}
      </button>
    </div>
  );
}
