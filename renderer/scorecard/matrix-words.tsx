import { NO_VALUE } from '#shared/figure/format.ts';
import type { CheckResult } from '#shared/scorecard/evaluate.ts';

export type ShownState = 'pass' | 'partial' | 'fail' | 'unknown' | 'exempt' | 'not-applicable';

/**
 * Each state by a shape and a word of its own; the colour only repeats them. Shapes are SVG paths that begin at their
 * middle, twelve units high.
 */
export const STATES: Readonly<Record<ShownState, { word: string; shape: string }>> = {
  pass: { word: 'passes', shape: 'm-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z' },
  partial: { word: 'in part', shape: 'm0-5 5.5 10h-11z' },
  fail: {
    word: 'fails',
    shape: 'm-3.5-4.5h7a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1z',
  },
  unknown: { word: 'unknown', shape: 'm0-5.5 5.5 5.5-5.5 5.5-5.5-5.5zm0 2.8 2.7 2.7-2.7 2.7-2.7-2.7z' },
  exempt: {
    word: 'exempt',
    shape: 'm0-5.2a5.2 5.2 0 1 1 0 10.4a5.2 5.2 0 1 1 0-10.4zm0 1.7a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7z',
  },
  'not-applicable': { word: 'not applicable', shape: 'm-3-1h6a1 1 0 0 1 0 2h-6a1 1 0 0 1 0-2z' },
};

/** The shape of a state, in the colour of the text around it. */
export function Mark({ state }: { state: ShownState }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" fill="currentColor">
      <path d={`M6 6${STATES[state].shape}`} fillRule="evenodd" />
    </svg>
  );
}

export function stateOf({ state }: Pick<CheckResult, 'state'>): ShownState {
  return state;
}

/** A change of a share in points: `+4`, `−2`, `±0`. */
export function changeText(change: number | null): string {
  if (change === null) return NO_VALUE;
  const points = Math.round(change * 100);
  return points === 0 ? '±0' : points > 0 ? `+${points}` : `−${-points}`;
}
