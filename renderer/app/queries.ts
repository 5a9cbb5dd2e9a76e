import { QueryCache, QueryClient, queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { WorkspaceInfo } from '#shared/contract/contract.ts';
import { core } from './client.ts';

/** Answers stay good until the core says that the workspace has changed. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache(),
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

export const workspaceQuery = queryOptions({
  queryKey: ['workspace'],
  queryFn: () => core.workspace.current(),
});

export const weeksQuery = queryOptions({ queryKey: ['weeks'], queryFn: () => core.review.weeks() });

export const historyStateQuery = queryOptions({
  queryKey: ['history-state'],
  queryFn: () => core.history.state(),
});

const WorkspaceContext = createContext<WorkspaceInfo | null>(null);
export const WorkspaceProvider = WorkspaceContext.Provider;

/** The open workspace. Only for pages inside the frame, which is there only when one is open. */
export function useWorkspace(): WorkspaceInfo {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('No workspace is open.');
  return workspace;
}

/** Takes in an answer that brings the workspace's new state, so that the window shows it at once. */
export function adoptWorkspace(info: WorkspaceInfo | null): void {
  const [own] = workspaceQuery.queryKey;
  // The window itself looks at the workspace: its own query must stay, or it would not hear of the new one.
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== own });
  queryClient.setQueryData(workspaceQuery.queryKey, info);
}

/** Asks again for everything on the page, after the workspace has changed. */
export function refreshAll(): Promise<void> {
  return queryClient.invalidateQueries();
}

/** Listens for changes, whoever made them, until the signal aborts. Several close together are one. */
export async function followChanges(signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  for await (const _change of await core.workspace.changes(undefined, { signal })) {
    clearTimeout(timer);
    timer = setTimeout(() => void refreshAll(), 30);
  }
}

export { useSuspenseQuery };
