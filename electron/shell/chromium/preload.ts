import type { Bridge } from '#shared/contract/bridge.ts';

/** Names of the two lines between a page and the shell: out through a DevTools binding, in through a function. */
export const SEND = '__musterSend';
export const RECEIVE = '__musterReceive';

/** Marks shortcuts on the way out, where otherwise a target's name stands. */
export const KEY_PREFIX = 'key\n';

export type Shortcut = { command: string; key: string; ctrl: boolean; shift: boolean; alt: boolean };

/** The script that runs in a page before its own: it puts the bridge at `window.muster`. */
export function preloadScript(shortcuts: readonly Shortcut[]): string {
  const settings = { send: SEND, receive: RECEIVE, keyPrefix: KEY_PREFIX, shortcuts };
  return `(${installBridge})(${JSON.stringify(settings)})`;
}

type Settings = { send: string; receive: string; keyPrefix: string; shortcuts: readonly Shortcut[] };

// This function is sent to the page as text: it must not use anything from outside itself.
function installBridge({ send, receive, keyPrefix, shortcuts }: Settings): void {
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
  addEventListener('keydown', (event) => {
    const isMac = navigator.platform.startsWith('Mac');
    const ctrl = isMac ? event.metaKey : event.ctrlKey;
    const match = shortcuts.find(
      (shortcut) =>
        shortcut.key === event.key.toLowerCase() &&
        shortcut.ctrl === ctrl &&
        shortcut.shift === event.shiftKey &&
        shortcut.alt === event.altKey,
    );
    if (match === undefined) return;
    event.preventDefault();
    binding(keyPrefix + match.command);
  });
}
