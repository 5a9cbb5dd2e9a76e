import type { Command } from '#shared/contract/menu.ts';

export type CommandStream = {
  send(command: Command): void;
  /** Commands from now on, until the signal aborts or the stream is closed. */
  listen(signal?: AbortSignal): AsyncGenerator<Command, void, undefined>;
  close(): void;
};

/** Hands each command to everyone who listens. A command that nobody listens to is dropped. */
export function createCommandStream(): CommandStream {
  const listeners = new Set<{ queue: Command[]; wake(): void }>();
  let isClosed = false;
  const wakeAll = () => {
    for (const listener of listeners) listener.wake();
  };
  return {
    send(command) {
      for (const listener of listeners) listener.queue.push(command);
      wakeAll();
    },
    close() {
      isClosed = true;
      wakeAll();
    },
    async *listen(signal) {
      let wake = () => {};
      const listener = { queue: [] as Command[], wake: () => wake() };
      const onAbort = () => wake();
      listeners.add(listener);
      signal?.addEventListener('abort', onAbort);
      try {
        while (!isClosed && signal?.aborted !== true) {
          const command = listener.queue.shift();
          if (command !== undefined) yield command;
          else await new Promise<void>((resolve) => (wake = resolve));
        }
      } finally {
        listeners.delete(listener);
        signal?.removeEventListener('abort', onAbort);
      }
    },
  };
}
