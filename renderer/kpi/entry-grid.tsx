// biome-ignore-all lint/a11y/useSemanticElements: cells are edited in place, and the grid's one focus is its own
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the one focus and names its active cell
import {
  type ClipboardEvent,
  type KeyboardEvent,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from 'react';
import { blockText, type EntryPeriod } from '#shared/kpi/entry.ts';
import { PageLink, recordPath } from '../app/link.tsx';
import { useWorkspace } from '../app/queries.ts';
import type { ListViewProps } from '../records/slot-props.ts';
import { useViewFocus, VIEW_FOCUS } from '../records/view-focus.ts';
import styles from './entry.module.css';
import { EntryCellView } from './entry-cell.tsx';
import { EntryFoot } from './entry-foot.tsx';
import { beginsValue, cellAfter, cellsBetween, nextInOrder } from './entry-keys.ts';
import { type CellAt, type EntryCell, type EntryScope, keyOf, textOf } from './entry-model.ts';
import { useEntry } from './use-entry.ts';

type Props = {
  cells: readonly (readonly EntryCell[])[];
  periods: readonly EntryPeriod[];
  scope: EntryScope;
} & Pick<ListViewProps, 'onOpen' | 'onActive'>;

const START: CellAt = { row: 0, column: 0 };

/** The grid itself: one tab stop, arrows inside, typing edits, a paste or a fill is one step of undo. */
export function EntryGrid({ cells, periods, scope, onActive }: Props) {
  const { settings, isReadOnly } = useWorkspace();
  const [active, setActive] = useState<CellAt>({ row: 0, column: periods.length - 1 });
  const [corner, setCorner] = useState<CellAt | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const entry = useEntry(cells, scope);
  const view = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const noteInput = useRef<HTMLInputElement>(null);
  const id = useId();
  useViewFocus(view, true);
  const size = { rows: cells.length, columns: periods.length };
  const at = cells[active.row]?.[active.column] ? active : START;
  const cell = cells[at.row]?.[at.column];
  const chosen = cellsBetween(at, corner ?? at);
  const currency = settings.currency;
  const kpiId = cell?.kpi.id;
  useEffect(() => onActive(kpiId), [onActive, kpiId]);
  const bringIntoSight = useEffectEvent((_row: number, _column: number) => {
    grid.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  useEffect(() => bringIntoSight(at.row, at.column), [at.row, at.column]);

  const move = (to: CellAt | null) => {
    setEditing(null);
    if (to === null) return;
    setCorner(null);
    setActive(to);
  };
  const startEdit = (text: string) => {
    if (isReadOnly || (cell?.values.length ?? 0) > 1) return;
    setCorner(null);
    setEditing(text);
  };
  const commit = (text: string, to: CellAt | null) => {
    const isChanged = cell && (text !== textOf(cell, currency) || entry.problems.has(keyOf(cell)));
    move(to ?? at);
    grid.current?.focus();
    if (isChanged) void entry.write([{ ...at, text }], 'Enter a KPI value');
  };
  const clear = () =>
    void entry.write(
      chosen.map((one) => ({ ...one, text: '' })),
      'Clear KPI values',
    );
  const fillDown = () => {
    const first = Math.min(at.row, corner?.row ?? at.row);
    const isOne = chosen.every(({ row }) => row === first);
    const source = isOne ? first - 1 : first;
    const texts = chosen
      .filter(({ row }) => row > source)
      .flatMap(({ row, column }) => {
        const from = cells[source]?.[column];
        return from ? [{ row, column, text: textOf(from, currency) }] : [];
      });
    void entry.write(texts, 'Fill KPI values down');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (editing !== null || !cell || event.target !== grid.current) return;
    const isCommand = event.ctrlKey || event.metaKey;
    const to = cellAfter(event, at, size);
    if (to && event.shiftKey && event.key !== 'Tab') setCorner(cellAfter(event, corner ?? at, size));
    else if (to) move(to);
    else if (event.key === 'Enter')
      startEdit(entry.problems.get(keyOf(cell))?.text ?? textOf(cell, currency));
    else if (event.key === 'F2' && event.shiftKey) noteInput.current?.focus();
    else if (event.key === 'F2') startEdit(textOf(cell, currency));
    else if ((event.key === 'Delete' || event.key === 'Backspace') && !isReadOnly) clear();
    else if (isCommand && event.key.toLowerCase() === 'd' && !isReadOnly) fillDown();
    else if (event.key === 'Escape' && corner) setCorner(null);
    else if (beginsValue(event)) startEdit(event.key);
    else return;
    event.preventDefault();
  };
  const onCopy = (event: ClipboardEvent) => {
    if (editing !== null) return;
    const rows = Map.groupBy(chosen, ({ row }) => row);
    const texts = [...rows.values()].map((row) =>
      row.map((one) => {
        const from = cells[one.row]?.[one.column];
        return from ? textOf(from, currency) : '';
      }),
    );
    event.clipboardData.setData('text/plain', blockText(texts));
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent) => {
    event.stopPropagation();
    if (editing !== null || isReadOnly) return;
    event.preventDefault();
    const from = {
      row: Math.min(at.row, corner?.row ?? at.row),
      column: Math.min(at.column, corner?.column ?? at.column),
    };
    void entry.paste(from, event.clipboardData.getData('text/plain'));
  };
  return (
    <div ref={view} className={styles.body}>
      <div
        ref={grid}
        role="grid"
        tabIndex={0}
        className={styles.grid}
        aria-label="Values by KPI and period"
        aria-rowcount={cells.length + 1}
        aria-colcount={periods.length + 1}
        aria-activedescendant={`${id}-${at.row}-${at.column}`}
        onKeyDown={onKeyDown}
        onCopy={onCopy}
        onPaste={onPaste}
        {...{ [VIEW_FOCUS]: true }}
      >
        <div role="row" className={styles.row} style={templateOf(periods)}>
          <div role="columnheader" className={`${styles.head} ${styles.name}`}>
            KPI
          </div>
          {periods.map(({ key, label }) => (
            <div role="columnheader" key={key} className={styles.head}>
              {label}
            </div>
          ))}
        </div>
        {cells.map((row, rowIndex) => (
          <div role="row" key={row[0]?.kpi.id} className={styles.row} style={templateOf(periods)}>
            <div role="rowheader" className={styles.name}>
              <PageLink to={recordPath('kpi', row[0]?.kpi.id)}>{row[0]?.kpi.name}</PageLink>
            </div>
            {row.map((one, columnIndex) => {
              const isActive = rowIndex === at.row && columnIndex === at.column;
              return (
                <EntryCellView
                  key={one.period.key}
                  id={`${id}-${rowIndex}-${columnIndex}`}
                  cell={one}
                  scope={scope}
                  isActive={isActive}
                  isChosen={
                    corner !== null && chosen.some((c) => c.row === rowIndex && c.column === columnIndex)
                  }
                  problem={entry.problems.get(keyOf(one))}
                  editing={isActive ? editing : null}
                  onChoose={(isExtending) => {
                    grid.current?.focus();
                    if (isExtending) setCorner({ row: rowIndex, column: columnIndex });
                    else move({ row: rowIndex, column: columnIndex });
                  }}
                  onEdit={() => startEdit(textOf(one, currency))}
                  onCommit={(text, way) =>
                    commit(
                      text,
                      way === 'down'
                        ? { row: Math.min(size.rows - 1, at.row + 1), column: at.column }
                        : way === 'stay'
                          ? at
                          : nextInOrder(at, way === 'next' ? 1 : -1, size),
                    )
                  }
                  onCancel={() => {
                    setEditing(null);
                    grid.current?.focus();
                  }}
                />
              );
            })}
          </div>
        ))}
      </div>
      {cell && (
        <EntryFoot
          key={`${keyOf(cell)} ${cell.values[0]?.note ?? ''}`}
          cell={cell}
          entry={entry}
          cells={cells}
          noteInput={noteInput}
          onDone={() => grid.current?.focus()}
        />
      )}
    </div>
  );
}

function templateOf(periods: readonly EntryPeriod[]) {
  return { gridTemplateColumns: `var(--name) repeat(${periods.length}, minmax(5.5rem, 1fr))` };
}
