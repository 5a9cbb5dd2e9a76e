import type { $Type, NotNull } from 'drizzle-orm';
import type { SQLiteTextBuilderInitial } from 'drizzle-orm/sqlite-core';
import { type Entities, entities } from '#shared/entities.ts';
import { type Entity, type Fields, snakeCase } from '#shared/entity/entity.ts';
import type { AnyField, Field } from '#shared/entity/field.ts';
import { integer, primaryKey, real, sqliteTable, text } from '../drizzle/required.ts';
import { linkFields, linkTable, ownColumns } from './columns.ts';

type Base = SQLiteTextBuilderInitial<'', [string, ...string[]], undefined>;
type ColumnOf<F> =
  F extends Field<infer V, infer N, boolean>
    ? N extends true
      ? $Type<Base, V>
      : NotNull<$Type<Base, V>>
    : never;
type OwnFields<F extends Fields> = {
  [K in keyof F as F[K] extends Field<string[], false, true> ? never : K]: ColumnOf<F[K]>;
};

/** drizzle's table of an entity, with the types its description gives. `refs` fields are in link tables. */
export type TableOf<E extends Entity> = ReturnType<
  typeof sqliteTable<E['table'], ReturnType<typeof baseColumns> & OwnFields<E['fields']>>
>;

/** The drizzle tables of all entities, by entity name. */
export const tables = Object.fromEntries(
  Object.entries(entities).map(([name, entity]) => [name, tableFor(entity)]),
) as { [K in keyof Entities]: TableOf<Entities[K]> };

/** The table of a `refs` field: which record (`ownerId`) refers to which (`targetId`). */
function linkTableFor(entity: Entity, field: string) {
  return sqliteTable(
    linkTable(entity, field),
    { ownerId: text('owner_id').notNull(), targetId: text('target_id').notNull() },
    (columns) => [primaryKey({ columns: [columns.ownerId, columns.targetId] })],
  );
}

/** Every link table, named `entity.field`. */
export const linkTables = Object.fromEntries(
  Object.values<Entity>(entities).flatMap((entity) =>
    linkFields(entity).map(([field]) => [`${entity.name}.${field}`, linkTableFor(entity, field)]),
  ),
);

function baseColumns() {
  return {
    id: text('id').primaryKey().notNull(),
    key: text('key'),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
    source: text('source'),
    sourceId: text('source_id'),
  };
}

function tableFor(entity: Entity) {
  const own = Object.fromEntries(
    ownColumns(entity).map(([name, field]) => [name, column(snakeCase(name), field)]),
  );
  return sqliteTable(entity.table, { ...baseColumns(), ...own });
}

function column(name: string, field: AnyField) {
  const built = typed(name, field);
  return field.nullable ? built : built.notNull();
}

function typed(name: string, field: AnyField) {
  switch (field.kind) {
    case 'integer':
    case 'money':
      return integer(name);
    case 'boolean':
      return integer(name, { mode: 'boolean' });
    case 'number':
    case 'ratio':
      return real(name);
    case 'tags':
    case 'links':
      return text(name, { mode: 'json' });
    default:
      return text(name);
  }
}
