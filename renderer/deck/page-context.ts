import { createContext, useContext } from 'react';
import type { DeckDocument } from '#shared/deck/deck.ts';
import type { DeckPage } from '#shared/deck/pages.ts';

type Page = { document: DeckDocument; page: DeckPage };

/** The page that a slide is drawn on. */
export const PageContext = createContext<Page | null>(null);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('A slide is drawn outside of a deck.');
  return page;
}
