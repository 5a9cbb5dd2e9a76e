import type { ComponentType } from 'react';
import type { DeckDocument, Slide } from '#shared/deck/deck.ts';
import type { ReviewData } from '#shared/review/review-data.ts';

export type SlideProps = {
  data: ReviewData;
  document: DeckDocument /** From 1, for slides that go on. */;
  part: number;
};

export type SlideDefinition = {
  Component: ComponentType<SlideProps>;
  /** How many pages it takes; one unless it says otherwise. */
  parts?: (data: ReviewData, slide: Slide) => number;
};

/** The rows of a page when they are spread evenly: `[from, to)`. */
export function rowsOfPart(count: number, part: number, parts: number, perPage: number): [number, number] {
  const each = Math.min(perPage, Math.ceil(count / parts));
  return [(part - 1) * each, Math.min(count, part * each)];
}

/** How many pages a list takes, at least one and at most `most`. */
export function partsFor(count: number, perPage: number, most: number): number {
  return Math.min(most, Math.max(1, Math.ceil(count / perPage)));
}
