import type { Channel } from '#shared/contract/channel.ts';

export type Line = Channel & { close(): void };

/** Two ends of a line inside one thread. Messages arrive later, never within `send`. */
export function localLine(): [Line, Line] {
  const a = end();
  const b = end();
  const close = () => {
    for (const side of [a, b]) for (const listener of side.closeListeners.splice(0)) listener();
  };
  return [lineOf(a, b, close), lineOf(b, a, close)];
}

type End = { listeners: ((message: string) => void)[]; closeListeners: (() => void)[] };

const end = (): End => ({ listeners: [], closeListeners: [] });

function lineOf(own: End, other: End, close: () => void): Line {
  return {
    send: (message) => queueMicrotask(() => other.listeners.forEach((listener) => void listener(message))),
    onMessage: (listener) => void own.listeners.push(listener),
    onClose: (listener) => void own.closeListeners.push(listener),
    close,
  };
}
