import type { ReactNode } from 'react';
import type { Rag } from '#shared/figure/figure.ts';
import styles from './small.module.css';

export type Tone = 'neutral' | 'accent' | Rag;

/** A short word that stands out a little. Its colour only repeats what the word says. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {children}
    </span>
  );
}

const WORDS: Record<Rag | 'none', string> = {
  green: 'On target',
  amber: 'Near target',
  red: 'Off target',
  none: 'No data',
};

type MarkProps = { rag: Rag | null; word?: string; isWordHidden?: boolean };

/** Red, amber or green, with a shape and a word of its own: circle, triangle, square; a dash for no data. */
export function RagMark({ rag, word = WORDS[rag ?? 'none'], isWordHidden = false }: MarkProps) {
  return (
    <span className={styles.mark} data-tone={rag ?? 'none'}>
      <svg width="10" height="10" viewBox="0 0 10 10" fill="currentColor" aria-hidden="true">
        {SHAPES[rag ?? 'none']}
      </svg>
      <span className={isWordHidden ? 'visually-hidden' : undefined}>{word}</span>
    </span>
  );
}

const SHAPES: Record<Rag | 'none', ReactNode> = {
  green: <circle cx="5" cy="5" r="4.5" />,
  amber: <path d="M5 0.5 9.8 9.5H0.2Z" />,
  red: <rect x="0.75" y="0.75" width="8.5" height="8.5" rx="1" />,
  none: <rect x="1" y="4" width="8" height="2" rx="1" />,
};
