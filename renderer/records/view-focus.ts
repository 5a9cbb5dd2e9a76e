import { type RefObject, useEffect } from 'react';

/**
 * Marks the element of a list's view that takes the keyboard when the list is opened and when the panel beside it is
 * closed: `{...{ [VIEW_FOCUS]: true }}`.
 */
export const VIEW_FOCUS = 'data-view-focus';

/** Gives the keyboard to a view as soon as its data is there, unless a person is already somewhere on the page. */
export function useViewFocus(root: RefObject<HTMLElement | null>, isReady: boolean): void {
  useEffect(() => {
    if (isReady && !isElsewhere()) root.current?.querySelector<HTMLElement>(`[${VIEW_FOCUS}]`)?.focus();
  }, [root, isReady]);
}

/** Whether the keyboard is somewhere on the page; the side bar, from where one comes, is not counted. */
export function isElsewhere(): boolean {
  const active = document.activeElement;
  return active !== null && active !== document.body && active.closest('nav') === null;
}
