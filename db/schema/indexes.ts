import { fieldSql } from '#shared/entity/derived.ts';
import { type Entity, snakeCase } from '#shared/entity/entity.ts';
import { ownColumns, settledSql } from './columns.ts';

/** One index of an entity's table: its terms as SQL, and which rows it holds. */
export type Index = { name: string; terms: readonly string[]; isUnique: boolean; where: string | undefined };

/** Long texts are ordered by their beginning, so that an index need not hold them whole. */
const ORDERED_LETTERS = 40;

/** Every index of an entity's table. */
export function indexesOf(entity: Entity): Index[] {
  const { table } = entity;
  const unique = entity.unique.map((fields) => index(table, fields, { isUnique: true }));
  const declared = entity.indexes.map((fields) => index(table, fields));
  const leading = new Set([...entity.indexes, ...entity.unique].map((fields) => fields[0]));
  // A removed record's referrers are looked up, and SQLite checks them: each reference needs an index.
  const references = ownColumns(entity)
    .filter(([field, { target }]) => target !== undefined && !leading.has(field))
    .map(([field, { nullable, list }]) => index(table, [field], { isPartial: nullable && !list }));
  return [
    {
      name: `${table}__source`,
      terms: ['source', 'source_id'],
      isUnique: true,
      where: 'source_id IS NOT NULL',
    },
    ...(entity.keyPrefix === undefined ? [] : [index(table, ['key'], { isPartial: true })]),
    ...unique,
    ...declared,
    ...references,
    ...(entity.isLarge ? orderIndexes(entity, leading) : []),
    ...listIndex(entity),
  ];
}

/** The index a list is read from in the order of a field; `undefined` when it must be sorted. */
export function orderIndex(entity: Entity, field: string): Index | undefined {
  const term = orderColumn(entity, field);
  const led = indexesOf(entity).filter(
    ({ terms, where }) =>
      terms[0] === term && (where === undefined || where === `${snakeCase(field)} IS NOT NULL`),
  );
  return led.sort((a, b) => a.terms.length - b.terms.length)[0];
}

/** The index of the order in which what is settled comes last. */
export function listIndex(entity: Entity): Index[] {
  const settled = settledSql(entity);
  if (settled === undefined) return [];
  const isDescending = entity.order.startsWith('-');
  const field = isDescending ? entity.order.slice(1) : entity.order;
  const column = fieldSql(entity, field);
  const isLast = entity.fields[field]?.nullable && !isDescending ? [`${column} IS NULL`] : [];
  const terms = [settled, ...isLast, isDescending ? `${column} DESC` : column, 'id'];
  return [{ name: `${entity.table}__list`, terms, isUnique: false, where: undefined }];
}

/** The column that keeps a text as it is ordered and looked through: lower case, without accents. */
export function foldedColumn(field: string): string {
  return `${snakeCase(field)}_folded`;
}

/** The texts of a large entity, which are kept folded beside what was typed. */
export function foldedFields(entity: Entity): string[] {
  if (!entity.isLarge) return [];
  return ownColumns(entity)
    .filter(([, { kind }]) => kind === 'text')
    .map(([name]) => name);
}

/** The indexes of an entity's table as SQL. */
export function indexDdl(entity: Entity): string[] {
  return indexesOf(entity).map(({ name, terms, isUnique, where }) => {
    const what = isUnique ? 'UNIQUE INDEX' : 'INDEX';
    return `CREATE ${what} ${name} ON ${entity.table} (${terms.join(', ')})${where ? ` WHERE ${where}` : ''}`;
  });
}

function index(
  table: string,
  fields: readonly string[],
  { isUnique = false, isPartial = false } = {},
): Index {
  const terms = fields.map(snakeCase);
  const where = isPartial ? `${terms[0]} IS NOT NULL` : undefined;
  return { name: [table, ...terms].join('__'), terms, isUnique, where };
}

function orderIndexes(entity: Entity, leading: ReadonlySet<string | undefined>): Index[] {
  return ownColumns(entity)
    .filter(([field, { kind, target }]) => target === undefined && (kind === 'text' || !leading.has(field)))
    .map(([field, { kind }]) => {
      const isRare = kind === 'longText' || kind === 'url';
      return {
        name: `${entity.table}__by_${snakeCase(field)}`,
        terms: [orderColumn(entity, field) ?? snakeCase(field)],
        isUnique: false,
        where: isRare ? `${snakeCase(field)} IS NOT NULL` : undefined,
      };
    });
}

/** What a field is ordered by, where that is kept in the row. */
function orderColumn(entity: Entity, field: string): string | undefined {
  const kind = entity.fields[field]?.kind;
  if (kind === 'refs' || kind === 'ref') return undefined;
  if (kind === 'text') return entity.isLarge ? foldedColumn(field) : undefined;
  return kind === 'longText' ? `substr(${snakeCase(field)}, 1, ${ORDERED_LETTERS})` : snakeCase(field);
}
