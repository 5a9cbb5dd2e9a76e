// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid's cells with a result take the keyboard
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, memo, useCallback, useMemo, useRef, useState } from 'react';
import { formatDate, formatPercent, NO_VALUE } from '#shared/figure/format.ts';
import { LEVELS } from '#shared/scorecard/check.ts';
import type { MatrixCheck, MatrixRow } from '#shared/scorecard/matrix.ts';
import { RecordName } from '../review/blocks/open-rows.tsx';
import { asWords } from '../review/blocks/words.tsx';
import styles from './matrix.module.css';
import { changeText, STATES, stateOf } from './matrix-words.tsx';

type Props = {
  checks: readonly MatrixCheck[];
  rows: readonly MatrixRow[];
  chosen: { serviceId: string; check: string } | null;
  onChoose: (serviceId: string, check: string) => void;
};

const ROW = 30;
const SHOWN_ROWS = 18;

/** Services by check. One tab stop; arrows go from cell to cell, Enter opens what is behind one. */
export function MatrixTable({ checks, rows, chosen, onChoose }: Props) {
  const scroll = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 4,
  });
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
      virtual.scrollToIndex(next.row);
    } else return;
    event.preventDefault();
  };
  const template = useMemo(
    () => ({ gridTemplateColumns: `minmax(11rem, 1fr) 10rem 5.5rem repeat(${checks.length}, 3rem)` }),
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
      style={{ maxHeight: `calc(${ROW * SHOWN_ROWS}px + 8.5rem)` }}
      aria-label="Services by check"
      aria-rowcount={rows.length + 1}
      aria-colcount={checks.length + 3}
      aria-activedescendant={`cell-${active.row}-${active.column}`}
      onKeyDown={onKeyDown}
    >
      <div role="row" className={styles.head} style={template}>
        <div role="columnheader">Service</div>
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
      <div role="rowgroup" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const one = rows[index];
          if (!one) return null;
          return (
            <Row
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

type RowProps = {
  one: MatrixRow;
  index: number;
  top: number;
  checks: readonly MatrixCheck[];
  template: CSSProperties;
  /** The column that the keyboard is on, in its row. */
  active: number | null;
  /** The check that is open, in its row. */
  chosen: string | null;
  choose: (row: number, column: number, serviceId: string, check: string) => void;
};

/** A service. Scrolling draws only those that come into sight. */
const Row = memo(function Row({ one, index, top, checks, template, active, chosen, choose }: RowProps) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={styles.row}
      style={{ ...template, transform: `translateY(${top}px)` }}
    >
      <div role="rowheader" className={styles.name} title={one.service.name}>
        <RecordName entity="service" id={one.service.id}>
          {one.service.name}
        </RecordName>
        <small>
          {one.tier === null ? 'no tier' : `tier ${one.tier}`}
          {one.team ? ` · ${one.team.name}` : ''}
        </small>
      </div>
      <div role="gridcell">{levelText(one)}</div>
      <div role="gridcell" className={styles.score}>
        {one.score === null ? NO_VALUE : formatPercent(one.score, { max: 0 })}{' '}
        <small>
          {changeText(
            one.score === null || one.previousScore === null ? null : one.score - one.previousScore,
          )}
        </small>
      </div>
      {checks.map(({ key, name, level }, column) => {
        const result = one.results[key];
        const state = result ? stateOf(result) : 'not-applicable';
        const { mark, word } = STATES[state];
        const share = result?.state === 'partial' && result.credit !== null ? result.credit : null;
        const words = `${one.service.name}, ${name}: ${word}${share === null ? '' : ` ${formatPercent(share, { max: 0 })}`}. ${result?.detail ?? 'It was not judged.'}`;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
          <div
            role="gridcell"
            key={key}
            id={`cell-${index}-${column}`}
            className={styles.cell}
            aria-label={words}
            title={words}
            data-state={state}
            data-first={checks[column - 1]?.level !== level || undefined}
            data-active={column === active || undefined}
            data-chosen={key === chosen || undefined}
            onClick={() => choose(index, column, one.service.id, key)}
          >
            {mark}
            {share !== null && <small>{Math.round(share * 100)}</small>}
          </div>
        );
      })}
    </div>
  );
});

/** `Silver`, and what it was where that has changed. */
function levelText({ level, previousLevel }: MatrixRow): string {
  const now = level === null ? 'None' : asWords(level);
  if (previousLevel === undefined || previousLevel === level) return now;
  const rank = (one: MatrixRow['level']) => (one === null ? -1 : LEVELS.indexOf(one));
  return `${now} ${rank(level) > rank(previousLevel) ? '↑' : '↓'} was ${previousLevel ?? 'none'}`;
}
