// biome-ignore-all lint/a11y/useSemanticElements: cells are edited in place, and the grid's one focus is its own
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid has the keys
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the one focus and names its active cell
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { formatCount, formatDate } from '#shared/figure/format.ts';
import { PIPELINE_STAGES } from '#shared/hiring/headcount-slot.ts';
import { parseBlock } from '#shared/kpi/entry.ts';
import type { Week } from '#shared/time/week.ts';
import { core } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { refreshAll, useWorkspace } from '../app/queries.ts';
import { undoThis } from '../app/use-history-commands.ts';
import { notify } from '../design/toast.tsx';
import entry from '../kpi/entry.module.css';
import { CellInput, type Way } from '../kpi/entry-cell.tsx';
import { beginsValue, cellAfter, nextInOrder } from '../kpi/entry-keys.ts';
import type { CellAt, CellText, Problem, RecordChange } from '../kpi/entry-model.ts';
import styles from './hiring.module.css';
import { type StageCell, stageChange, stageKey, stageText } from './stage-cells.ts';

type Props = { slotId: string; cells: readonly (readonly StageCell[])[]; weeks: readonly Week[] };

/** Candidates of a seat by stage and week: one tab stop, arrows inside, typing edits, a paste is one step of undo. */
export function PipelineGrid({ slotId, cells, weeks }: Props) {
  const { isReadOnly } = useWorkspace();
  const [at, setAt] = useState<CellAt>({ row: 0, column: weeks.length - 1 });
  const [editing, setEditing] = useState<string | null>(null);
  const [problems, setProblems] = useState<ReadonlyMap<string, Problem>>(new Map());
  const grid = useRef<HTMLDivElement>(null);
  const id = useId();
  const size = { rows: cells.length, columns: weeks.length };
  const cell = cells[at.row]?.[at.column];
  const problem = cell && problems.get(stageKey(cell));
  // The newest weeks are those that are written down: in a narrow panel they are in sight first.
  useEffect(() => {
    if (grid.current) grid.current.scrollLeft = grid.current.scrollWidth;
  }, []);

  const write = async (texts: readonly CellText[]) => {
    const next = new Map(problems);
    const changes = texts.flatMap(({ row, column, text }): RecordChange[] => {
      const one = cells[row]?.[column];
      if (!one) return [];
      const read = stageChange(slotId, one, text);
      if ('error' in read) next.set(stageKey(one), { text, error: read.error });
      else next.delete(stageKey(one));
      return 'error' in read || read.change === null ? [] : [read.change];
    });
    setProblems(next);
    if (changes.length === 0) return;
    if (!(await attempt(() => core.record.apply({ label: 'Count candidates', changes })))) return;
    if (changes.length > 1)
      notify({
        title: `${formatCount(changes.length, 'count', 'counts')} entered.`,
        undo: undoThis(),
      });
    await refreshAll();
  };
  const moveTo = (to: CellAt) => {
    setAt(to);
    const shown = grid.current?.querySelector(`#${CSS.escape(`${id}-${to.row}-${to.column}`)}`);
    shown?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const startEdit = (text: string) => {
    if (!isReadOnly && cell && cell.records.length < 2) setEditing(text);
  };
  const stop = (to: CellAt) => {
    setEditing(null);
    setAt(to);
    grid.current?.focus();
  };
  const commit = (text: string, way: Way) => {
    const down = { row: Math.min(size.rows - 1, at.row + 1), column: at.column };
    const beside = nextInOrder(at, way === 'previous' ? -1 : 1, size) ?? at;
    stop(way === 'stay' ? at : way === 'down' ? down : beside);
    if (cell && (text !== stageText(cell) || problem)) void write([{ ...at, text }]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (editing !== null || !cell || event.target !== grid.current) return;
    const to = cellAfter(event, at, size);
    if (to) moveTo(to);
    else if (event.key === 'Enter' || event.key === 'F2') startEdit(problem?.text ?? stageText(cell));
    else if ((event.key === 'Delete' || event.key === 'Backspace') && !isReadOnly)
      void write([{ ...at, text: '' }]);
    else if (beginsValue(event)) startEdit(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPaste = (event: ClipboardEvent) => {
    event.stopPropagation();
    if (editing !== null || isReadOnly) return;
    event.preventDefault();
    const block = parseBlock(event.clipboardData.getData('text/plain'));
    void write(
      block.flatMap((line, down) =>
        line.map((text, right) => ({ row: at.row + down, column: at.column + right, text })),
      ),
    );
  };
  return (
    <>
      <div
        ref={grid}
        role="grid"
        tabIndex={0}
        className={`${entry.grid} ${styles.grid}`}
        aria-label="Candidates by stage and week"
        aria-rowcount={size.rows + 1}
        aria-colcount={size.columns + 1}
        aria-activedescendant={`${id}-${at.row}-${at.column}`}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      >
        <div role="row" className={entry.row}>
          <div role="columnheader" className={`${entry.head} ${entry.name}`}>
            Stage
          </div>
          {weeks.map((week) => (
            <div
              role="columnheader"
              key={week.key}
              className={entry.head}
              title={`Week from ${formatDate(week.firstDay)}`}
            >
              {week.key.slice(5)}
            </div>
          ))}
        </div>
        {cells.map((row, rowIndex) => (
          <div role="row" key={row[0]?.stage} className={entry.row}>
            <div role="rowheader" className={entry.name}>
              {row[0] && PIPELINE_STAGES[row[0].stage]}
            </div>
            {row.map((one, column) => {
              const isActive = rowIndex === at.row && column === at.column;
              const wrong = problems.get(stageKey(one));
              return (
                <div
                  key={one.week.key}
                  role="gridcell"
                  id={`${id}-${rowIndex}-${column}`}
                  className={entry.cell}
                  aria-selected={isActive}
                  aria-invalid={wrong ? true : undefined}
                  data-active={isActive || undefined}
                  data-problem={wrong ? true : undefined}
                  title={wrong?.error}
                  onClick={() => {
                    if (!isActive) stop({ row: rowIndex, column });
                  }}
                  onDoubleClick={() => startEdit(stageText(one))}
                >
                  {isActive && editing !== null ? (
                    <CellInput
                      start={editing}
                      label={`${PIPELINE_STAGES[one.stage]}, ${one.week.key}`}
                      onCommit={commit}
                      onCancel={() => stop(at)}
                    />
                  ) : (
                    <span>{wrong?.text ?? stageText(one)}</span>
                  )}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <p className={styles.hint} role="status">
        {problem
          ? `“${problem.text}” was not taken: ${problem.error}`
          : 'Type, or paste a block. Enter and Tab go on; Delete empties a cell.'}
      </p>
    </>
  );
}
