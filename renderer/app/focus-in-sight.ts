/**
 * Brings what the keyboard comes to into sight as a whole. The engine leaves it half cut off where a part of it can be
 * seen already, and of a text field it shows only the line that is written.
 */
export function keepFocusInSight(): void {
  addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement) || !target.matches(':focus-visible')) return;
    const { width, height } = target.getBoundingClientRect();
    // What is larger than half the window is a part of the page that scrolls, not a control.
    if (width < innerWidth / 2 && height < innerHeight / 2)
      target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
}
