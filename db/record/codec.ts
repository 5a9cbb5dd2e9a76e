import { type Entity, fieldOf, snakeCase } from '#shared/entity/entity.ts';
import type { AnyField } from '#shared/entity/field.ts';
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

/** A field's value as SQLite keeps it. */
export function encode(entity: Entity, name: string, value: unknown): Stored {
  if (value === null || value === undefined) return null;
  if (BASE_FIELDS.includes(name)) return String(value);
  return encodeField(fieldOf(entity, name), value);
}

function encodeField(field: AnyField, value: unknown): Stored {
  switch (field.kind) {
    case 'boolean':
      return value ? 1 : 0;
    case 'tags':
    case 'links':
      return JSON.stringify(value);
    case 'integer':
    case 'money':
    case 'number':
    case 'ratio':
      return Number(value);
    default:
      return String(value);
  }
}
