// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid's cells with a result take the keyboard
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type PointerEvent, useCallback, useMemo, useRef, useState } from 'react';
import { formatDate } from '#shared/figure/format.ts';
import type { MatrixCheck, MatrixRow } from '#shared/scorecard/matrix.ts';
import { useIsOnPaper } from '../app/paper.ts';
import { useGrowing } from '../app/turns.ts';
import { rem } from '../design/rem.ts';
import { asWords } from '../review/blocks/words.tsx';
import styles from './matrix.module.css';
import { CHECK_WIDTH, MatrixRowView, ROW_HEIGHT, type RowProps } from './matrix-row.tsx';

type Props = {
  checks: readonly MatrixCheck[];
  rows: readonly MatrixRow[];
  chosen: { serviceId: string; check: string } | null;
  onChoose: (serviceId: string, check: string) => void;
};

/** The height of the head; `.head` has it too. */
const HEAD_REM = 8.5;
const SHOWN_ROWS = 18;
/** Rows of a matrix that is opened come in turns, so many in each. */
const ROWS_AT_ONCE = 9;

/** Services by check. One tab stop; arrows go from cell to cell, Enter opens what is behind one. */
export function MatrixTable({ checks, rows, chosen, onChoose }: Props) {
  const scroll = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 4,
    // The head stands above the rows and moves them down.
    scrollPaddingEnd: HEAD_REM * rem(),
  });
  const isOnPaper = useIsOnPaper();
  const inSight = virtual.getVirtualItems();
  const drawn = useGrowing(inSight.length, ROWS_AT_ONCE);
  const items = isOnPaper ? rows.map((_, index) => ({ index, start: null })) : inSight.slice(0, drawn);
  const row = Math.min(at.row, rows.length - 1);
  const active = { row, column: Math.min(at.column, checks.length - 1) };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== scroll.current) return;
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    const service = rows[active.row]?.service;
    const check = checks[active.column];
    if (event.key === 'Enter' && service && check) onChoose(service.id, check.key);
    else if (step) {
      const next = {
        row: Math.max(0, Math.min(rows.length - 1, active.row + (step[0] ?? 0))),
        column: Math.max(0, Math.min(checks.length - 1, active.column + (step[1] ?? 0))),
      };
      setAt(next);
      cellAt(active.row, next.column)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      virtual.scrollToIndex(next.row);
    } else return;
    event.preventDefault();
  };
  // Told, and not measured: the rows are placed one by one, and so hold nothing open.
  const width = `calc(26.5rem + ${checks.length * CHECK_WIDTH}px)`;
  const template = useMemo(
    () => ({
      gridTemplateColumns: `minmax(11rem, 1fr) 10rem 5.5rem repeat(${checks.length}, ${CHECK_WIDTH}px)`,
    }),
    [checks.length],
  );
  const choosing = useRef(onChoose);
  choosing.current = onChoose;
  const choose = useCallback<RowProps['choose']>((row, column, serviceId, check) => {
    setAt({ row, column });
    choosing.current(serviceId, check);
  }, []);
  return (
    <div
      ref={scroll}
      role="grid"
      tabIndex={0}
      className={styles.matrix}
      style={isOnPaper ? undefined : { maxHeight: `calc(${ROW_HEIGHT * SHOWN_ROWS}px + ${HEAD_REM}rem)` }}
      aria-label="Services by check"
      aria-rowcount={rows.length + 1}
      aria-colcount={checks.length + 3}
      aria-activedescendant={`cell-${active.row}-${active.column}`}
      onKeyDown={onKeyDown}
    >
      <div role="row" className={styles.head} style={{ ...template, minWidth: width }}>
        <div role="columnheader" className={styles.name}>
          Service
        </div>
        <div role="columnheader">Level</div>
        <div role="columnheader">Score</div>
        {checks.map(({ key, name, level, definition, weight, countsFrom }, index) => (
          <div
            role="columnheader"
            key={key}
            className={styles.check}
            title={`${asWords(level)}, weight ${weight}${countsFrom ? `, counts from ${formatDate(countsFrom)}` : ''}: ${definition}`}
            data-announced={countsFrom ? true : undefined}
            data-first={checks[index - 1]?.level !== level || undefined}
          >
            <span>{name}</span>
            <small>{countsFrom ? 'Announced' : asWords(level)}</small>
          </div>
        ))}
      </div>
      <div
        role="rowgroup"
        className={styles.rows}
        style={{ minWidth: width, ...(!isOnPaper && { height: virtual.getTotalSize() }) }}
        onPointerOver={tell}
      >
        {items.map(({ index, start }) => {
          const one = rows[index];
          if (!one) return null;
          return (
            <MatrixRowView
              key={one.service.id}
              {...{ one, index, checks, template, choose }}
              top={start}
              active={index === active.row ? active.column : null}
              chosen={chosen?.serviceId === one.service.id ? chosen.check : null}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The cell of a row that is drawn. */
function cellAt(row: number, column: number): HTMLElement | null {
  return document.getElementById(`cell-${row}-${column}`);
}

/** What a cell says is shown beside the pointer too, once it is there: not one in a hundred cells is pointed at. */
function tell({ target }: PointerEvent): void {
  if (target instanceof HTMLElement && target.ariaLabel !== null) target.title = target.ariaLabel;
}
