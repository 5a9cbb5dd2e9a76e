import type { ComponentType } from 'react';
import type { DeckDocument } from '#shared/deck/deck.ts';
import type { ReviewData } from '#shared/review/review-data.ts';

export type SlideProps = {
  data: ReviewData;
  document: DeckDocument /** From 1, for slides that go on. */;
  part: number;
};

export type SlideDefinition = { Component: ComponentType<SlideProps> };
