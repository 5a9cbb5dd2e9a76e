import { formatInstant } from '../../figure/format.ts';
import { SHOWN_FIGURES } from '../../review/shown-figures.ts';
import { beside, nothing, text, tiles } from './blocks.ts';
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

export const headlineOutline: SlideOutline = {
  words: () => ({
    notes: [
      'Arrows show the change against the week or period before. “—” means that there is no data, never zero.',
    ],
  }),
  body: ({ data }) => {
    const sentences = data.narrative.headline.slice(0, 5).map((sentence) => sentence.text);
    const said =
      sentences.length > 0
        ? ({ type: 'text', sentences, look: 'large' } as const)
        : nothing('There is nothing to say about this week yet: no record falls into it.');
    const figures = tiles(data.figures, SHOWN_FIGURES.headline, { columns: 2, most: 8 });
    return figures.length > 0 ? [beside([0.58, [said]], [0.42, figures])] : [said];
  },
};
