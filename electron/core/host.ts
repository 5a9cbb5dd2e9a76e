import type { AnyRouter } from '@orpc/server';
import type { Channel } from '#shared/contract/channel.ts';
import type { DrawRequest } from '#shared/contract/print.ts';
import { type ErrorData, errorData, fromErrorData, toMusterError } from '#shared/contract/wire-error.ts';
import { whenIdle } from './idle.ts';
import { serve } from './serve.ts';

/** What the shell tells the core when it starts it. Plain data: it crosses to another thread or process. */
export type CoreOptions = {
  /** The file to open; without one the window shows its start page. */
  workspace?: string;
  isReadOnly?: boolean;
  /** It only prints: what the file holds is read at once, and all of it checked while the first page is drawn. */
  isForPrint?: boolean;
  /** Make and open today's sample workspace. */
  isSample?: boolean;
  /** Where the application keeps its own files, when not in the usual place. */
  dataFolder?: string;
  /** The instant that counts as now, for tests. */
  now?: string;
};

/** What the core is handed by whatever runs it. */
export type CoreServices = {
  options: CoreOptions;
  /** Draws a page of the renderer: the bytes of a PDF or a PNG, or a `MusterError`. */
  print(request: DrawRequest, signal?: AbortSignal): Promise<Uint8Array>;
};

export type RunningCore = {
  router: AnyRouter;
  close(): void | Promise<void>;
  /** Nobody has asked anything for a while. */
  rest?(): void;
};

/** Messages from the shell. A `connect` brings a channel along. */
export type ToCore =
  | { type: 'connect' }
  | { type: 'printed'; id: number; bytes: Uint8Array }
  | { type: 'print-failed'; id: number; error: ErrorData }
  | { type: 'shutdown' };

/** Messages to the shell. */
export type FromCore =
  | { type: 'opened' }
  | { type: 'failed'; error: ErrorData }
  | { type: 'print'; id: number; request: DrawRequest }
  | { type: 'print-cancel'; id: number }
  | { type: 'closed' };

/** The line between the core and what started it, a worker's or a utility process's. */
export type ControlPort = {
  post(message: FromCore): void;
  onMessage(listener: (message: ToCore, channel: Channel | undefined) => void): void;
};

/**
 * Runs the core on a control port: opens it, serves every window that connects, and on `shutdown` closes it before
 * saying `closed`. Calls that arrive while it opens wait.
 */
export function runCore(port: ControlPort, options: CoreOptions, open: OpenCore): void {
  const printing = createPrinting(port);
  const opening = Promise.resolve().then(() => open({ options, print: printing.print }));
  const idle = whenIdle(() => void opening.then((core) => core.rest?.()).catch(() => undefined));
  opening.then(
    () => port.post({ type: 'opened' }),
    (error) => {
      const known = toMusterError(error);
      if (known.code === 'internal') console.error('muster core:', error);
      port.post({ type: 'failed', error: errorData(known) });
    },
  );
  port.onMessage((message, channel) => {
    if (message.type === 'connect' && channel) {
      void connectWindow(opening, noticed(channel, idle.asked));
    } else if (message.type === 'shutdown') {
      idle.stop();
      void shutDown(opening, port);
    } else if (message.type === 'printed' || message.type === 'print-failed') printing.settle(message);
  });
}

/** The same channel; `notice` is called with every message, because answers may be long in coming. */
function noticed(channel: Channel, notice: () => void): Channel {
  channel.onMessage(notice);
  return {
    ...channel,
    send: (message) => {
      notice();
      channel.send(message);
    },
  };
}

export type OpenCore = (services: CoreServices) => RunningCore | Promise<RunningCore>;

async function connectWindow(opening: Promise<RunningCore>, channel: Channel): Promise<void> {
  // A core that failed to open has told the shell why; there is nothing to serve.
  const core = await opening.catch(() => undefined);
  if (core) serve(core.router, channel);
}

async function shutDown(opening: Promise<RunningCore>, port: ControlPort): Promise<void> {
  try {
    const core = await opening.catch(() => undefined);
    await core?.close();
  } catch (error) {
    console.error('muster core, while closing:', error);
  }
  port.post({ type: 'closed' });
}

type Settle = Extract<ToCore, { type: 'printed' | 'print-failed' }>;

function createPrinting(port: ControlPort) {
  const pending = new Map<number, { resolve(bytes: Uint8Array): void; reject(error: unknown): void }>();
  let lastId = 0;
  const print = (request: DrawRequest, signal?: AbortSignal) =>
    new Promise<Uint8Array>((resolve, reject) => {
      signal?.throwIfAborted();
      lastId += 1;
      const id = lastId;
      pending.set(id, { resolve, reject });
      port.post({ type: 'print', id, request });
      signal?.addEventListener('abort', () => {
        pending.delete(id);
        port.post({ type: 'print-cancel', id });
        reject(signal.reason);
      });
    });
  const settle = (message: Settle) => {
    const waiting = pending.get(message.id);
    pending.delete(message.id);
    if (message.type === 'printed') waiting?.resolve(message.bytes);
    else waiting?.reject(fromErrorData(message.error));
  };
  return { print, settle };
}
