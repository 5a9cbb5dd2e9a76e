import { useEffect } from 'react';
import { go } from './location.ts';
import { PAGES } from './pages.tsx';
import { isDialogOpen, isTyping } from './shortcuts.ts';

const WAIT_MS = 1500;

/** G and then a page's letter goes to the page. */
export function useGoKeys(): void {
  useEffect(() => {
    let until = 0;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isDialogOpen()) return;
      // Held for a sign above a key, e.g. $.
      if (event.key === 'Shift') return;
      if (event.timeStamp < until) {
        const page = PAGES.find(({ key }) => key === event.key.toLowerCase());
        until = 0;
        if (!page) return;
        event.preventDefault();
        event.stopImmediatePropagation(); // the letter may be a shortcut of the page too
        go(page.path);
      } else if (event.key.toLowerCase() === 'g') {
        until = event.timeStamp + WAIT_MS;
      }
    };
    addEventListener('keydown', listen, { capture: true });
    return () => removeEventListener('keydown', listen, { capture: true });
  }, []);
}
