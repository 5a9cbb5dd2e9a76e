import type { CSSProperties } from 'react';
import type { FactColumn } from '#shared/review/facts/facts.ts';

/** The least room of columns whose width is what the others leave, in ems: of names, it is that of a long word. */
const [LEAST_NAME, LEAST_NUMBER, LEAST_DRAWN] = [8, 5.5, 12];

type Sized = Pick<FactColumn<never>, 'width' | 'needs' | 'isNumber' | 'isDrawn'>;

/**
 * How narrow a table may be, by the columns that it shows in a window so wide: narrower than this it scrolls, as the
 * columns that share what is left would have nothing.
 */
export function leastWidths(columns: readonly Sized[]): CSSProperties {
  return {
    '--least-wide': leastWidth(columns),
    '--least-medium': leastWidth(columns.filter(({ needs }) => needs !== 'wide')),
    '--least-narrow': leastWidth(columns.filter(({ needs }) => needs === undefined)),
  } as CSSProperties;
}

function leastWidth(columns: readonly Sized[]): string {
  const [ems, share] = columns.reduce(
    ([ems, share], column) => {
      const { width = `${leastOf(column)}em` } = column;
      const amount = Number.parseFloat(width);
      return width.endsWith('%') ? [ems, share + amount / 100] : [ems + amount, share];
    },
    [0, 0],
  );
  return `${(ems / Math.max(0.1, 1 - share)).toFixed(2)}em`;
}

function leastOf({ isNumber, isDrawn }: Sized): number {
  return isDrawn ? LEAST_DRAWN : isNumber ? LEAST_NUMBER : LEAST_NAME;
}
