import { useEffect, useEffectEvent } from 'react';

/**
 * Gives the keyboard back when what had it leaves the page: a bar, a form, a chip, a notice, or a dialog whose opener
 * is gone. Without it the keyboard would be on nothing at all. `restore` puts it where the page goes on from.
 */
export function useKeptFocus(restore: () => void): void {
  const onLost = useEffectEvent(restore);
  useEffect(() => {
    let last: Element | null = document.activeElement;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof Element) last = target;
    };
    const isLost = () => isNowhere() && last !== null && (!last.isConnected || isEmptied(last));
    // A closing popup gives the keyboard back itself, a moment after it has left: that comes first.
    const observer = new MutationObserver(() => {
      if (!isLost()) return;
      clearTimeout(timer);
      timer = setTimeout(() => isLost() && onLost());
    });
    observer.observe(document.body, { childList: true, subtree: true });
    addEventListener('focusin', remember);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      removeEventListener('focusin', remember);
    };
  }, []);
}

function isNowhere(): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || isEmptied(active);
}

/** The place of the notices takes the keyboard too, and stays when the last of them has gone. */
function isEmptied(element: Element): boolean {
  return element.matches('[data-notices]:empty');
}
