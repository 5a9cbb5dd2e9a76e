import { z } from 'zod';
import { defineEntity } from '../entity/entity.ts';
import { integer, longText, oneOf, text } from '../entity/field.ts';
import { svgProblem } from './safe-svg.ts';

/** The largest picture that a workspace takes, in bytes. */
export const MOST_PICTURE_BYTES = 2_000_000;

const base64 = z
  .string()
  .max(Math.ceil(MOST_PICTURE_BYTES / 3) * 4, 'Keep a picture under 2 MB.')
  .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'This is not a picture.');

/** A picture for slides and for the deck's theme. It is kept in the workspace, so that a deck needs no other file. */
export const picture = defineEntity({
  name: 'picture',
  label: 'Picture',
  plural: 'Pictures',
  about:
    'Pictures for slides and the logo of your decks, kept in this workspace. They are added to a slide in the editor of a deck.',
  title: 'title',
  fields: {
    title: text('Name', { required: true, search: true, list: true }),
    alt: text('What it shows', {
      required: true,
      search: true,
      list: true,
      help: 'Read out to those who cannot see it.',
    }),
    mediaType: oneOf(
      'Format',
      { 'image/png': 'PNG', 'image/jpeg': 'JPEG', 'image/webp': 'WebP', 'image/svg+xml': 'SVG' },
      { required: true, list: true },
    ),
    width: integer('Width', { required: true, min: 1, max: 20_000, unit: 'px', list: true }),
    height: integer('Height', { required: true, min: 1, max: 20_000, unit: 'px', list: true }),
    data: { ...longText('Data', { required: true }), schema: base64 },
    raster: {
      ...longText('As PNG', { help: 'An SVG as points, for programs that take no SVG.' }),
      schema: base64,
    },
  },
  rules: [
    {
      field: 'data',
      holds: ({ mediaType, data }) =>
        mediaType !== 'image/svg+xml' || typeof data !== 'string' || svgProblem(data) === null,
      message: 'This SVG holds a script or loads something from elsewhere.',
    },
  ],
  isMadeByMuster: true,
});
