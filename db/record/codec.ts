import { type Entity, fieldOf, snakeCase } from '#shared/entity/entity.ts';
import type { FieldKind } from '#shared/entity/field.ts';
import { ownColumns } from '../schema/ddl.ts';

export type Stored = string | number | null;

const BASE_FIELDS = ['id', 'key', 'createdAt', 'updatedAt', 'source', 'sourceId'];

/** The fields kept in the entity's own table, in column order. */
export function storedFields(entity: Entity): string[] {
  return [...BASE_FIELDS, ...ownColumns(entity).map(([name]) => name)];
}

export function columnOf(name: string): string {
  return snakeCase(name);
}

/** How a field's value is kept by SQLite. */
export function encoderOf(entity: Entity, name: string): (value: unknown) => Stored {
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
