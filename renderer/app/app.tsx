import { lazy, Suspense } from 'react';
import { Route, Router, Switch } from 'wouter';
import { ErrorBoundary } from './error-boundary.tsx';
import { useHashPath, useHashSearch } from './location.ts';

/** Pages without the frame: they fill the paper or the window, and load nothing that they do not draw. */
const PrintDeckPage = lazy(() =>
  import('../deck/print-page.tsx').then((page) => ({ default: page.PrintDeckPage })),
);
const PrintScorecardPage = lazy(() =>
  import('../deck/print-page.tsx').then((page) => ({ default: page.PrintScorecardPage })),
);
const Window = lazy(() => import('./window.tsx').then((page) => ({ default: page.Window })));

export function App() {
  return (
    <Router hook={useHashPath} searchHook={useHashSearch}>
      <ErrorBoundary>
        <Suspense>
          <Switch>
            <Route path="/print/deck/:key?" component={PrintDeckPage} />
            <Route path="/print/scorecard/:entity" component={PrintScorecardPage} />
            <Route component={Window} />
          </Switch>
        </Suspense>
      </ErrorBoundary>
    </Router>
  );
}
