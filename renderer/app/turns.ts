/** How long drawing in turns may take of one frame before the next waits for another, in milliseconds. */
const SLICE_MS = 8;

const waiting = new Set<() => void>();
let isAsked = false;

/** Draws soon, as much as fits in each frame, so that a long page goes on answering. Gives what takes it back. */
export function drawSoon(draw: () => void): () => void {
  waiting.add(draw);
  ask();
  return () => void waiting.delete(draw);
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
