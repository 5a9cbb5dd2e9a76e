import { formatInstant } from '../../figure/format.ts';
import type { ReviewData } from '../../review/review-data.ts';
import { SHOWN_FIGURES } from '../../review/shown-figures.ts';
import { tilesExtra } from '../fit/tile-heights.ts';
import { beside, nothing, pickFigures, text, tiles } from './blocks.ts';
import type { SlideOutline } from './outline.ts';

export const AUDIENCE_NAMES = {
  team: 'Teams',
  director: 'The director',
  executive: 'Executives',
  customer: 'Customers',
};

/** The cover; its heading is the deck's title. */
export const titleOutline: SlideOutline = {
  words: ({ document }) => ({ assertion: document.title }),
  body: ({ data: { workspace, weekLabel, asOf, isPartial }, document }) => [
    text([workspace.name, weekLabel]),
    text([
      `Data as of ${formatInstant(asOf, workspace.zone)} (${workspace.zone})`,
      `For ${AUDIENCE_NAMES[document.audience]}`,
      ...(isPartial ? ['So far: the week is not over.'] : []),
    ]),
  ],
};

/** How much higher than usual the headline's figures may be beside its sentences, in pixels. */
const MOST_EXTRA = 24;
/** How much wider the letters of those figures are than of others. */
export const LARGE = 1.08;

/** Whether the figures of the headline have a page of their own, because what they say takes too many lines. */
export function hasFigurePage({ figures }: ReviewData): boolean {
  const shown = pickFigures(figures, SHOWN_FIGURES.headline, 8);
  return tilesExtra(shown, 2, 500 / LARGE) > MOST_EXTRA;
}

export const headlineOutline: SlideOutline = {
  parts: (data) => (hasFigurePage(data) ? 2 : 1),
  words: () => ({
    notes: [
      'Arrows show the change against the week or period before. “—” means that there is no data, never zero.',
    ],
  }),
  body: ({ data, part }) => {
    if (part > 1) return tiles(data.figures, SHOWN_FIGURES.headline, { columns: 4, most: 8 });
    const sentences = data.narrative.headline.slice(0, 5).map((sentence) => sentence.text);
    const said =
      sentences.length > 0
        ? ({ type: 'text', sentences, look: 'large' } as const)
        : nothing('There is nothing to say about this week yet: no record falls into it.');
    const figures = hasFigurePage(data)
      ? []
      : tiles(data.figures, SHOWN_FIGURES.headline, { columns: 2, most: 8 });
    return figures.length > 0 ? [beside([0.58, [said]], [0.42, figures])] : [said];
  },
};
