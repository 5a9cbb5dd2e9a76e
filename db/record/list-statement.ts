import { MusterError } from '#shared/contract/errors.ts';
import { findEntity } from '#shared/entities.ts';
import type { Entity } from '#shared/entity/entity.ts';
import type { AnyField } from '#shared/entity/field.ts';
import type { Filter, ListQuery } from '#shared/record/list-query.ts';
import { fold } from '../file/connection.ts';
import { linkTable } from '../schema/ddl.ts';
import { matchExpression } from '../search/search-index.ts';
import { columnOf, encode } from './codec.ts';

type Condition = { sql: string; values: unknown[] };

const BASE = new Set(['id', 'key', 'createdAt', 'updatedAt', 'source', 'sourceId']);
const COMPARISONS = { eq: '=', ne: 'IS NOT', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/**
 * The WHERE and ORDER BY of a list. Names come from the entity's description, never from the caller; values are
 * always bound.
 */
export function listStatement(
  entity: Entity,
  query: ListQuery,
): { where: string; order: string; values: unknown[] } {
  const conditions = query.where.map((filter) => condition(entity, filter));
  const match = matchExpression(query.text);
  if (match !== '') conditions.push(textCondition(match));
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`;
  return { where, order: orderBy(entity, query), values: conditions.flatMap(({ values }) => values) };
}

function condition(entity: Entity, filter: Filter): Condition {
  const field = knownField(entity, filter.field);
  if (field?.kind === 'refs') return linkCondition(entity, filter);
  const column = `t.${columnOf(filter.field)}`;
  switch (filter.op) {
    case 'empty':
      return { sql: `${column} IS NULL`, values: [] };
    case 'notEmpty':
      return { sql: `${column} IS NOT NULL`, values: [] };
    case 'contains':
      return { sql: `instr(fold(${column}), ?) > 0`, values: [fold(filter.value) ?? ''] };
    case 'in':
      return {
        sql: `${column} IN (SELECT value FROM json_each(?))`,
        values: [JSON.stringify(listOf(filter.value).map((one) => encode(entity, filter.field, one)))],
      };
    default:
      return {
        sql: `${column} ${COMPARISONS[filter.op]} ?`,
        values: [encode(entity, filter.field, filter.value)],
      };
  }
}

function linkCondition(entity: Entity, filter: Filter): Condition {
  const rows = `SELECT 1 FROM ${linkTable(entity, filter.field)} l WHERE l.owner_id = t.id`;
  if (filter.op === 'empty') return { sql: `NOT EXISTS (${rows})`, values: [] };
  if (filter.op === 'notEmpty') return { sql: `EXISTS (${rows})`, values: [] };
  const wanted = JSON.stringify(listOf(filter.value));
  const found = `EXISTS (${rows} AND l.target_id IN (SELECT value FROM json_each(?)))`;
  return { sql: filter.op === 'ne' ? `NOT ${found}` : found, values: [wanted] };
}

function textCondition(match: string): Condition {
  return {
    sql: 't.id IN (SELECT record_id FROM search_index JOIN search_doc ON search_doc.id = search_index.rowid WHERE search_index MATCH ?)',
    values: [match],
  };
}

function orderBy(entity: Entity, query: ListQuery): string {
  const wanted = query.sort.length > 0 ? query.sort : [defaultSort(entity)];
  const terms = wanted.map(({ field, descending }) => {
    const direction = descending ? 'DESC' : 'ASC';
    return `${orderTerm(entity, field)} ${direction} NULLS LAST`;
  });
  return `ORDER BY ${[...terms, 't.id'].join(', ')}`;
}

/** A reference is ordered by the name of what it refers to, choices by their place in the description. */
function orderTerm(entity: Entity, name: string): string {
  const field = knownField(entity, name);
  const column = `t.${columnOf(name)}`;
  const target = field?.kind === 'ref' && field.target ? findEntity(field.target) : undefined;
  if (target)
    return `(SELECT fold(o.${columnOf(target.title)}) FROM ${target.table} o WHERE o.id = ${column})`;
  if (field?.kind === 'refs')
    return `(SELECT count(*) FROM ${linkTable(entity, name)} l WHERE l.owner_id = t.id)`;
  if (field?.kind === 'oneOf')
    return `CASE ${column} ${field.choices.map((choice, index) => `WHEN '${choice.value}' THEN ${index}`).join(' ')} END`;
  return field?.kind === 'text' ? `fold(${column})` : column;
}

function defaultSort(entity: Entity): { field: string; descending: boolean } {
  const descending = entity.order.startsWith('-');
  return { field: descending ? entity.order.slice(1) : entity.order, descending };
}

function knownField(entity: Entity, name: string): AnyField | undefined {
  if (BASE.has(name)) return undefined;
  const field = Object.hasOwn(entity.fields, name) ? entity.fields[name] : undefined;
  if (!field) throw new MusterError('bad-input', `${entity.plural} have no field “${name}”.`);
  return field;
}

function listOf(value: Filter['value']): unknown[] {
  return Array.isArray(value) ? value : [value];
}
