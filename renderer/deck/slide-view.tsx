import { useContext, useMemo } from 'react';
import type { DeckDocument } from '#shared/deck/deck.ts';
import { type DeckPage, propsOf } from '#shared/deck/pages.ts';
import { themeOf } from '#shared/deck/theme.ts';
import { ChartSurface } from '../charts/chart-figure.tsx';
import { TableChoice } from '../review/blocks/fact-table.tsx';
import { PageContext } from './page-context.ts';
import { SLIDES } from './slides/index.ts';

/** One page of a deck at its size of 1280 × 720 CSS pixels. */
export function SlideView({ document, page }: { document: DeckDocument; page: DeckPage }) {
  const { slide, part } = page;
  const { Component } = SLIDES[slide.kind];
  const { hiddenColumns, limit } = slide;
  const choice = useMemo(() => ({ hiddenColumns: hiddenColumns ?? [], limit }), [hiddenColumns, limit]);
  const around = useContext(ChartSurface);
  const { accent } = themeOf(document);
  // Charts are drawn anew when their colours change.
  const surface = useMemo(() => ({ ...around, theme: `${around.theme} ${accent}` }), [around, accent]);
  return (
    <PageContext value={{ document, page }}>
      <TableChoice value={choice}>
        <ChartSurface value={surface}>
          <Component document={document} slide={slide} part={part} {...propsOf(document, slide)} />
        </ChartSurface>
      </TableChoice>
    </PageContext>
  );
}
