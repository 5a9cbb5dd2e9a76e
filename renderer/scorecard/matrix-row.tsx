// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid's cells with a result take the keyboard
import { type CSSProperties, memo } from 'react';
import { formatPercent, NO_VALUE } from '#shared/figure/format.ts';
import { LEVELS } from '#shared/scorecard/check.ts';
import type { MatrixCheck, MatrixRow } from '#shared/scorecard/matrix.ts';
import { RecordName } from '../review/blocks/open-rows.tsx';
import { asWords } from '../review/blocks/words.tsx';
import styles from './matrix.module.css';
import { changeText, type ShownState, STATES, stateOf } from './matrix-words.tsx';

/** How wide the column of a check is, and how high a row, in pixels. */
export const CHECK_WIDTH = 48;
export const ROW_HEIGHT = 30;

/** The middle of the mark that has a share beside it, in pixels from the left of its column; `.cell small` is there too. */
const BESIDE_SHARE = 16;

export type RowProps = {
  one: MatrixRow;
  index: number;
  /** In pixels; `null` where rows follow each other, on paper. */
  top: number | null;
  checks: readonly MatrixCheck[];
  template: CSSProperties;
  /** The column that the keyboard is on, in its row. */
  active: number | null;
  /** The check that is open, in its row. */
  chosen: string | null;
  choose: (row: number, column: number, serviceId: string, check: string) => void;
};

/** A service. Scrolling draws only those that come into sight. */
export const MatrixRowView = memo(function MatrixRowView(props: RowProps) {
  const { one, index, top, checks, template, active, chosen, choose } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={styles.row}
      style={{ ...template, ...(top !== null && { transform: `translateY(${top}px)` }) }}
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
        const share = shareOf(one, key);
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
          <div
            role="gridcell"
            key={key}
            id={`cell-${index}-${column}`}
            className={styles.cell}
            aria-label={wordsOf(one, key, name)}
            data-first={checks[column - 1]?.level !== level || undefined}
            data-active={column === active || undefined}
            data-chosen={key === chosen || undefined}
            onClick={() => choose(index, column, one.service.id, key)}
          >
            {share !== null && <small data-state="partial">{Math.round(share * 100)}</small>}
          </div>
        );
      })}
      <Marks one={one} checks={checks} />
    </div>
  );
});

/** The marks of a row in one drawing, a path for each state: a drawing in each cell would be three times the elements. */
function Marks({ one, checks }: Pick<RowProps, 'one' | 'checks'>) {
  const paths = new Map<ShownState, string>();
  for (const [column, { key }] of checks.entries()) {
    const state = shownState(one, key);
    const middle = shareOf(one, key) === null ? CHECK_WIDTH / 2 : BESIDE_SHARE;
    const shape = `M${column * CHECK_WIDTH + middle} ${ROW_HEIGHT / 2}${STATES[state].shape}`;
    paths.set(state, (paths.get(state) ?? '') + shape);
  }
  return (
    <svg
      className={styles.marks}
      width={checks.length * CHECK_WIDTH}
      height={ROW_HEIGHT}
      aria-hidden="true"
      fill="currentColor"
      fillRule="evenodd"
    >
      {[...paths].map(([state, shape]) => (
        <path key={state} data-state={state} d={shape} />
      ))}
    </svg>
  );
}

function shownState({ results }: MatrixRow, check: string): ShownState {
  const result = results[check];
  return result ? stateOf(result) : 'not-applicable';
}

/** What a check that is met in part is worth. */
function shareOf({ results }: MatrixRow, check: string): number | null {
  const result = results[check];
  return result?.state === 'partial' ? result.credit : null;
}

function wordsOf(one: MatrixRow, check: string, name: string): string {
  const share = shareOf(one, check);
  const part = share === null ? '' : ` ${formatPercent(share, { max: 0 })}`;
  const detail = one.results[check]?.detail ?? 'It was not judged.';
  return `${one.service.name}, ${name}: ${STATES[shownState(one, check)].word}${part}. ${detail}`;
}

/** `Silver`, and what it was where that has changed. */
function levelText({ level, previousLevel }: MatrixRow): string {
  const now = level === null ? 'None' : asWords(level);
  if (previousLevel === undefined || previousLevel === level) return now;
  const rank = (one: MatrixRow['level']) => (one === null ? -1 : LEVELS.indexOf(one));
  return `${now} ${rank(level) > rank(previousLevel) ? '↑' : '↓'} was ${previousLevel ?? 'none'}`;
}
