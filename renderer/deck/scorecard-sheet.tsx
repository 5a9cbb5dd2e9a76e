import type { ScorecardDocument } from '#shared/deck/deck.ts';
import { CandidateCardPages } from './cards/candidate-card.tsx';
import type { CardPaper } from './cards/card-page.tsx';
import { QuarterCardPages } from './cards/quarter-card.tsx';
import { ReviewCardPage } from './cards/review-card.tsx';
import styles from './print.module.css';

/** A scorecard for paper: one page, and more of them only for a quarter or a candidate whose rows need them. */
export function ScorecardSheet({ document, paper }: { document: ScorecardDocument; paper: CardPaper }) {
  return (
    <main className={styles.cards}>
      <Pages document={document} paper={paper} />
    </main>
  );
}

function Pages({ document, paper }: { document: ScorecardDocument; paper: CardPaper }) {
  switch (document.kind) {
    case 'review':
      return <ReviewCardPage document={document} paper={paper} />;
    case 'okrs':
      return <QuarterCardPages document={document} paper={paper} />;
    case 'interview':
      return <CandidateCardPages document={document} paper={paper} />;
  }
}
