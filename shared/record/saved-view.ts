import { z } from 'zod';
import { defineEntity } from '../entity/entity.ts';
import { longText, text } from '../entity/field.ts';
import { filterSchema } from './list-query.ts';

/** How a list is seen: its columns and their widths, filters, order, and as which view. */
export const listViewSchema = z.object({
  /** The names of the columns in their order; `null` are those the description names. */
  columns: z.array(z.string().max(100)).max(200).nullable().default(null),
  /** Widths in rem by column, where a person chose them. */
  widths: z.record(z.string().max(100), z.number().min(3).max(80)).default({}),
  sort: z
    .object({ field: z.string().max(100), descending: z.boolean() })
    .nullable()
    .default(null),
  where: z.array(filterSchema).max(50).default([]),
  /** Which view of the list; `null` is its table. */
  shownAs: z.string().max(50).nullable().default(null),
});
export type ListView = z.infer<typeof listViewSchema>;

/** A way to see a list that somebody gave a name, kept in the workspace so that it travels with it. */
export const savedView = defineEntity({
  name: 'savedView',
  label: 'Saved view',
  plural: 'Saved views',
  about: 'Filters, columns and order of a list under a name.',
  title: 'name',
  fields: {
    list: text('List', { required: true, list: true }),
    name: text('Name', { required: true, list: true }),
    view: longText('View', { required: true, help: 'Columns, filters and order as JSON.' }),
  },
  rules: [
    {
      field: 'view',
      holds: ({ view }) => typeof view !== 'string' || readView(view) !== null,
      message: 'This is not a view as JSON.',
    },
  ],
  unique: [['list', 'name']],
  isMadeByMuster: true,
});

/** The view that is kept as JSON text; `null` when it cannot be read. */
export function readView(json: string): ListView | null {
  try {
    return listViewSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
