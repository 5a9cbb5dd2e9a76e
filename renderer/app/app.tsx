import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Route, Router, Switch } from 'wouter';
import { listenToMenu } from '../api/menu.ts';
import { ToastProvider } from '../design/toast.tsx';
import { shell } from './client.ts';
import { runCommand } from './commands.ts';
import { ErrorBoundary, ErrorState } from './error-boundary.tsx';
import { Frame } from './frame.tsx';
import { useHashPath, useHashSearch } from './location.ts';
import { BARE_PAGES } from './pages.tsx';
import { followChanges, queryClient, WorkspaceProvider, workspaceQuery } from './queries.ts';
import { StartPage } from './start-page.tsx';
import { useWorkspaceActions } from './workspace-actions.ts';

export function App() {
  return (
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queryClient}>
        <Tooltip.Provider delay={500}>
          <ToastProvider>
            <Router hook={useHashPath} searchHook={useHashSearch}>
              <ErrorBoundary>
                <Switch>
                  {BARE_PAGES.map(({ path, component }) => (
                    <Route key={path} path={path} component={component} />
                  ))}
                  <Route>
                    <Window />
                  </Route>
                </Switch>
              </ErrorBoundary>
            </Router>
          </ToastProvider>
        </Tooltip.Provider>
      </QueryClientProvider>
    </CSPProvider>
  );
}

/** The start page, or the frame around the open workspace. */
function Window() {
  useListeners();
  useWorkspaceActions();
  const { data: workspace, error, isPending, refetch } = useQuery(workspaceQuery);
  useEffect(() => {
    document.title = workspace ? `${workspace.name} – Muster` : 'Muster';
  }, [workspace]);
  if (isPending) return null;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!workspace) return <StartPage />;
  return (
    <WorkspaceProvider value={workspace}>
      <Frame />
    </WorkspaceProvider>
  );
}

function useListeners(): void {
  useEffect(() => {
    const controller = new AbortController();
    const ignoreEnd = () => undefined; // the window is closing, or the core has gone and every call will say so
    listenToMenu(shell, runCommand, controller.signal).catch(ignoreEnd);
    followChanges(controller.signal).catch(ignoreEnd);
    return () => controller.abort();
  }, []);
}
