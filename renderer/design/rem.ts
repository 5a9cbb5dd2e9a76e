/** How many pixels a rem has at the reader's own font size. */
export function rem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** How high a row of a list and its head are, in pixels. */
export function rowHeight(): number {
  return 2 * rem();
}
