import { type DragEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { AnyRow } from '#shared/entity/entity.ts';
import { formatNumber } from '#shared/figure/format.ts';
import { useGrowing } from '../app/turns.ts';
import { Kbd } from '../design/kbd.tsx';
import { useViewFocus, VIEW_FOCUS } from '../records/view-focus.ts';
import styles from './board.module.css';
import { type Place, placeOf, stepFrom } from './places.ts';
import type { FilledColumn } from './use-board.ts';

type Props = {
  name: string;
  columns: readonly FilledColumn[];
  card: (row: AnyRow) => ReactNode;
  /** What stands below the name of a column. */
  head?: (column: FilledColumn) => ReactNode;
  canMove: boolean;
  onMove: (row: AnyRow, to: FilledColumn) => void;
  /** Opens all records of a column in the table. */
  onMore: (column: FilledColumn) => void;
  openId: string | undefined;
  onOpen: (id: string) => void;
  onActive: (id: string | undefined) => void;
};

/** Records as cards in columns. One tab stop; arrows go from card to card, Shift and an arrow moves the card. */
export function Board(props: Props) {
  const { name, columns, canMove, onMove, openId, onOpen, onActive } = props;
  const [active, setActive] = useState<string | undefined>(openId);
  const board = useRef<HTMLDivElement>(null);
  const isFollowing = useRef(false);
  const place = placeOf(columns, active) ?? firstPlace(columns);
  const activeId = place ? columns[place.column]?.rows[place.row]?.id : undefined;
  useEffect(() => {
    onActive(activeId);
    return () => onActive(undefined);
  }, [activeId, onActive]);
  useViewFocus(board, activeId !== undefined);
  // The keyboard follows a card into its new column.
  useEffect(() => {
    if (columns.length === 0 || !isFollowing.current) return;
    isFollowing.current = false;
    focusActive(board.current);
  }, [columns]);
  const move = (from: Place, step: number) => {
    const row = columns[from.column]?.rows[from.row];
    const to = columns[from.column + step];
    if (!row || !to || !canMove) return;
    isFollowing.current = true;
    setActive(row.id);
    onMove(row, to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!place || event.altKey || event.ctrlKey || event.metaKey) return;
    const sideways = SIDEWAYS[event.key];
    if (event.shiftKey && sideways !== undefined) move(place, sideways);
    else {
      const next = stepFrom(columns, place, event.key);
      if (!next) return;
      // At once: the next key goes on from the card that this one went to.
      flushSync(() => setActive(columns[next.column]?.rows[next.row]?.id));
      focusActive(board.current);
    }
    event.preventDefault();
  };
  const drop = (id: string, to: FilledColumn) => {
    const from = placeOf(columns, id);
    const row = from && columns[from.column]?.rows[from.row];
    if (!row || !canMove || columns[from.column]?.key === to.key) return;
    isFollowing.current = true;
    setActive(id);
    onMove(row, to);
  };
  return (
    <div className={styles.wrap}>
      <p className={styles.hint}>
        <Kbd keys="←+↑+→+↓" /> from card to card
        {canMove && (
          <>
            <Kbd keys="Shift+→" /> moves the card, and so does dragging
          </>
        )}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys that the cards inside share */}
      <div ref={board} className={styles.board} onKeyDown={onKeyDown}>
        {columns.map((column) => (
          <Column
            key={column.key}
            {...props}
            name={name}
            column={column}
            activeId={activeId}
            onFocusCard={setActive}
            onDropCard={(id) => drop(id, column)}
            onCard={(id) => {
              setActive(id);
              onOpen(id);
            }}
          />
        ))}
      </div>
    </div>
  );
}

/** Cards that a column shows at first and then at a time: a few more than are in sight. */
const CARDS = 12;

type ColumnProps = Props & {
  column: FilledColumn;
  activeId: string | undefined;
  onFocusCard: (id: string) => void;
  onDropCard: (id: string) => void;
  onCard: (id: string) => void;
};

function Column(props: ColumnProps) {
  const { column, card, head, canMove, onMore, openId, activeId, onFocusCard, onDropCard, onCard } = props;
  const [isOver, setOver] = useState(false);
  const { rows } = column;
  const shown = useGrowing(rows.length, CARDS, rows.findIndex(({ id }) => id === activeId) + 1);
  const left = column.total - rows.length;
  const onDragOver = (event: DragEvent) => {
    if (!canMove) return;
    event.preventDefault();
    setOver(true);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onDropCard(event.dataTransfer.getData('text/plain'));
  };
  return (
    <section
      className={styles.column}
      aria-label={`${column.label}, ${formatNumber(column.total)}`}
      data-over={isOver || undefined}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <header className={styles.head}>
        <h2>
          {column.label} <CountOf column={column} onMore={onMore} />
        </h2>
        {head?.(column)}
      </header>
      <ul className={styles.cards}>
        {rows.slice(0, shown).map((row) => (
          <li
            key={row.id}
            draggable={canMove}
            onDragStart={(event) => event.dataTransfer.setData('text/plain', row.id)}
          >
            <button
              type="button"
              className={styles.card}
              tabIndex={row.id === activeId ? 0 : -1}
              {...(row.id === activeId ? { [VIEW_FOCUS]: true } : {})}
              aria-keyshortcuts={canMove ? 'Shift+ArrowLeft Shift+ArrowRight' : undefined}
              aria-current={row.id === openId || undefined}
              onFocus={() => onFocusCard(row.id)}
              onClick={() => onCard(row.id)}
            >
              {card(row)}
            </button>
          </li>
        ))}
        {shown === rows.length && left > 0 && (
          <li>
            <button type="button" className={styles.more} onClick={() => onMore(column)}>
              {formatNumber(left)} more in the table
            </button>
          </li>
        )}
        {column.total === 0 && <li className={styles.none}>None</li>}
      </ul>
    </section>
  );
}

function CountOf({ column, onMore }: { column: FilledColumn; onMore: Props['onMore'] }) {
  if (column.total === 0) return <span className={styles.count}>0</span>;
  return (
    <button
      type="button"
      className={styles.count}
      title={`Show ${column.label} in the table`}
      aria-label={`${formatNumber(column.total)}, show in the table`}
      onClick={() => onMore(column)}
    >
      {formatNumber(column.total)}
    </button>
  );
}

const SIDEWAYS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

function firstPlace(columns: readonly FilledColumn[]): Place | null {
  const column = columns.findIndex(({ rows }) => rows.length > 0);
  return column < 0 ? null : { column, row: 0 };
}

function focusActive(board: HTMLElement | null): void {
  const card = board?.querySelector<HTMLElement>(`[${VIEW_FOCUS}]`);
  card?.focus();
  card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
