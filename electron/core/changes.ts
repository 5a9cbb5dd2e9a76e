import type { WorkspaceService } from './workspace/workspace-service.ts';

/** Yields once for each change of the workspace, and several quick ones as one, until the caller stops listening. */
export async function* watchChanges(
  service: WorkspaceService,
  signal: AbortSignal | undefined,
): AsyncGenerator<{ at: string }> {
  let wake: () => void = () => undefined;
  let isPending = false;
  const stop = service.onChange(() => {
    isPending = true;
    wake();
  });
  const onAbort = () => wake();
  signal?.addEventListener('abort', onAbort);
  try {
    while (!signal?.aborted) {
      if (!isPending) await new Promise<void>((resolve) => (wake = resolve));
      if (signal?.aborted) return;
      isPending = false;
      yield { at: service.now };
    }
  } finally {
    stop();
    signal?.removeEventListener('abort', onAbort);
  }
}
