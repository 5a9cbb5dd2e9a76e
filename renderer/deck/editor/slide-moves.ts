import type { Slide } from '#shared/deck/slide.ts';

/** Slides with the one at `from` moved to `to`; the same when either is outside. */
export function moved(slides: readonly Slide[], from: number, to: number): readonly Slide[] {
  const slide = slides[from];
  if (!slide || to < 0 || to >= slides.length || from === to) return slides;
  const others = slides.toSpliced(from, 1);
  return others.toSpliced(to, 0, slide);
}

/** Slides with a copy behind the one at `at`. */
export function duplicated(slides: readonly Slide[], at: number): readonly Slide[] {
  const slide = slides[at];
  return slide ? slides.toSpliced(at + 1, 0, { ...slide, id: freeId(slide.kind, slides) }) : slides;
}

/** An id that no slide of the deck has. */
export function freeId(base: string, slides: readonly Slide[]): string {
  const taken = new Set(slides.map(({ id }) => id));
  let id = base;
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
  return id;
}

/** Changes some options of a slide. */
export type SetOptions = (changes: Record<string, unknown>) => void;

/** A slide with some of its options changed; those that are `undefined` are taken out. */
export function withOptions(slide: Slide, changes: Record<string, unknown>): Slide {
  const all = Object.entries({ ...slide, ...changes }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(all) as Slide;
}
