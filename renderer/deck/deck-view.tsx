import { type CSSProperties, useMemo } from 'react';
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

/** How much higher than on a slide rows, gaps and charts are on a sheet, which is less wide for its height. */
const STRETCH = { slides: 1, a4: 1.25, letter: 1.36 } as const;

/** Letters of 7 pt on a sheet, in pixels of a slide: none are smaller there. */
const LEAST = { slides: 0, a4: 10.65, letter: 11.3 };

/** All pages of a deck for paper: a slide a page, on A4 and Letter as wide and as high as the sheet. */
export function DeckSheets({ document, paper, only }: Props) {
  const pages = useMemo(
    () => deckPages(document).filter(({ number }) => only === undefined || number === only),
    [document, only],
  );
  const look = { '--stretch': STRETCH[paper], '--least': `${LEAST[paper]}px` } as CSSProperties;
  return (
    <ChartSurface value={only === undefined ? PRINTED[paper] : PICTURED}>
      <main className={styles.sheets} data-paper={paper} style={look}>
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

const PICTURED = { scale: 1, theme: 'light' };

const PRINTED = {
  slides: { ...PICTURED, isPaper: true },
  a4: { ...PICTURED, isPaper: true, stretch: STRETCH.a4, least: LEAST.a4 },
  letter: { ...PICTURED, isPaper: true, stretch: STRETCH.letter, least: LEAST.letter },
};
