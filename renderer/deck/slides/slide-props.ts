import type { ComponentType } from 'react';
import type { DeckDocument, Slide } from '#shared/deck/deck.ts';
import type { SlideExtra } from '#shared/deck/slide-body.ts';
import type { ReviewData } from '#shared/review/review-data.ts';

export type SlideProps = {
  /** What the slide's filter leaves of the review. */
  data: ReviewData;
  document: DeckDocument;
  slide: Slide;
  extra: SlideExtra;
  /** From 1, for slides that go on. */
  part: number;
};

export type SlideDefinition = { Component: ComponentType<SlideProps> };
