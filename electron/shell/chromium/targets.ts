import type { Pipe, Session } from './pipe.ts';

export type Adopted = { targetId: string; session: Session };

export type Targets = {
  /** Makes a page by `make`, and gives the session on it, paused before anything loads. */
  adopt(make: () => void): Promise<Adopted>;
  /** Whenever a page that was adopted is gone. */
  onGone(listener: (targetId: string) => void): void;
};

/** Keeps track of the browser's pages. One that we did not ask for (a pop-up, a new tab) is closed at once. */
export function followTargets({ browser, session }: Pipe): Targets {
  const wanted: { resolve(adopted: Adopted): void; reject(error: unknown): void }[] = [];
  const sessions = new Map<string, string>();
  const goneListeners: ((targetId: string) => void)[] = [];
  browser.on('Target.attachedToTarget', ({ sessionId, targetInfo, waitingForDebugger }) => {
    if (targetInfo.type !== 'page' || !(waitingForDebugger || targetInfo.url === 'about:blank')) return;
    const next = wanted.shift();
    if (next === undefined) {
      browser.send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => undefined);
      return;
    }
    sessions.set(sessionId, targetInfo.targetId);
    next.resolve({ targetId: targetInfo.targetId, session: session(sessionId) });
  });
  browser.on('Target.detachedFromTarget', ({ sessionId }) => {
    const targetId = sessions.get(sessionId);
    sessions.delete(sessionId);
    if (targetId !== undefined) for (const listener of goneListeners) listener(targetId);
  });
  const attaching = browser.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'page' }, { exclude: true }],
  });
  return {
    adopt: (make) =>
      new Promise((resolve, reject) => {
        wanted.push({ resolve, reject });
        attaching.then(make).catch(reject);
      }),
    onGone: (listener) => void goneListeners.push(listener),
  };
}
