import { type Entity, snakeCase } from '#shared/entity/entity.ts';
import type { AnyField } from '#shared/entity/field.ts';

/** The fields kept as columns of the entity's own table: all but `refs`. */
export function ownColumns(entity: Entity): [string, AnyField][] {
  return Object.entries(entity.fields).filter(([, field]) => field.kind !== 'refs');
}

/** The fields kept in link tables. */
export function linkFields(entity: Entity): [string, AnyField][] {
  return Object.entries(entity.fields).filter(([, field]) => field.kind === 'refs');
}

/** Name of the table that keeps a `refs` field. */
export function linkTable(entity: Entity, field: string): string {
  return `${entity.table}_${snakeCase(field)}`;
}

/** Which records are settled, as SQL: 0 comes before 1. The list's order and its index must write it alike. */
export function settledSql({ settled }: Entity): string | undefined {
  if (!settled) return undefined;
  return `${snakeCase(settled.field)} IN (${settled.values.map(quote).join(', ')})`;
}

/** A text as SQL writes it. */
export function quote(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
