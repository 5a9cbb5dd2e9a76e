import { lazy, useEffect } from 'react';
import { Route, Switch, useParams } from 'wouter';
import { SCORECARD_ENTITIES, scorecardTitle } from '#shared/deck/deck.ts';
import { AUDIENCES, type Audience } from '#shared/entity/field.ts';
import { signalPrintFailed } from '../api/print-ready.ts';
import { core, shell } from '../app/client.ts';
import { ErrorBoundary } from '../app/error-boundary.tsx';
import { currentParams, useHashPath, useHashSearch } from '../app/location.ts';
import { DeckSheets, type Paper } from './deck-view.tsx';
import { ScorecardSheet } from './scorecard-sheet.tsx';
import { loadFonts, usePrinted } from './use-document.ts';

const PrintMinutesPage = lazy(() =>
  import('../meeting/print-minutes.tsx').then((page) => ({ default: page.PrintMinutesPage })),
);

/** Everything that is printed. A page may print one address after another: each begins from nothing. */
export function PrintPage() {
  const [path] = useHashPath();
  const search = useHashSearch();
  return (
    <ErrorBoundary resetKey={`${path}?${search}`} onError={() => void signalPrintFailed(shell, null)}>
      <Switch key={`${path}?${search}`}>
        <Route path="/print/deck/:key?" component={PrintDeckPage} />
        <Route path="/print/slide/:key" component={PrintSlidePage} />
        <Route path="/print/scorecard/:entity" component={PrintScorecardPage} />
        <Route path="/print/minutes/:id" component={PrintMinutesPage} />
        <Route component={BlankSheet} />
      </Switch>
    </ErrorBoundary>
  );
}

/** Waits for something to print, with the fonts loaded. */
function BlankSheet() {
  useEffect(() => void loadFonts(), []);
  return null;
}

/** A deck as its pages for paper, at `#/print/deck/weekly?week=…&audience=…&paper=…`. */
function PrintDeckPage() {
  const { paper } = wanted();
  const document = usePrintedDeck();
  return document && <DeckSheets document={document} paper={paper} />;
}

/** One page of a deck as a picture, at `#/print/slide/weekly?page=3&week=…&audience=…`. */
function PrintSlidePage() {
  const document = usePrintedDeck({ isPicture: true });
  const page = Number(currentParams().get('page'));
  return document && <DeckSheets document={document} paper="slides" only={page} />;
}

function usePrintedDeck(options?: { isPicture: boolean }) {
  const { key = 'weekly' } = useParams<{ key: string }>();
  const { week, audience } = wanted();
  const review = currentParams().get('review');
  return usePrinted(
    () => core.deck.get({ week, deck: key, audience, ...(review ? { review } : {}) }),
    ({ title, data }) => `${title} · ${data.weekLabel}`,
    options,
  );
}

/** A scorecard for paper, at `#/print/scorecard/service?id=…&week=…&paper=…`. */
function PrintScorecardPage() {
  const params = useParams<{ entity: string }>();
  const { week, audience, paper } = wanted();
  const [id, quarter] = [currentParams().get('id'), currentParams().get('quarter')];
  const entity = SCORECARD_ENTITIES.find((one) => one === params.entity) ?? 'organisation';
  const document = usePrinted(
    () =>
      core.scorecard.get({ week, entity, audience, ...(id ? { id } : {}), ...(quarter ? { quarter } : {}) }),
    ({ subject, data }) => `${scorecardTitle(subject)} · ${data.weekLabel}`,
  );
  return document && <ScorecardSheet document={document} paper={paper === 'slides' ? 'a4' : paper} />;
}

function wanted(): { week: string; audience: Audience; paper: Paper } {
  const params = currentParams();
  const paper = params.get('paper');
  return {
    week: params.get('week') ?? '',
    audience: AUDIENCES.find((one) => one === params.get('audience')) ?? 'director',
    paper: paper === 'a4' || paper === 'letter' ? paper : 'slides',
  };
}
