import { type Entity, fieldOf, snakeCase } from '#shared/entity/entity.ts';
import type { AnyField } from '#shared/entity/field.ts';
import { linkFields, linkTable, ownColumns, quote } from './columns.ts';
import { foldedColumn, foldedFields, indexDdl } from './indexes.ts';

/**
 * The tables of an entity as SQL. Migrations are written by hand from it; a test holds the migrated file against it,
 * so that descriptions and file cannot drift apart.
 */
export function entityDdl(entity: Entity): string[] {
  return [tableDdl(entity), ...indexDdl(entity), ...linkDdl(entity)];
}

function tableDdl(entity: Entity): string {
  const columns = [
    'id TEXT PRIMARY KEY NOT NULL',
    'key TEXT',
    'created_at TEXT NOT NULL',
    'updated_at TEXT NOT NULL',
    'source TEXT',
    'source_id TEXT',
    ...ownColumns(entity).map(([name, field]) => columnDdl(snakeCase(name), field)),
    ...foldedFields(entity).map((name) => foldedDdl(name, fieldOf(entity, name))),
  ];
  return `CREATE TABLE ${entity.table} (\n  ${columns.join(',\n  ')}\n) STRICT`;
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

function foldedDdl(name: string, { nullable }: AnyField): string {
  return `${foldedColumn(name)} TEXT${nullable ? '' : ' NOT NULL'}`;
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
