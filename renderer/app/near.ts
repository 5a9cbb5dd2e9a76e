import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { drawAllNow, drawSoon } from './turns.ts';

/** How far outside of what is in sight, in CSS pixels, things are drawn: about a screen. */
const MARGIN = '900px';

/** `isDrawn` says whether to draw what a place holds; `height` is how high it was, in CSS pixels, when it last was. */
export type Nearness = { isDrawn: boolean; height: number | null };

type Place = { isDrawn: boolean; change: (next: Nearness) => void; cancel: () => void };

const places = new Map<Element, Place>();
let observer: IntersectionObserver | undefined;

/**
 * Whether a place of a long page is in sight or close to it, so that what it holds need be drawn. What is far away is
 * left out again, unless the keyboard is in it or it is the first of its kind, where the keyboard begins; on paper
 * everything is drawn. `element` is there in either case.
 */
export function useNear(element: RefObject<Element | null>, isFirst = false): Nearness {
  const [nearness, change] = useState<Nearness>({ isDrawn: isFirst, height: null });
  useEffect(
    () => (element.current && !isFirst ? watch(element.current, change) : undefined),
    [element, isFirst],
  );
  return nearness;
}

function watch(element: Element, change: Place['change']): () => void {
  const place = { isDrawn: false, change, cancel: () => undefined };
  places.set(element, place);
  observer ??= new IntersectionObserver(decide, { rootMargin: MARGIN, scrollMargin: MARGIN });
  observer.observe(element);
  return () => {
    place.cancel();
    places.delete(element);
    observer?.unobserve(element);
  };
}

/** What is closest to the middle of the window comes first. */
function decide(entries: readonly IntersectionObserverEntry[]): void {
  const middle = innerHeight / 2;
  const distance = ({ boundingClientRect: { top, bottom } }: IntersectionObserverEntry) =>
    Math.max(top - middle, middle - bottom, 0);
  for (const entry of entries.toSorted((a, b) => distance(a) - distance(b))) {
    const place = places.get(entry.target);
    if (!place) continue;
    const { isIntersecting: isNear, target, boundingClientRect } = entry;
    place.cancel();
    if (isNear === place.isDrawn || (!isNear && target.contains(document.activeElement))) continue;
    const height = isNear ? null : boundingClientRect.height;
    place.cancel = drawSoon(() => draw(place, { isDrawn: isNear, height }));
  }
}

// At once within the frame, so that its time is counted.
function draw(place: Place, next: Nearness): void {
  place.isDrawn = next.isDrawn;
  flushSync(() => place.change(next));
}

/** Draws at once whatever waits for its turn or is far away, e.g. for paper. */
export function drawEverything(): void {
  const left = [...places.values()].filter(({ isDrawn }) => !isDrawn);
  for (const place of left) place.isDrawn = true;
  flushSync(() => {
    for (const { cancel, change } of left) {
      cancel();
      change({ isDrawn: true, height: null });
    }
  });
  drawAllNow();
}

addEventListener('beforeprint', drawEverything);
// Looked at anew: what is far away is left out again.
addEventListener('afterprint', () => {
  for (const element of places.keys()) {
    observer?.unobserve(element);
    observer?.observe(element);
  }
});
