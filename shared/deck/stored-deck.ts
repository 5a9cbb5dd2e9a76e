import { defineEntity } from '../entity/entity.ts';
import { longText, text } from '../entity/field.ts';
import { type Slide, slidesSchema } from './slide.ts';

/** A deck that somebody composed or imported; it stands beside the decks that come with Muster. */
export const deck = defineEntity({
  name: 'deck',
  label: 'Deck',
  plural: 'Decks',
  about: 'Decks of your own: which slides, about which KPIs, in which order.',
  title: 'title',
  fields: {
    slug: text('Deck key', { required: true, list: true }),
    title: text('Title', { required: true, search: true, list: true }),
    slides: longText('Slides', { required: true, help: 'A list of slides as JSON.' }),
  },
  rules: [
    {
      field: 'slides',
      holds: ({ slides }) => typeof slides !== 'string' || 'slides' in readSlides(slides),
      message: 'This is not a list of slides as JSON.',
    },
  ],
  unique: [['slug']],
  order: 'title',
});

/** The slides that are kept as JSON text, or the sentence that says why it cannot be used. */
export function readSlides(text: string): { slides: Slide[] } | { problem: string } {
  try {
    const read = slidesSchema.safeParse(JSON.parse(text));
    if (read.success) return { slides: read.data };
    const [issue] = read.error.issues;
    return { problem: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}` };
  } catch {
    return { problem: 'It is not JSON.' };
  }
}
