export type Box = { left: number; top: number; right: number; bottom: number };

export function boxOf(element: Element): Box {
  const { left, top, right, bottom } = element.getClientRects()[0] ?? element.getBoundingClientRect();
  return { left, top, right, bottom };
}

export function grown({ left, top, right, bottom }: Box, by: number): Box {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}

/** Less than this is rounding. */
const HAIR = 0.75;

/** Which sides of a box are cut off by the window or by what the element scrolls or is clipped in. */
export function cutSides(box: Box, element: Element): string[] {
  const frames = [{ left: 0, top: 0, right: innerWidth, bottom: innerHeight }, ...clipsAround(element)];
  const cut = (side: keyof Box, sign: 1 | -1) =>
    frames.some((frame) => sign * (frame[side] - box[side]) > HAIR);
  return [
    ...(cut('left', 1) ? ['left'] : []),
    ...(cut('top', 1) ? ['top'] : []),
    ...(cut('right', -1) ? ['right'] : []),
    ...(cut('bottom', -1) ? ['bottom'] : []),
  ];
}

function clipsAround(element: Element): Box[] {
  const clips: Box[] = [];
  let isOutOfFlow = getComputedStyle(element).position === 'absolute';
  let isFixed = getComputedStyle(element).position === 'fixed';
  for (let at = element.parentElement; at !== null && !isFixed; at = at.parentElement) {
    const { overflowX, overflowY, position } = getComputedStyle(at);
    const isContaining = position !== 'static';
    if ((overflowX !== 'visible' || overflowY !== 'visible') && (!isOutOfFlow || isContaining))
      clips.push(paddingBox(at));
    if (isContaining) isOutOfFlow = position === 'absolute';
    isFixed = position === 'fixed';
  }
  return clips;
}

function paddingBox(element: Element): Box {
  const { left, top } = element.getBoundingClientRect();
  const [x, y] = [left + element.clientLeft, top + element.clientTop];
  const inside = { left: x, top: y, right: x + element.clientWidth, bottom: y + element.clientHeight };
  const { overflow, overflowClipMargin } = getComputedStyle(element);
  return overflow === 'clip' ? grown(inside, Number.parseFloat(overflowClipMargin)) : inside;
}

/**
 * What covers an element: something else that is hit at its middle, or at two of its corners. A button laid over the
 * end of its own row or field covers nothing of it.
 */
export function whatCovers(element: Element): Element | null {
  const { left, top, right, bottom } = boxOf(element);
  const inset = Math.min(4, (right - left) / 4, (bottom - top) / 4);
  const over = (x: number, y: number) => {
    const hit = document.elementFromPoint(x, y);
    return hit === null || hit.contains(element) || element.contains(hit) || isPartner(hit, element)
      ? []
      : [hit];
  };
  const middle = over((left + right) / 2, (top + bottom) / 2);
  const corners = [left + inset, right - inset].flatMap((x) =>
    [top + inset, bottom - inset].flatMap((y) => over(x, y)),
  );
  return middle[0] ?? (corners.length > 1 ? (corners[0] ?? null) : null);
}

function isPartner(hit: Element, element: Element): boolean {
  if (hit.closest('label')?.contains(element)) return true;
  // A tooltip of the place before, which goes with it.
  const page = document.getElementById('root');
  if (page?.contains(element) && !page.contains(hit)) return hit.closest('[data-notice]') === null;
  const group = hit.closest('button')?.parentElement?.parentElement ?? hit.parentElement;
  return (group?.contains(element) ?? false) && getComputedStyle(hit).position !== 'sticky';
}

/** Whether the second comes before the first for a reader: above it, and not in a column to its right. */
export function isBackwards(first: Box, second: Box): boolean {
  return second.bottom <= first.top + 1 && second.left < first.right - 1;
}
