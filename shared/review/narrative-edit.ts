import { z } from 'zod';
import { defineEntity } from '../entity/entity.ts';
import { longText, oneOf, text } from '../entity/field.ts';
import type { FigureThen, NarrativePlace } from '../narrative/edited.ts';
import { SECTION_TITLES } from './section-titles.ts';

const PLACES: Readonly<Record<NarrativePlace, string>> = { headline: 'Headline', ...SECTION_TITLES };

/** An author's sentence in place of a generated one of a week's review. */
export const narrativeEdit = defineEntity({
  name: 'narrativeEdit',
  label: 'Edited sentence',
  plural: 'Edited sentences',
  about: 'Sentences of a review in its author’s words, with the figures they spoke of as they were then.',
  title: 'sentence',
  isMadeByMuster: true,
  fields: {
    week: text('Week', { required: true, list: true, help: 'As 2026-W47.' }),
    section: oneOf('Section', PLACES, { required: true, list: true }),
    sentence: text('Sentence', { required: true, help: 'The name of the generated sentence.' }),
    text: longText('Text', { search: true, list: true, help: 'Left empty, the sentence is taken out.' }),
    figures: longText('Figures then', { required: true, help: 'A list of figure keys and values as JSON.' }),
  },
  rules: [
    {
      field: 'figures',
      holds: ({ figures }) => typeof figures !== 'string' || readFiguresThen(figures) !== null,
      message: 'This is not a list of figures as JSON.',
    },
  ],
  unique: [['week', 'section', 'sentence']],
  order: '-week',
  hiddenFrom: ['customer'],
});

const figuresThen = z.array(z.strictObject({ key: z.string(), value: z.number().nullable() }));

/** The figures that are kept as JSON text; `null` when the text is not a list of them. */
export function readFiguresThen(json: string): FigureThen[] | null {
  try {
    return figuresThen.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
