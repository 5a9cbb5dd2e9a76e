// biome-ignore-all lint/a11y/useSemanticElements: cells of an editable grid; keys are the grid's own
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid has the keys
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid's one focus names its active cell
import { CircleAlert, StickyNote } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Unit } from '#shared/figure/figure.ts';
import { formatCount, formatNumber, formatValue, isUnit } from '#shared/figure/format.ts';
import { useWorkspace } from '../app/queries.ts';
import styles from './entry.module.css';
import {
  type EntryCell,
  type EntryScope,
  isMissing,
  type Problem,
  singleValue,
  unitOf,
} from './entry-model.ts';

export type Way = 'down' | 'next' | 'previous' | 'stay';

type Props = {
  id: string;
  cell: EntryCell;
  scope: EntryScope;
  isActive: boolean;
  isChosen: boolean;
  problem: Problem | undefined;
  /** The text with which editing began; `null` when the cell is only read. */
  editing: string | null;
  onChoose: (isExtending: boolean) => void;
  onEdit: () => void;
  onCommit: (text: string, way: Way) => void;
  onCancel: () => void;
};

export function EntryCellView(props: Props) {
  const { id, cell, scope, isActive, isChosen, problem, editing, onChoose, onEdit } = props;
  const { today, settings } = useWorkspace();
  const isAbsent = isMissing(cell, today, scope) && !problem;
  const note = cell.values[0]?.note ?? null;
  const label = `${cell.kpi.name}, ${cell.period.label}`;
  if (editing !== null) {
    return (
      <div role="gridcell" id={id} className={styles.cell} data-active>
        <CellInput {...props} start={editing} label={label} />
      </div>
    );
  }
  return (
    <div
      role="gridcell"
      id={id}
      className={styles.cell}
      aria-selected={isActive || isChosen}
      aria-invalid={problem ? true : undefined}
      data-active={isActive || undefined}
      data-chosen={isChosen || undefined}
      data-missing={isAbsent || undefined}
      data-problem={problem ? true : undefined}
      title={problem?.error ?? note ?? undefined}
      onClick={(event) => onChoose(event.shiftKey)}
      onDoubleClick={onEdit}
    >
      {problem && <CircleAlert size={12} aria-hidden />}
      {note && !problem && <StickyNote size={11} aria-label={`Note: ${note}`} role="img" />}
      {isAbsent ? (
        <span className={styles.absent}>missing</span>
      ) : (
        <span>{problem ? problem.text : textOfCell(cell, settings.currency)}</span>
      )}
    </div>
  );
}

/** A cell's value as it is read, e.g. `99.5%`. */
export function textOfCell(cell: EntryCell, currency: string): string {
  if (cell.values.length > 1) return formatCount(cell.values.length, 'value', 'values');
  const value = singleValue(cell);
  if (value === null) return '';
  const { unit, currency: own } = unitOf(cell.kpi, currency);
  if (unit === 'count' || !isUnit(unit)) return formatNumber(value, { max: 6 });
  return formatValue(value, unit as Unit, { currency: own });
}

type EditorProps = {
  start: string;
  label: string;
  /** Takes the text, and where the keyboard goes next. */
  onCommit: Props['onCommit'];
  onCancel: () => void;
};

/** The input of a cell that is being edited. Enter and Tab go on, Escape leaves it as it was. */
export function CellInput({ start, label, onCommit, onCancel }: EditorProps) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(start);
  const isDone = useRef(false);
  useEffect(() => {
    input.current?.focus();
    if (start.length > 1) input.current?.select();
  }, [start]);
  const done = (run: () => void) => {
    if (isDone.current) return;
    isDone.current = true;
    run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter') done(() => onCommit(text, 'down'));
    else if (event.key === 'Tab') done(() => onCommit(text, event.shiftKey ? 'previous' : 'next'));
    else if (event.key === 'Escape') done(onCancel);
    else return;
    event.preventDefault();
  };
  return (
    <input
      ref={input}
      className={styles.editor}
      value={text}
      inputMode="decimal"
      aria-label={label}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => done(() => onCommit(text, 'stay'))}
    />
  );
}
