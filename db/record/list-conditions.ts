import type { SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { MusterError } from '#shared/contract/errors.ts';
import { findEntity } from '#shared/entities.ts';
import { fieldSql, shownField } from '#shared/entity/derived.ts';
import { type Entity, snakeCase } from '#shared/entity/entity.ts';
import type { Filter, ListQuery } from '#shared/record/list-query.ts';
import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from '../drizzle/required.ts';
import { fold } from '../file/connection.ts';
import { settledSql } from '../schema/columns.ts';
import { foldedColumn, foldedFields } from '../schema/indexes.ts';
import { linkTables } from '../schema/tables.ts';
import { matchExpression, wordsOf } from '../search/search-index.ts';

/** An entity's drizzle table with its columns by field name. */
export type EntityColumn = SQLiteColumn;
export type EntityTable = SQLiteTable & Record<string, EntityColumn>;

const BASE = new Set(['id', 'key', 'createdAt', 'updatedAt', 'source', 'sourceId']);

/** The WHERE of a list, or `undefined` for all rows. Field names are checked against the description. */
export function whereOf(entity: Entity, table: EntityTable, query: ListQuery): SQL | undefined {
  const conditions = query.where.map((filter) => condition(entity, table, filter));
  const match = matchExpression(query.text);
  if (match !== '' && isIndexed(entity)) conditions.push(textCondition(table, match));
  else conditions.push(...wordsOf(query.text).map((word) => nameCondition(entity, table, word)));
  return and(...conditions);
}

type Sort = ListQuery['sort'][number];

/** One term of an ORDER BY; rows without a value come last. */
export function sortTerm(entity: Entity, table: EntityTable, { field, descending }: Sort): SQL {
  const term = orderTerm(entity, table, field);
  return sql`${descending ? desc(term) : asc(term)} NULLS LAST`;
}

/** What is settled comes last, where the description says what that is; its index has the very same terms. */
export function defaultOrder(entity: Entity, table: EntityTable): SQL[] {
  const sort = defaultSort(entity);
  if (entity.isPastLast) return nearestFirst(termOf(entity, table, sort.field));
  const settled = settledSql(entity);
  if (settled === undefined) return [sortTerm(entity, table, sort)];
  const column = termOf(entity, table, sort.field);
  const isLast = entity.fields[sort.field]?.nullable && !sort.descending ? [sql`${column} IS NULL`] : [];
  return [sql.raw(settled), ...isLast, sort.descending ? desc(column) : asc(column)];
}

/** Days to come from the next on, then those that are over from the latest back, then records without one. */
function nearestFirst(column: EntityColumn | SQL): SQL[] {
  return [sql`coalesce(${column} < date('now'), 2)`, sql`abs(julianday(${column}) - julianday('now'))`];
}

/** The columns to count by. Only fields with one value in a record can be counted by. */
export function groupColumns(
  entity: Entity,
  table: EntityTable,
  by: readonly string[],
): (EntityColumn | SQL)[] {
  return by.map((name) => {
    if (kindOf(entity, name) !== 'refs') return termOf(entity, table, name);
    throw new MusterError('bad-input', `${entity.plural} cannot be counted by “${name}”.`);
  });
}

function condition(entity: Entity, table: EntityTable, filter: Filter): SQL {
  if (kindOf(entity, filter.field) === 'refs') return linkCondition(entity, table, filter);
  const column = termOf(entity, table, filter.field);
  const { value } = filter;
  const bound = sql.param(value, table[filter.field]);
  switch (filter.op) {
    case 'empty':
      return isNull(column);
    case 'notEmpty':
      return isNotNull(column);
    case 'contains':
      return containsText(entity, column, filter.field, fold(value) ?? '');
    case 'in':
      return oneOfMany(column, listOf(value));
    case 'ne':
      return sql`${column} IS NOT ${bound}`;
    default:
      return sql`${column} ${sql.raw(COMPARISONS[filter.op])} ${bound}`;
  }
}

/** As `foldedText`, but SQLite's own LIKE, which is quicker still, decides on plain text. */
function containsText(entity: Entity, column: EntityColumn | SQL, field: string, wanted: string): SQL {
  if (foldedFields(entity).includes(field))
    return sql`instr(${sql.identifier(foldedColumn(field))}, ${wanted}) > 0`;
  const pattern = `%${wanted.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql`(${column} LIKE ${pattern} ESCAPE '\\' OR (octet_length(${column}) <> length(${column}) AND instr(fold(${column}), ${wanted}) > 0))`;
}

/** SQLite takes a limited number of values in a statement; long lists go in as one. */
function oneOfMany(column: EntityColumn | SQL, values: readonly unknown[]): SQL {
  if (values.length > 0 && values.length <= MANY) return sql`${column} IN ${values}`;
  return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;
}

const MANY = 500;
const COMPARISONS = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

function linkCondition(entity: Entity, table: EntityTable, filter: Filter): SQL {
  const link = linkTables[`${entity.name}.${filter.field}`];
  if (!link) throw new Error(`${entity.name}.${filter.field} has no link table`);
  const wanted =
    filter.op === 'empty' || filter.op === 'notEmpty'
      ? undefined
      : inArray(link.targetId, listOf(filter.value).map(String));
  const isLinked = filter.op !== 'empty' && filter.op !== 'ne';
  return linkFilter(table, link, isLinked, wanted);
}

/** Whether a row refers to any record, or to any of those that are wanted. */
export function linkFilter(
  table: EntityTable,
  link: (typeof linkTables)[string],
  isLinked: boolean,
  wanted?: SQL,
): SQL {
  const owners = sql`(SELECT ${link.ownerId} FROM ${link}${wanted ? sql` WHERE ${wanted}` : sql``})`;
  return sql`${columnOf(table, 'id')}${isLinked ? sql`` : sql` NOT`} IN ${owners}`;
}

function textCondition(table: EntityTable, match: string): SQL {
  return sql`${columnOf(table, 'id')} IN (SELECT record_id FROM search_index JOIN search_doc ON search_doc.id = search_index.rowid WHERE search_index MATCH ${match})`;
}

/** Whether the full-text search knows records of this kind. */
function isIndexed({ fields }: Entity): boolean {
  return Object.values(fields).some(({ search }) => search);
}

/** Without full text, as for counts and rates, records are found by their own names and by those they refer to. */
function nameCondition(entity: Entity, table: EntityTable, word: string): SQL {
  const wanted = fold(word) ?? '';
  const found = Object.entries(entity.fields).flatMap(([name, { kind, target }]) => {
    const column = columnOf(table, name);
    if (kind === 'text') return [containsText(entity, column, name, wanted)];
    const other = kind === 'ref' && target !== undefined ? findEntity(target) : undefined;
    if (other === undefined) return [];
    const from = sql.identifier(other.table);
    return [sql`${column} IN (SELECT o.id FROM ${from} o WHERE instr(${foldedTitle(other)}, ${wanted}) > 0)`];
  });
  return sql`(${sql.join(found.length > 0 ? found : [sql`FALSE`], sql` OR `)})`;
}

/** A reference is ordered by the name of what it refers to, a choice by its place in the description. */
export function orderTerm(entity: Entity, table: EntityTable, name: string): SQL {
  const kind = kindOf(entity, name);
  const link = linkTables[`${entity.name}.${name}`];
  if (link) return sql`(SELECT count(*) FROM ${link} WHERE ${eq(link.ownerId, columnOf(table, 'id'))})`;
  const column = termOf(entity, table, name);
  const field = entity.fields[name];
  const target = kind === 'ref' && field?.target ? findEntity(field.target) : undefined;
  if (target) {
    const from = sql.identifier(target.table);
    return sql`(SELECT ${foldedTitle(target)} FROM ${from} o WHERE o.id = ${column})`;
  }
  if (kind === 'oneOf') {
    const places = (field?.choices ?? []).map(({ value }, place) => sql`WHEN ${value} THEN ${place}`);
    return sql`CASE ${column} ${sql.join(places, sql` `)} END`;
  }
  if (foldedFields(entity).includes(name)) return sql`${sql.identifier(foldedColumn(name))}`;
  return kind === 'text' ? foldedText(column) : sql`${column}`;
}

/** What a record of an entity, which is called `o` in the query, is ordered by when others refer to it. */
export function foldedTitle(target: Entity): SQL {
  if (foldedFields(target).includes(target.title))
    return sql`o.${sql.identifier(foldedColumn(target.title))}`;
  return foldedText(sql`o.${sql.identifier(snakeCase(target.title))}`);
}

/** Text without case and accents. What is plain ASCII needs no JavaScript for it, which costs ten times as much. */
function foldedText(text: EntityColumn | SQL): SQL {
  return sql`CASE WHEN octet_length(${text}) = length(${text}) THEN lower(${text}) ELSE fold(${text}) END`;
}

function defaultSort(entity: Entity): { field: string; descending: boolean } {
  const descending = entity.order.startsWith('-');
  return { field: descending ? entity.order.slice(1) : entity.order, descending };
}

function kindOf(entity: Entity, name: string): string {
  if (BASE.has(name)) return 'base';
  const field = shownField(entity, name);
  if (!field) throw new MusterError('bad-input', `${entity.plural} have no field “${name}”.`);
  return field.kind;
}

/** A column of the table, or what follows from several. */
function termOf(entity: Entity, table: EntityTable, name: string): EntityColumn | SQL {
  return Object.hasOwn(entity.derived, name) ? sql.raw(`(${fieldSql(entity, name)})`) : columnOf(table, name);
}

function columnOf(table: EntityTable, name: string): EntityColumn {
  const column = table[name];
  if (!column) throw new Error(`the table has no column for ${name}`);
  return column;
}

function listOf(value: Filter['value']): unknown[] {
  return Array.isArray(value) ? value : [value];
}
