import type { DeckDocument, Slide } from '#shared/deck/deck.ts';
import { partsOf } from './slides/index.ts';

/** One page of a deck: a slide, or a part of one that goes on over several pages. */
export type DeckPage = { slide: Slide; part: number; parts: number; number: number; total: number };

/** The pages of a deck in order. */
export function deckPages(document: DeckDocument): DeckPage[] {
  const pages = document.slides.flatMap((slide) => {
    const parts = partsOf(slide, document.data);
    return Array.from({ length: parts }, (_, index) => ({ slide, part: index + 1, parts }));
  });
  return pages.map((page, index) => ({ ...page, number: index + 1, total: pages.length }));
}
