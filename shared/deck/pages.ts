import type { ReviewData } from '../review/review-data.ts';
import type { DeckDocument } from './deck.ts';
import { SLIDE_OUTLINES } from './outline/slide-outlines.ts';
import type { Slide } from './slide.ts';
import type { SlideExtra } from './slide-body.ts';
import { dataOfSlide } from './slide-filter.ts';

/** One page of a deck: a slide, or a part of one that goes on over several pages. */
export type DeckPage = { slide: Slide; part: number; parts: number; number: number; total: number };

/** The pages of a deck in order; the same in every format. */
export function deckPages(document: DeckDocument): DeckPage[] {
  const pages = document.slides.flatMap((slide) => {
    const { data, extra } = propsOf(document, slide);
    const parts = SLIDE_OUTLINES[slide.kind].parts?.(data, slide, extra, document) ?? 1;
    return Array.from({ length: parts }, (_, index) => ({ slide, part: index + 1, parts }));
  });
  return pages.map((page, index) => ({ ...page, number: index + 1, total: pages.length }));
}

const NOTHING: SlideExtra = {};

/** What a slide is drawn from: what its filter leaves of the review, and what it brings along. */
export function propsOf(
  { data, extra }: DeckDocument,
  slide: Slide,
): { data: ReviewData; extra: SlideExtra } {
  return { data: dataOfSlide(data, slide), extra: extra[slide.id] ?? NOTHING };
}
