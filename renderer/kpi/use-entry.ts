import { useState } from 'react';
import { formatCount } from '#shared/figure/format.ts';
import { decimalMarkOf, parseBlock, readEntry } from '#shared/kpi/entry.ts';
import { core } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { refreshAll, useWorkspace } from '../app/queries.ts';
import { undoThis } from '../app/use-history-commands.ts';
import { notify } from '../design/toast.tsx';
import {
  type CellAt,
  type CellText,
  changeOf,
  type EntryCell,
  type EntryScope,
  keyOf,
  type Problem,
  type RecordChange,
  unitOf,
} from './entry-model.ts';

export type Entry = {
  problems: ReadonlyMap<string, Problem>;
  /** What a paste left out because it reached beyond the cells. */
  outside: readonly string[];
  /** Writes texts into cells as one step; what cannot be read stays in its cell with the reason. */
  write: (texts: readonly CellText[], label: string) => Promise<void>;
  paste: (at: CellAt, text: string) => Promise<void>;
  note: (cell: EntryCell, text: string) => Promise<void>;
  dismiss: (key?: string) => void;
};

/** Writing values into the cells of an entry grid. */
export function useEntry(cells: readonly (readonly EntryCell[])[], scope: EntryScope): Entry {
  const { currency } = useWorkspace().settings;
  const [problems, setProblems] = useState<ReadonlyMap<string, Problem>>(new Map());
  const [outside, setOutside] = useState<readonly string[]>([]);

  const write = async (texts: readonly CellText[], label: string) => {
    const mark = decimalMarkOf(texts.map(({ text }) => text));
    const changes: RecordChange[] = [];
    const next = new Map(problems);
    for (const { row, column, text } of texts) {
      const cell = cells[row]?.[column];
      if (!cell) continue;
      next.delete(keyOf(cell));
      const error = cell.values.length > 1 ? 'Several values lie in this period; open them.' : undefined;
      const read = error ? { error } : readEntry(text, unitOf(cell.kpi, currency), mark);
      if ('error' in read) next.set(keyOf(cell), { text, error: read.error });
      else {
        const change = changeOf(cell, read.value, scope);
        if (change) changes.push(change);
      }
    }
    if (changes.length > 0 && !(await attempt(() => core.record.apply({ label, changes })))) {
      for (const { row, column, text } of texts) {
        const cell = cells[row]?.[column];
        if (cell) next.set(keyOf(cell), { text, error: 'It was not saved.' });
      }
      setProblems(next);
      return;
    }
    setProblems(next);
    if (changes.length > 1)
      notify({
        title: `${formatCount(changes.length, 'value', 'values')} entered.`,
        undo: undoThis(),
      });
    if (changes.length > 0) await refreshAll();
  };

  const paste = async ({ row, column }: CellAt, text: string) => {
    const block = parseBlock(text);
    const texts = block.flatMap((line, down) =>
      line.map((cell, right) => ({ row: row + down, column: column + right, text: cell })),
    );
    const inside = texts.filter((one) => cells[one.row]?.[one.column] !== undefined);
    setOutside(texts.filter((one) => !inside.includes(one) && one.text !== '').map((one) => one.text));
    await write(inside, `Paste ${formatCount(inside.length, 'KPI value', 'KPI values')}`);
  };

  const note = async ({ values: [only] }: EntryCell, text: string) => {
    const value = text.trim() === '' ? null : text.trim();
    if (!only || only.note === value) return;
    const changes = [{ entity: 'kpiValue', id: only.id, values: { note: value } }];
    if (await attempt(() => core.record.apply({ label: 'Change the note of a KPI value', changes })))
      await refreshAll();
  };

  const dismiss = (key?: string) => {
    if (key === undefined) {
      setOutside([]);
      return;
    }
    const next = new Map(problems);
    next.delete(key);
    setProblems(next);
  };
  return { problems, outside, write, paste, note, dismiss };
}
