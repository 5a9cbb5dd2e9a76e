import type { Bridge } from '#shared/contract/bridge.ts';

/** Names of the two lines between a page and the shell: out through a DevTools binding, in through a function. */
export const SEND = '__musterSend';
export const RECEIVE = '__musterReceive';

/** The script that runs in a page before its own: it puts the bridge at `window.muster`. */
export function preloadScript(): string {
  return `(${installBridge})(${JSON.stringify({ send: SEND, receive: RECEIVE })})`;
}

// This function is sent to the page as text: it must not use anything from outside itself.
function installBridge({ send, receive }: { send: string; receive: string }): void {
  const page = globalThis as unknown as Record<string, unknown>;
  const binding = page[send] as (payload: string) => void;
  const listeners = {
    core: new Set<(message: string) => void>(),
    shell: new Set<(message: string) => void>(),
  };
  const early: Record<'core' | 'shell', string[]> = { core: [], shell: [] };
  const bridge = {
    shell: 'chromium',
    send: (target, message) => binding(`${target}\n${message}`),
    onMessage: (target, listener) => {
      listeners[target].add(listener);
      for (const message of early[target].splice(0)) listener(message);
      return () => void listeners[target].delete(listener);
    },
  } satisfies Bridge;
  const hidden = { writable: false, configurable: false, enumerable: false };
  Object.defineProperty(page, 'muster', { ...hidden, value: Object.freeze(bridge) });
  Object.defineProperty(page, receive, {
    ...hidden,
    value: (target: 'core' | 'shell', message: string) => {
      if (listeners[target].size === 0) early[target].push(message);
      for (const listener of listeners[target]) listener(message);
    },
  });
}
