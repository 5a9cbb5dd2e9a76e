import { type Entity, fieldOf, snakeCase } from '#shared/entity/entity.ts';
import type { FieldKind } from '#shared/entity/field.ts';
import { fold } from '../file/connection.ts';
import { ownColumns } from '../schema/columns.ts';
import { foldedColumn, foldedFields } from '../schema/indexes.ts';

export type Stored = string | number | null;

const BASE_FIELDS = ['id', 'key', 'createdAt', 'updatedAt', 'source', 'sourceId'];

/** A column of an entity's own table: the field it keeps, and how SQLite keeps the field's value. */
export type StoredColumn = { column: string; field: string; encode: (value: unknown) => Stored };

/** The columns of an entity's own table, in their order; a text that is kept folded has two. */
export function storedColumns(entity: Entity): StoredColumn[] {
  const fields = [...BASE_FIELDS, ...ownColumns(entity).map(([name]) => name)];
  return [
    ...fields.map((field) => ({ column: columnOf(field), field, encode: encoderOf(entity, field) })),
    ...foldedFields(entity).map((field) => ({ column: foldedColumn(field), field, encode: fold })),
  ];
}

export function columnOf(name: string): string {
  return snakeCase(name);
}

function encoderOf(entity: Entity, name: string): (value: unknown) => Stored {
  const encode = BASE_FIELDS.includes(name) ? String : (ENCODERS[fieldOf(entity, name).kind] ?? String);
  return (value) => (value === null || value === undefined ? null : encode(value));
}

const ENCODERS: Partial<Record<FieldKind, (value: unknown) => Stored>> = {
  boolean: (value) => (value ? 1 : 0),
  tags: (value) => JSON.stringify(value),
  links: (value) => JSON.stringify(value),
  integer: Number,
  money: Number,
  number: Number,
  ratio: Number,
};
