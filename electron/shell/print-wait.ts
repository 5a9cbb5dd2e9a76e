import { MusterError } from '#shared/contract/errors.ts';
import { type DrawRequest, PRINT_TIMEOUT_MS } from '#shared/contract/print.ts';

const UNCHANGED = 'No file was written.';

/** What a person is told when a page's own script failed; the details are in the log. */
export const PAGE_FAILED = 'The pages could not be drawn.';

export type PrintWait = {
  /** What the page was given to show, as JSON. */
  data: string | null;
  /** Resolves when the page is ready; rejects when it failed, was late or is no longer wanted. */
  ready: Promise<void>;
  /** The page's own word: ready, or a sentence why it cannot be drawn. */
  settled(failure?: string): void;
};

/** Waits for a printed page to say that it is ready. */
export function waitForPrint(request: DrawRequest, signal?: AbortSignal): PrintWait {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timeoutMs = request.timeoutMs ?? PRINT_TIMEOUT_MS;
  const fail = (code: 'internal' | 'cancelled', sentence: string) =>
    reject(new MusterError(code, sentence, UNCHANGED));
  const late = () => fail('internal', `The pages were not ready to print after ${timeoutMs / 1000} seconds.`);
  const timer = setTimeout(late, timeoutMs);
  const cancel = () => fail('cancelled', 'Printing was stopped.');
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel);
  const ready = promise.finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  });
  ready.catch(() => undefined); // it may fail before anybody waits for it
  return {
    data: request.data ?? null,
    ready,
    settled: (failure) => (failure === undefined ? resolve() : fail('internal', failure)),
  };
}
