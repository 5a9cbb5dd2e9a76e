import { type Entity, snakeCase } from '#shared/entity/entity.ts';
import type { AnyField } from '#shared/entity/field.ts';

/**
 * The tables of an entity as SQL. Migrations are written by hand from it; a test holds the migrated file against it,
 * so that descriptions and file cannot drift apart.
 */
export function entityDdl(entity: Entity): string[] {
  return [tableDdl(entity), ...indexDdl(entity), ...linkDdl(entity)];
}

/** Name of the table that keeps a `refs` field. */
export function linkTable(entity: Entity, field: string): string {
  return `${entity.table}_${snakeCase(field)}`;
}

/** Columns every table begins with. */
export const BASE_COLUMNS = ['id', 'key', 'created_at', 'updated_at', 'source', 'source_id'] as const;

function tableDdl(entity: Entity): string {
  const columns = [
    'id TEXT PRIMARY KEY NOT NULL',
    'key TEXT',
    'created_at TEXT NOT NULL',
    'updated_at TEXT NOT NULL',
    'source TEXT',
    'source_id TEXT',
    ...ownColumns(entity).map(([name, field]) => columnDdl(snakeCase(name), field)),
  ];
  return `CREATE TABLE ${entity.table} (\n  ${columns.join(',\n  ')}\n) STRICT`;
}

/** The fields kept as columns of the entity's own table: all but `refs`. */
export function ownColumns(entity: Entity): [string, AnyField][] {
  return Object.entries(entity.fields).filter(([, field]) => field.kind !== 'refs');
}

/** The fields kept in link tables. */
export function linkFields(entity: Entity): [string, AnyField][] {
  return Object.entries(entity.fields).filter(([, field]) => field.kind === 'refs');
}

function columnDdl(column: string, field: AnyField): string {
  const parts = [column, storage(field)];
  if (!field.nullable) parts.push('NOT NULL');
  if (field.target !== undefined) {
    parts.push(`REFERENCES ${snakeCase(field.target)} (id) DEFERRABLE INITIALLY DEFERRED`);
  }
  const check = checkDdl(column, field);
  if (check) parts.push(`CHECK (${check})`);
  return parts.join(' ');
}

function storage(field: AnyField): string {
  switch (field.kind) {
    case 'integer':
    case 'money':
    case 'boolean':
      return 'INTEGER';
    case 'number':
    case 'ratio':
      return 'REAL';
    default:
      return 'TEXT';
  }
}

function checkDdl(column: string, field: AnyField): string | undefined {
  switch (field.kind) {
    case 'boolean':
      return `${column} IN (0, 1)`;
    case 'oneOf':
      return `${column} IN (${field.choices.map((choice) => quote(choice.value)).join(', ')})`;
    case 'date':
      return `${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`;
    case 'month':
      return `${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'`;
    case 'quarter':
      return `${column} GLOB '[0-9][0-9][0-9][0-9]Q[1-4]'`;
    case 'instant':
      return `length(${column}) = 24 AND ${column} LIKE '____-__-__T__:__:__.___Z'`;
    case 'tags':
    case 'links':
      return `json_valid(${column})`;
    default:
      return rangeDdl(column, field);
  }
}

function rangeDdl(column: string, { min, max }: AnyField): string | undefined {
  const bounds = [];
  if (min !== undefined) bounds.push(`${column} >= ${min}`);
  if (max !== undefined) bounds.push(`${column} <= ${max}`);
  return bounds.length > 0 ? bounds.join(' AND ') : undefined;
}

function indexDdl(entity: Entity): string[] {
  const { table } = entity;
  const columns = (fields: readonly string[]) => fields.map(snakeCase).join(', ');
  const name = (fields: readonly string[]) => [table, ...fields.map(snakeCase)].join('__');
  const declared = entity.indexes.map(
    (fields) => `CREATE INDEX ${name(fields)} ON ${table} (${columns(fields)})`,
  );
  const unique = entity.unique.map(
    (fields) => `CREATE UNIQUE INDEX ${name(fields)} ON ${table} (${columns(fields)})`,
  );
  const leading = new Set([...entity.indexes, ...entity.unique].map((fields) => fields[0]));
  // A removed record's referrers are looked up, and SQLite checks them: each reference needs an index.
  const references = ownColumns(entity)
    .filter(([field, { target }]) => target !== undefined && !leading.has(field))
    .map(([field]) => `CREATE INDEX ${name([field])} ON ${table} (${snakeCase(field)})`);
  return [
    `CREATE UNIQUE INDEX ${table}__source ON ${table} (source, source_id) WHERE source_id IS NOT NULL`,
    ...(entity.keyPrefix === undefined
      ? []
      : [`CREATE INDEX ${table}__key ON ${table} (key) WHERE key IS NOT NULL`]),
    ...unique,
    ...declared,
    ...references,
    ...listOrderDdl(entity),
  ];
}

/** Which records are settled, as SQL: 0 comes before 1. The list's order and its index must write it alike. */
export function settledSql({ settled }: Entity): string | undefined {
  if (!settled) return undefined;
  return `${snakeCase(settled.field)} IN (${settled.values.map(quote).join(', ')})`;
}

/** The order of a list in which what is settled comes last: a page of it is read, not sorted. */
function listOrderDdl(entity: Entity): string[] {
  const settled = settledSql(entity);
  if (settled === undefined) return [];
  const isDescending = entity.order.startsWith('-');
  const field = isDescending ? entity.order.slice(1) : entity.order;
  const column = snakeCase(field);
  const isLast = entity.fields[field]?.nullable && !isDescending ? [`${column} IS NULL`] : [];
  const terms = [settled, ...isLast, isDescending ? `${column} DESC` : column, 'id'];
  return [`CREATE INDEX ${entity.table}__list ON ${entity.table} (${terms.join(', ')})`];
}

function linkDdl(entity: Entity): string[] {
  return linkFields(entity).flatMap(([name, field]) => {
    const table = linkTable(entity, name);
    const target = snakeCase(field.target ?? '');
    return [
      `CREATE TABLE ${table} (\n  owner_id TEXT NOT NULL REFERENCES ${entity.table} (id) DEFERRABLE INITIALLY DEFERRED,\n  target_id TEXT NOT NULL REFERENCES ${target} (id) DEFERRABLE INITIALLY DEFERRED,\n  PRIMARY KEY (owner_id, target_id)\n) STRICT, WITHOUT ROWID`,
      `CREATE INDEX ${table}__target ON ${table} (target_id)`,
    ];
  });
}

function quote(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
