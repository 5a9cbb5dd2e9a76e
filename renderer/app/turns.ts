import { type ReactNode, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** How long drawing in turns may take of one frame before the next waits for another, in milliseconds. */
const SLICE_MS = 4;

const waiting = new Set<() => void>();
let isAsked = false;

/** Draws soon, as much as fits in each frame, so that a long page goes on answering. Gives what takes it back. */
export function drawSoon(draw: () => void): () => void {
  const cancel = drawForPaper(draw);
  ask();
  return cancel;
}

/** Draws when all is drawn, for paper, or with whatever else waits. Gives what takes it back. */
export function drawForPaper(draw: () => void): () => void {
  waiting.add(draw);
  return () => void waiting.delete(draw);
}

/** Whether it is a component's turn to draw what it holds. Once it is, it stays so. */
export function useTurn(isFirst = false): boolean {
  const [isDrawn, setDrawn] = useState(isFirst);
  // At once within the frame, so that its time is counted.
  useEffect(() => (isDrawn ? undefined : drawSoon(() => flushSync(() => setDrawn(true)))), [isDrawn]);
  return isDrawn;
}

/**
 * How many of a list's items are drawn so far: `step` at first and as many more at each turn, but at least those up to
 * the item that has to be there, e.g. for the keyboard.
 */
export function useGrowing(total: number, step: number, needed = 0): number {
  const [reached, setReached] = useState(step);
  const isWhole = reached >= total;
  useEffect(
    () => (isWhole ? undefined : drawSoon(() => flushSync(() => setReached(reached + step)))),
    [isWhole, reached, step],
  );
  return Math.min(total, Math.max(reached, needed));
}

/** A part of a page that is drawn when it is its turn. */
export function InTurn({ isFirst, children }: { isFirst?: boolean; children: ReactNode }): ReactNode {
  return useTurn(isFirst) && children;
}

/** Many rows in the pieces that are drawn in turns. */
export function chunksOf<Item>(items: readonly Item[], size: number): (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}

/** Draws at once whatever waits, e.g. for paper. */
export function drawAllNow(): void {
  drawUntil(Number.POSITIVE_INFINITY);
}

function ask(): void {
  if (isAsked || waiting.size === 0) return;
  isAsked = true;
  requestAnimationFrame(() => {
    isAsked = false;
    drawUntil(performance.now() + SLICE_MS);
    ask();
  });
}

function drawUntil(end: number): void {
  for (const draw of waiting) {
    waiting.delete(draw);
    draw();
    if (performance.now() >= end) return;
  }
}
