import type { ReactNode } from 'react';
import { NO_VALUE } from '#shared/figure/format.ts';
import type { CheckResult } from '#shared/scorecard/evaluate.ts';

export type ShownState = 'pass' | 'partial' | 'fail' | 'unknown' | 'exempt' | 'not-applicable';

function Mark({ children }: { children: ReactNode }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" fill="currentColor">
      {children}
    </svg>
  );
}

/** Each state by a shape and a word of its own; the colour only repeats them. */
export const STATES: Readonly<Record<ShownState, { word: string; mark: ReactNode }>> = {
  pass: {
    word: 'passes',
    mark: (
      <Mark>
        <circle cx="6" cy="6" r="5" />
      </Mark>
    ),
  },
  partial: {
    word: 'in part',
    mark: (
      <Mark>
        <path d="M6 1 11.5 11H0.5Z" />
      </Mark>
    ),
  },
  fail: {
    word: 'fails',
    mark: (
      <Mark>
        <rect x="1.5" y="1.5" width="9" height="9" rx="1" />
      </Mark>
    ),
  },
  unknown: {
    word: 'unknown',
    mark: (
      <Mark>
        <path d="M6 0.5 11.5 6 6 11.5 0.5 6Zm0 2.8L3.3 6 6 8.7 8.7 6Z" fillRule="evenodd" />
      </Mark>
    ),
  },
  exempt: {
    word: 'exempt',
    mark: (
      <Mark>
        <path d="M6 0.8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 0 1 6 .8Zm0 1.7a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7Z" />
      </Mark>
    ),
  },
  'not-applicable': {
    word: 'not applicable',
    mark: (
      <Mark>
        <rect x="2" y="5" width="8" height="2" rx="1" />
      </Mark>
    ),
  },
};

export function stateOf({ state }: Pick<CheckResult, 'state'>): ShownState {
  return state;
}

/** A change of a share in points: `+4`, `−2`, `±0`. */
export function changeText(change: number | null): string {
  if (change === null) return NO_VALUE;
  const points = Math.round(change * 100);
  return points === 0 ? '±0' : points > 0 ? `+${points}` : `−${-points}`;
}
