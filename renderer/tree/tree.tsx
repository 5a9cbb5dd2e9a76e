// biome-ignore-all lint/a11y/useSemanticElements: a tree with columns has no element of its own
// biome-ignore-all lint/a11y/useKeyWithClickEvents: keys are handled by the tree
// biome-ignore-all lint/a11y/useFocusableInteractive: its lines take the focus, not their cells

import { ChevronRight } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { formatNumber } from '#shared/figure/format.ts';
import { useViewFocus, VIEW_FOCUS } from '../records/view-focus.ts';
import { keyStep, visibleLines } from './lines.ts';
import styles from './tree.module.css';

/** One line of a tree, in the order it is read: those below a line follow it, one level deeper. */
export type TreeLine<T> = { id: string; depth: number; item: T };

export type TreeColumn<T> = {
  header: string;
  /** A CSS grid track. */
  width: string;
  isNumeric?: boolean;
  /** Left out where the tree is narrow: below 72 rem, below 60 rem. */
  needs?: 'wide' | 'medium';
  /** Buttons inside take `tabIndex`, so that the tree stays one tab stop and its line’s own controls follow it. */
  cell: (item: T, tabIndex: 0 | -1) => ReactNode;
};

type Props<T> = {
  name: string;
  lines: readonly TreeLine<T>[];
  columns: readonly TreeColumn<T>[];
  openId: string | undefined;
  onOpen: (line: TreeLine<T>) => void;
  /** Which line the keyboard is on. */
  onActive: (line: TreeLine<T> | undefined) => void;
};

const MOST_LINES = 500;

/** A tree with columns: one tab stop, arrows up and down, → unfolds, ← folds up or goes to the line above. */
export function Tree<T>({ name, lines, columns, openId, onOpen, onActive }: Props<T>) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<string | undefined>(openId);
  const root = useRef<HTMLDivElement>(null);
  const visible = visibleLines(lines, folded);
  const shown = visible.slice(0, MOST_LINES);
  const active = Math.max(
    0,
    shown.findIndex(({ line }) => line.id === chosen),
  );
  const activeLine = shown[active]?.line;
  useViewFocus(root, activeLine !== undefined);
  const latest = useRef(onActive);
  latest.current = onActive;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the keyboard is on another line
  useEffect(() => latest.current(activeLine), [activeLine?.id]);
  useEffect(() => () => latest.current(undefined), []);
  const goTo = (id: string | undefined) => {
    // At once: the next key goes on from the line that this one went to.
    flushSync(() => setChosen(id));
    const line = root.current?.querySelector<HTMLElement>(`[${VIEW_FOCUS}]`);
    line?.focus();
    line?.scrollIntoView({ block: 'nearest' });
  };
  const fold = (id: string, isFolded: boolean) => {
    const next = new Set(folded);
    if (isFolded) next.add(id);
    else next.delete(id);
    setFolded(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (
      !(event.target as HTMLElement).matches('[role=row]') ||
      event.altKey ||
      event.ctrlKey ||
      event.metaKey
    )
      return;
    const step = keyStep(shown, active, event.key);
    if (event.key === 'Enter' && activeLine) onOpen(activeLine);
    else if (step === null) return;
    else if ('fold' in step) fold(step.id, step.fold);
    else goTo(step.id);
    event.preventDefault();
  };
  const template = templates(columns);
  const left = visible.length - shown.length;
  return (
    <div className={styles.scroll}>
      <div ref={root} role="treegrid" aria-label={name} className={styles.tree} onKeyDown={onKeyDown}>
        <div role="row" className={styles.head} style={template}>
          {columns.map(({ header, isNumeric, needs }) => (
            <div key={header} role="columnheader" data-needs={needs} data-numeric={isNumeric || undefined}>
              {header}
            </div>
          ))}
        </div>
        {shown.map(({ line, hasBelow, isFolded }, at) => (
          <div
            key={line.id}
            role="row"
            className={styles.line}
            style={template}
            tabIndex={at === active ? 0 : -1}
            {...(at === active ? { [VIEW_FOCUS]: true } : {})}
            aria-level={line.depth + 1}
            aria-expanded={hasBelow ? !isFolded : undefined}
            aria-current={line.id === openId || undefined}
            onFocus={() => setChosen(line.id)}
            onClick={() => onOpen(line)}
          >
            {columns.map(({ header, isNumeric, needs, cell }, column) => (
              <div
                key={header}
                role="gridcell"
                className={styles.cell}
                data-needs={needs}
                data-numeric={isNumeric || undefined}
              >
                {column === 0 && (
                  <span className={styles.indent} style={{ width: `${line.depth * 1.25 + 1.25}rem` }}>
                    {hasBelow && (
                      <button
                        type="button"
                        tabIndex={-1}
                        className={styles.fold}
                        aria-label={isFolded ? 'Unfold' : 'Fold up'}
                        aria-expanded={!isFolded}
                        onClick={(event) => {
                          event.stopPropagation();
                          fold(line.id, !isFolded);
                        }}
                      >
                        <ChevronRight size={14} aria-hidden />
                      </button>
                    )}
                  </span>
                )}
                {cell(line.item, at === active ? 0 : -1)}
              </div>
            ))}
          </div>
        ))}
      </div>
      {left > 0 && (
        <p className={styles.left}>
          {formatNumber(left)} more lines: fold some up, or see them in the table.
        </p>
      )}
    </div>
  );
}

/** The tracks of a line at each width: those of columns that are left out go too. */
function templates<T>(columns: readonly TreeColumn<T>[]): CSSProperties {
  const tracks = (left: readonly string[]) =>
    columns
      .filter(({ needs }) => needs === undefined || !left.includes(needs))
      .map(({ width }) => width)
      .join(' ');
  const widths = {
    '--tracks': tracks([]),
    '--tracks-m': tracks(['wide']),
    '--tracks-s': tracks(['wide', 'medium']),
  };
  return widths as CSSProperties;
}
