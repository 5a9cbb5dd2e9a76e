import { type RefObject, useState } from 'react';
import { formatCount } from '#shared/figure/format.ts';
import { unitHint } from '#shared/kpi/entry.ts';
import { useWorkspace } from '../app/queries.ts';
import { Button } from '../design/button.tsx';
import { TextInput } from '../design/text-input.tsx';
import { showRows } from '../records/at-week.tsx';
import styles from './entry.module.css';
import { type EntryCell, keyOf, unitOf } from './entry-model.ts';
import type { Entry } from './use-entry.ts';

type Props = {
  cell: EntryCell;
  cells: readonly (readonly EntryCell[])[];
  entry: Entry;
  noteInput: RefObject<HTMLInputElement | null>;
  onDone: () => void;
};

/** What belongs to the cell that the keyboard is on: its note and its rows; and what could not be read. */
export function EntryFoot({ cell, cells, entry, noteInput, onDone }: Props) {
  const { settings, isReadOnly } = useWorkspace();
  const [note, setNote] = useState(cell.values[0]?.note ?? '');
  const { unit, currency } = unitOf(cell.kpi, settings.currency);
  const label = `${cell.kpi.name}, ${cell.period.label}`;
  const hasOne = cell.values.length === 1;
  return (
    <footer className={styles.foot}>
      <Problems entry={entry} cells={cells} />
      <div className={styles.footRow}>
        <span className={styles.footName}>
          {label} <span className={styles.unit}>in {unitHint(unit, currency)}</span>
        </span>
        <TextInput
          ref={noteInput}
          size="s"
          aria-label={`Note for ${label}`}
          placeholder={hasOne ? 'Note' : 'A note needs a value first'}
          disabled={!hasOne || isReadOnly}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          onBlur={() => void entry.note(cell, note)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' || event.key === 'Escape') {
              event.preventDefault();
              event.stopPropagation();
              onDone();
            }
          }}
        />
        {cell.values.length > 0 && (
          <Button
            size="s"
            onClick={() => showRows({ entity: 'kpiValue', ids: cell.values.map(({ id }) => id), label })}
          >
            {cell.values.length === 1 ? 'Open the value' : `Open the ${cell.values.length} values`}
          </Button>
        )}
      </div>
    </footer>
  );
}

function Problems({ entry: { problems, outside, dismiss }, cells }: Pick<Props, 'entry' | 'cells'>) {
  const bad = cells.flat().filter((cell) => problems.has(keyOf(cell)));
  if (bad.length === 0 && outside.length === 0) return null;
  return (
    <div role="alert" className={styles.problems}>
      {bad.length > 0 && (
        <p>
          {formatCount(bad.length, 'cell was', 'cells were')} not read; the text is still there to be put
          right.
        </p>
      )}
      <ul>
        {bad.slice(0, 6).map((cell) => (
          <li key={keyOf(cell)}>
            {cell.kpi.name}, {cell.period.label}: {problems.get(keyOf(cell))?.error}{' '}
            <Button size="s" variant="ghost" onClick={() => dismiss(keyOf(cell))}>
              Leave it out
            </Button>
          </li>
        ))}
        {bad.length > 6 && <li>and {bad.length - 6} more</li>}
        {outside.length > 0 && (
          <li>
            {formatCount(outside.length, 'cell', 'cells')} lay beyond the grid and were left out:{' '}
            {outside.slice(0, 12).join(', ')}
            {outside.length > 12 && '…'}{' '}
            <Button size="s" variant="ghost" onClick={() => dismiss()}>
              Dismiss
            </Button>
          </li>
        )}
      </ul>
    </div>
  );
}
