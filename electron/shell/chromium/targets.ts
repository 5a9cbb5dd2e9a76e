import { FIRST_PAGE } from './launch.ts';
import type { Pipe, Session } from './pipe.ts';

export type Adopted = { targetId: string; session: Session };

export type Targets = {
  /** Makes a page by `make`, and gives the session on it, paused before anything loads. */
  adopt(make: () => void): Promise<Adopted>;
  /** Whenever a page that was adopted is gone. */
  onGone(listener: (targetId: string) => void): void;
};

/**
 * Keeps track of the browser's pages. The one it comes up with is kept for whoever asks first, so that its process
 * starts while the core does. Another that we did not ask for (a pop-up, a new tab) is closed at once.
 */
export function followTargets({ browser, session }: Pipe): Targets {
  let first: Adopted | undefined;
  let awaitsFirst = true;
  const wanted: { resolve(adopted: Adopted): void; reject(error: unknown): void }[] = [];
  const sessions = new Map<string, string>();
  const goneListeners: ((targetId: string) => void)[] = [];
  browser.on('Target.attachedToTarget', ({ sessionId, targetInfo: { targetId, url } }) => {
    const adopted = { targetId, session: session(sessionId) };
    if (awaitsFirst && !isFirstPage(url)) return; // the browser's own, while it comes up
    const next = wanted.shift();
    if (next) next.resolve(adopted);
    else if (awaitsFirst) first = adopted;
    else {
      browser.send('Target.closeTarget', { targetId }).catch(() => undefined);
      return;
    }
    awaitsFirst = false;
    sessions.set(sessionId, targetId);
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
        if (first) {
          resolve(first);
          first = undefined;
          return;
        }
        wanted.push({ resolve, reject });
        if (!awaitsFirst || wanted.length > 1) attaching.then(make).catch(reject);
      }),
    onGone: (listener) => void goneListeners.push(listener),
  };
}

// The window may be seen before its page has a URL.
function isFirstPage(url: string): boolean {
  return url === '' || url === 'about:blank' || url.startsWith(FIRST_PAGE.slice(0, 10));
}
