import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listenToMenu } from '../api/menu.ts';
import { Spinner } from '../design/progress.tsx';
import { ToastProvider } from '../design/toast.tsx';
import { shell } from './client.ts';
import { runCommand } from './commands.ts';
import styles from './dialogs.module.css';
import { ErrorState } from './error-boundary.tsx';
import { failureOf } from './failure.ts';
import { Frame } from './frame.tsx';
import { followChanges, queryClient, WorkspaceProvider, workspaceQuery } from './queries.ts';
import { StartPage } from './start-page.tsx';
import { useWorkspaceActions } from './workspace-actions.ts';

/** What every page with a frame around it stands in. */
export function Window() {
  return (
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queryClient}>
        <Tooltip.Provider delay={500}>
          <ToastProvider>
            <Content />
          </ToastProvider>
        </Tooltip.Provider>
      </QueryClientProvider>
    </CSPProvider>
  );
}

/** The start page, or the frame around the open workspace. */
function Content() {
  useListeners();
  useWorkspaceActions();
  const { data: workspace, error, isPending, refetch } = useQuery(workspaceQuery);
  useEffect(() => {
    document.title = workspace ? `${workspace.name} – Muster` : 'Muster';
  }, [workspace]);
  if (isPending) return <Waiting />;
  // A large file is shown before all of it was checked; when it turns out to be damaged, another can be opened.
  if (error && failureOf(error).code === 'corrupt-file') return <StartPage refusal={error} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!workspace) return <StartPage />;
  return (
    <WorkspaceProvider value={workspace}>
      <Frame key={workspace.path} />
    </WorkspaceProvider>
  );
}

/** Shown only when the workspace takes a while to open. */
function Waiting() {
  return (
    <div className={styles.waiting}>
      <Spinner label="Opening" />
    </div>
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
