import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

let isOnPaper = false;
const listeners = new Set<() => void>();

/** Whether the page is being printed: nobody scrolls on paper, so what is drawn in sight only has to be there whole. */
export function useIsOnPaper(): boolean {
  return useSyncExternalStore(subscribe, () => isOnPaper);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

// At once: the engine lays the page out when its listeners are done.
function turn(isPrinting: boolean): void {
  isOnPaper = isPrinting;
  flushSync(() => {
    for (const listener of listeners) listener();
  });
  for (const element of document.querySelectorAll<HTMLElement>('main, main *'))
    if (!isPrinting) delete element.dataset.unrolled;
    else if (doesScroll(element)) element.dataset.unrolled = '';
}

/** What scrolls would be cut off where it was scrolled to; `base.css` shows all of what is unrolled. */
function doesScroll(element: HTMLElement): boolean {
  const { overflowX, overflowY } = getComputedStyle(element);
  return [overflowX, overflowY].some((overflow) => overflow === 'auto' || overflow === 'scroll');
}

addEventListener('beforeprint', () => turn(true));
addEventListener('afterprint', () => turn(false));
