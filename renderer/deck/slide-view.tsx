import type { DeckDocument } from '#shared/deck/deck.ts';
import type { DeckPage } from '#shared/deck/pages.ts';
import { PageContext } from './page-context.ts';
import { SLIDES } from './slides/index.ts';

/** One page of a deck at its size of 1280 × 720 CSS pixels. */
export function SlideView({ document, page }: { document: DeckDocument; page: DeckPage }) {
  const { Component } = SLIDES[page.slide.kind];
  return (
    <PageContext value={{ document, page }}>
      <Component data={document.data} document={document} part={page.part} />
    </PageContext>
  );
}
