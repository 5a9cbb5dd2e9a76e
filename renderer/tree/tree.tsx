// biome-ignore-all lint/a11y/useSemanticElements: a tree with columns has no element of its own
// biome-ignore-all lint/a11y/useKeyWithClickEvents: keys are handled by the tree
// biome-ignore-all lint/a11y/useFocusableInteractive: its lines take the focus, not their cells

import { ChevronRight } from 'lucide-react';
import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type ReactNode,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react';
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
const NONE: readonly never[] = [];

/** A tree with columns: one tab stop, arrows up and down, → unfolds, ← folds up or goes to the line above. */
export function Tree<T>({ name, lines: all, columns, openId, onOpen, onActive }: Props<T>) {
  // Many lines at once are drawn in pieces, so that no frame waits for all of them.
  const lines = useDeferredValue(all, NONE);
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
  const tell = useEffectEvent((id: string | undefined) =>
    onActive(id === undefined ? undefined : activeLine),
  );
  useEffect(() => tell(activeLine?.id), [activeLine?.id]);
  useEffect(() => () => tell(undefined), []);
  const goTo = (id: string | undefined) => {
    // At once: the next key goes on from the line that this one went to.
    flushSync(() => setChosen(id));
    const line = root.current?.querySelector<HTMLElement>(`[${VIEW_FOCUS}]`);
    line?.focus();
    line?.scrollIntoView({ block: 'nearest' });
  };
  const opening = useRef(onOpen);
  opening.current = onOpen;
  // The same all the time: a line is drawn again only when it is another one.
  const actions = useMemo(
    (): Actions<T> => ({
      choose: setChosen,
      open: (line) => opening.current(line),
      fold: (id, isFolded) =>
        setFolded((before) => {
          const next = new Set(before);
          if (isFolded) next.add(id);
          else next.delete(id);
          return next;
        }),
    }),
    [],
  );
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
    else if ('fold' in step) actions.fold(step.id, step.fold);
    else goTo(step.id);
    event.preventDefault();
  };
  const template = useMemo(() => templates(columns), [columns]);
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
          <Line
            key={line.id}
            {...{ line, hasBelow, isFolded, columns, template, actions }}
            isActive={at === active}
            isOpen={line.id === openId}
          />
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

type Actions<T> = {
  choose: (id: string) => void;
  open: (line: TreeLine<T>) => void;
  fold: (id: string, isFolded: boolean) => void;
};

type LineProps<T> = {
  line: TreeLine<T>;
  hasBelow: boolean;
  isFolded: boolean;
  isActive: boolean;
  isOpen: boolean;
  columns: readonly TreeColumn<T>[];
  template: CSSProperties;
  actions: Actions<T>;
};

const Line = memo(function Line<T>(props: LineProps<T>) {
  const { line, hasBelow, isFolded, isActive, isOpen, columns, template, actions } = props;
  return (
    <div
      role="row"
      className={styles.line}
      style={template}
      tabIndex={isActive ? 0 : -1}
      {...(isActive ? { [VIEW_FOCUS]: true } : {})}
      aria-level={line.depth + 1}
      aria-expanded={hasBelow ? !isFolded : undefined}
      aria-current={isOpen || undefined}
      onFocus={() => actions.choose(line.id)}
      onClick={() => actions.open(line)}
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
                    actions.fold(line.id, !isFolded);
                  }}
                >
                  <ChevronRight size={14} aria-hidden />
                </button>
              )}
            </span>
          )}
          {cell(line.item, isActive ? 0 : -1)}
        </div>
      ))}
    </div>
  );
}) as <T>(props: LineProps<T>) => ReactNode;

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
