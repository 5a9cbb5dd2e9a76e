import { Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { Spinner } from '../design/progress.tsx';
import { ComparePage } from '../meeting/compare-page.tsx';
import { MeetingPage } from '../meeting/meeting-page.tsx';
import { RunPage } from '../meeting/run-page.tsx';
import { RunningBar } from '../meeting/running-bar.tsx';
import { RecordsPage } from '../records/records-page.tsx';
import { AboutDialog } from './about-dialog.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import styles from './frame.module.css';
import { Header } from './header.tsx';
import { NotFound } from './not-found.tsx';
import { PAGES } from './pages.tsx';
import { Palette, QuickAdd } from './palette.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { ShownAddress, useShownPath } from './shown-address.tsx';
import { Sidebar } from './sidebar.tsx';
import { useGoKeys } from './use-go-keys.ts';
import { useHistoryCommands } from './use-history-commands.ts';

/** The window around every page of a workspace. */
export function Frame() {
  useGoKeys();
  useHistoryCommands();
  return (
    <div className={styles.frame}>
      <button type="button" className={styles.skip} onClick={() => document.getElementById('main')?.focus()}>
        Skip to the page
      </button>
      <Header />
      <Sidebar />
      <main id="main" className={styles.main} tabIndex={-1}>
        <ShownAddress>
          <ShownPage />
        </ShownAddress>
      </main>
      <RunningBar />
      <Palette />
      <QuickAdd />
      <ShortcutsDialog />
      <AboutDialog />
    </div>
  );
}

function ShownPage() {
  const [path] = useShownPath();
  return (
    <ErrorBoundary resetKey={path}>
      <Suspense fallback={<Spinner />}>
        <Routes />
      </Suspense>
    </ErrorBoundary>
  );
}

function Routes() {
  return (
    <Switch>
      {PAGES.filter(({ component }) => component).map(({ path, component }) => (
        <Route key={path} path={path} component={component as NonNullable<typeof component>} />
      ))}
      <Route path="/meeting/:id">{({ id }) => <MeetingPage key={id} id={decodeURIComponent(id)} />}</Route>
      <Route path="/meeting/:id/run">{({ id }) => <RunPage key={id} id={decodeURIComponent(id)} />}</Route>
      <Route path="/compare" component={ComparePage} />
      <Route path="/records/:entity/:id?">
        {({ entity, id }) => (
          <RecordsPage key={entity} entity={entity} id={id ? decodeURIComponent(id) : undefined} />
        )}
      </Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}
