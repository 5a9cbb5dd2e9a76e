import type { SQL } from 'drizzle-orm';
import { type Entity, snakeCase } from '#shared/entity/entity.ts';
import type { ListQuery } from '#shared/record/list-query.ts';
import { sql } from '../drizzle/required.ts';
import { quote } from '../schema/columns.ts';
import { type Index, listIndex, orderIndex } from '../schema/indexes.ts';

type Sort = ListQuery['sort'][number];

/** Rows that come one after the other in an index: a list in some order is a few of these, read one by one. */
export type Run = {
  /** The index that has them in their order; `undefined` for the order of row numbers. */
  index: string | undefined;
  where: SQL | undefined;
  order: SQL;
};

/** The runs of a list in the order of a field, rows without a value last; `undefined` when it must be sorted. */
export function runsBy(entity: Entity, { field, descending }: Sort): Run[] | undefined {
  const index = orderIndex(entity, field);
  if (!index) return undefined;
  const column = snakeCase(field);
  const { kind, choices = [], nullable = true } = entity.fields[field] ?? {};
  const isNull: Run = index.where
    ? { index: undefined, where: sql.raw(`${column} IS NULL`), order: ordered([], descending) }
    : { index: index.name, where: sql.raw(`${column} IS NULL`), order: ordered(index.terms, descending) };
  const rest = nullable ? [isNull] : [];
  if (kind !== 'oneOf') {
    const where = nullable ? sql.raw(index.where ?? `${index.terms[0]} IS NOT NULL`) : undefined;
    return [{ index: index.name, where, order: ordered(index.terms, descending) }, ...rest];
  }
  const values = choices.map(({ value }) => value);
  const runs = (descending ? values.toReversed() : values).map((value) => ({
    index: index.name,
    where: sql.raw(`${column} = ${quote(value)}`),
    order: ordered(index.terms, descending),
  }));
  return [...runs, ...rest];
}

/** The one run of a list in its first order, where an index has it. */
export function defaultRuns(entity: Entity): Run[] | undefined {
  if (entity.isPastLast) return undefined;
  const [index] = listIndex(entity);
  if (index) return [{ index: index.name, where: undefined, order: ordered(index.terms, false) }];
  const descending = entity.order.startsWith('-');
  return runsBy(entity, { field: descending ? entity.order.slice(1) : entity.order, descending });
}

/** The order of an index from one of its ends. Row numbers decide between equal terms. */
function ordered(terms: Index['terms'], descending: boolean): SQL {
  return sql.raw([...terms, 'rowid'].map((term) => `${term}${descending ? ' DESC' : ''}`).join(', '));
}
