import { z } from 'zod';

/** How a field is compared in a filter. `contains` and `in` on a `refs` field mean “any of these”. */
export const FILTER_OPS = [
  'eq',
  'ne',
  'in',
  'lt',
  'lte',
  'gt',
  'gte',
  'contains',
  'empty',
  'notEmpty',
] as const;

const filterValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.union([z.string(), z.number()])).max(100_000),
]);

export const filterSchema = z.object({
  field: z.string().max(100),
  op: z.enum(FILTER_OPS),
  value: filterValue.default(null),
});

/** What a list asks for. Filters are joined by “and”. */
export const listQuerySchema = z.object({
  where: z.array(filterSchema).max(50).default([]),
  /** Words looked for in every searchable field. */
  text: z.string().max(500).default(''),
  sort: z
    .array(z.object({ field: z.string().max(100), descending: z.boolean().default(false) }))
    .max(5)
    .default([]),
  limit: z.number().int().min(0).max(100_000).default(200),
  offset: z.number().int().min(0).default(0),
});

/** Counts of a list's records by the values of some of its fields. */
export const tallyQuerySchema = listQuerySchema.pick({ where: true, text: true }).extend({
  by: z.array(z.string().max(100)).max(2).default([]),
});

export type TallyQuery = z.infer<typeof tallyQuerySchema>;
export type Filter = z.infer<typeof filterSchema>;
export type ListQuery = z.infer<typeof listQuerySchema>;
