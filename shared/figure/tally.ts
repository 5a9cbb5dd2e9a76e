import type { Excluded } from './figure.ts';

/** Counts rows left out of a figure by reason; the list is by reason, so that the order of rows does not show. */
export type Tally = { add: (reason: string, n?: number) => void; list: () => Excluded[] };

/** A new, empty tally. */
export function tally(): Tally {
  const counts = new Map<string, number>();
  return {
    add: (reason, n = 1) => {
      if (n > 0) counts.set(reason, (counts.get(reason) ?? 0) + n);
    },
    list: () => [...counts].map(([reason, n]) => ({ reason, n })).sort((a, b) => compare(a.reason, b.reason)),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
