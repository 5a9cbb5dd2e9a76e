import type { FromCore, ToCore } from '#core/host.ts';
import type { MusterError } from '#shared/contract/errors.ts';
import type { DrawRequest } from '#shared/contract/print.ts';
import { errorData, fromErrorData } from '#shared/contract/wire-error.ts';

/** How the shell talks to a core that it started, whatever kind of thread or process it is. */
export type CoreTransport = {
  post(message: ToCore): void;
  onMessage(listener: (message: FromCore) => void): void;
  /** When the thread or process is gone, for whatever reason. */
  onExit(listener: () => void): void;
};

export type Print = (request: DrawRequest, signal: AbortSignal) => Promise<Uint8Array>;

export type CoreLink = {
  /** Settles when the core has opened its workspace, or could not: then a `MusterError` says why. */
  opened: Promise<void>;
  /** Resolves when the core is gone. */
  exited: Promise<void>;
  /** Closes the workspace and ends the core. Resolves when it is gone. */
  shutdown(): Promise<void>;
};

/** Follows a core's life over its control line and prints for it. */
export function followCore(transport: CoreTransport, print: Print, gone: () => MusterError): CoreLink {
  const opened = Promise.withResolvers<void>();
  const exited = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<void>();
  const prints = new Map<number, AbortController>();
  // Whoever cares awaits `opened`; a failure nobody awaits must not end the process.
  opened.promise.catch(() => undefined);
  transport.onMessage((message) => {
    if (message.type === 'opened') opened.resolve();
    else if (message.type === 'failed') opened.reject(fromErrorData(message.error));
    else if (message.type === 'closed') closed.resolve();
    else if (message.type === 'print-cancel') prints.get(message.id)?.abort();
    else void printFor(transport, print, prints, message);
  });
  transport.onExit(() => {
    opened.reject(gone());
    closed.resolve();
    exited.resolve();
  });
  const shutdown = async () => {
    transport.post({ type: 'shutdown' });
    await closed.promise;
  };
  return { opened: opened.promise, exited: exited.promise, shutdown };
}

type PrintMessage = Extract<FromCore, { type: 'print' }>;

async function printFor(
  transport: CoreTransport,
  print: Print,
  prints: Map<number, AbortController>,
  { id, request }: PrintMessage,
): Promise<void> {
  const controller = new AbortController();
  prints.set(id, controller);
  try {
    transport.post({ type: 'printed', id, bytes: await print(request, controller.signal) });
  } catch (error) {
    transport.post({ type: 'print-failed', id, error: errorData(error) });
  } finally {
    prints.delete(id);
  }
}
