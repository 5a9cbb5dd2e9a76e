import { lazy } from 'react';
import { Route, Router, Switch } from 'wouter';
import { shell } from './client.ts';
import { useCommand } from './commands.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { useHashPath, useHashSearch } from './location.ts';
import { useMenuKeys } from './menu-keys.ts';

/** A page without the frame fills the window and loads nothing that it does not draw. */
const SpeakerPage = lazy(() =>
  import('../meeting/speaker-page.tsx').then((page) => ({ default: page.SpeakerPage })),
);
const Window = lazy(() => import('./window.tsx').then((page) => ({ default: page.Window })));

/** One and the same on every page: going to another does not draw all of the window again. */
const WINDOW = <Window />;

export function App() {
  useMenuKeys();
  useCommand('quit', () => void shell.quit());
  return (
    <Router hook={useHashPath} searchHook={useHashSearch}>
      <ErrorBoundary>
        {/* No `Suspense` around them: React holds back what follows a fallback, even an empty one, for 300 ms. */}
        <Switch>
          <Route path="/speaker/:id" component={SpeakerPage} />
          <Route>{WINDOW}</Route>
        </Switch>
      </ErrorBoundary>
    </Router>
  );
}
