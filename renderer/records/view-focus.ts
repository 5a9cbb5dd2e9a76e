import { type RefObject, useEffect } from 'react';

/**
 * Marks the element of a list's view that takes the keyboard when the list is opened and when the panel beside it is
 * closed: `{...{ [VIEW_FOCUS]: true }}`.
 */
export const VIEW_FOCUS = 'data-view-focus';

/** Puts the keyboard into the view of a list; without one that takes it, on the page. */
export function focusView(list: HTMLElement | null): void {
  const view = list?.querySelector<HTMLElement>(`[${VIEW_FOCUS}]:not(:disabled)`);
  (view ?? list?.closest('main'))?.focus();
}

/** Gives the keyboard to a view as soon as its data is there, unless a person is already somewhere on the page. */
export function useViewFocus(root: RefObject<HTMLElement | null>, isReady: boolean): void {
  useEffect(() => {
    if (isReady && !isElsewhere()) root.current?.querySelector<HTMLElement>(`[${VIEW_FOCUS}]`)?.focus();
  }, [root, isReady]);
}

/** Whether the keyboard is on something of the page; the side bar, from where one comes, is not counted. */
export function isElsewhere(): boolean {
  const active = document.activeElement;
  return active !== null && !active.matches('body, main') && active.closest('nav') === null;
}
