import { useMemo } from 'react';
import type { DeckDocument } from '#shared/deck/deck.ts';
import { deckPages } from '#shared/deck/pages.ts';
import { ChartSurface } from '../charts/chart-figure.tsx';
import styles from './print.module.css';
import { SlideView } from './slide-view.tsx';

export type Paper = 'slides' | 'a4' | 'letter';

type Props = {
  document: DeckDocument;
  paper: Paper /** The number of the one page that is wanted. */;
  only?: number;
};

/** All pages of a deck for paper: a slide a page, on A4 and Letter as large as the sheet is wide. */
export function DeckSheets({ document, paper, only }: Props) {
  const pages = useMemo(
    () => deckPages(document).filter(({ number }) => only === undefined || number === only),
    [document, only],
  );
  return (
    <ChartSurface value={PRINTED}>
      <main className={styles.sheets} data-paper={paper}>
        {pages.map((page) => (
          <div key={page.number} className={styles.sheet}>
            <div className={styles.scaled}>
              <SlideView document={document} page={page} />
            </div>
          </div>
        ))}
      </main>
    </ChartSurface>
  );
}

const PRINTED = { scale: 1, theme: 'light' };
