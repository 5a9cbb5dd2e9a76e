import type { SQL } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { findEntity } from '#shared/entities.ts';
import { type Entity, snakeCase } from '#shared/entity/entity.ts';
import type { ListQuery } from '#shared/record/list-query.ts';
import { sql } from '../drizzle/required.ts';
import type { Connection } from '../file/connection.ts';
import {
  defaultOrder,
  type EntityTable,
  folded,
  isIndexed,
  orderTerm,
  sortTerm,
  whereOf,
} from './list-conditions.ts';

/** Counts remembered of a list at most: a person goes back and forth between a few filters. */
const REMEMBERED = 50;

/**
 * Finds the rows of one page of a list, by id, and how many rows the list has. A large list stays quick because only
 * its row numbers are put in order, never whole rows; because what no index holds is put in order while it is scanned
 * in the direction that is asked for; and because a reference is ordered by its values, of which only as many are counted
 * as the page needs.
 */
export class ListPage {
  readonly #entity: Entity;
  readonly #table: EntityTable;
  readonly #db: BetterSQLite3Database;
  readonly #stamp: () => string;
  #counts = new Map<string, number>();
  #few = new Map<string, readonly number[] | null>();
  #orders = new Map<string, readonly string[]>();
  #asOf = '';

  constructor(entity: Entity, table: EntityTable, db: BetterSQLite3Database, connection: Connection) {
    this.#entity = entity;
    this.#table = table;
    this.#db = db;
    this.#stamp = stampOf(connection);
  }

  /** The ids of a page in their order. */
  ids(query: ListQuery): string[] {
    this.#refresh();
    const [sort] = query.sort;
    const target = sort && query.sort.length === 1 && this.#entity.fields[sort.field];
    if (sort && target && target.kind === 'ref')
      return this.#idsByReference(query, sort.field, sort.descending);
    const places = this.#placesOf(query);
    const rows = this.#db.values(
      sql`SELECT ${this.#table.id} FROM (${places}) AS place CROSS JOIN ${this.#table} ON ${this.#rowid} = place.r`,
    );
    return rows.map(([id]) => String(id));
  }

  /** How many rows a list has. */
  total(query: ListQuery): number {
    this.#refresh();
    const key = JSON.stringify([query.where, query.text]);
    const known = this.#counts.get(key);
    if (known !== undefined) return known;
    const few = this.#fewOf(query);
    const count = few ? few.length : this.#counted(query);
    if (this.#counts.size >= REMEMBERED) this.#counts.clear();
    this.#counts.set(key, count);
    return count;
  }

  #counted(query: ListQuery): number {
    const [[count] = [0]] = this.#db.values(
      sql`SELECT count(*) FROM ${this.#table} ${whereClause(this.#condition(query))}`,
    );
    return Number(count);
  }

  /**
   * The row numbers of a list that filters leave short; `null` for any other. What no index answers is looked for once
   * and not again for the count, each page and each order.
   */
  #fewOf(query: ListQuery): readonly number[] | null {
    const condition = this.#condition(query);
    if (!condition) return null;
    const key = JSON.stringify([query.where, query.text]);
    const known = this.#few.get(key);
    if (known !== undefined) return known;
    const rows = this.#db.values(
      sql`SELECT ${this.#rowid} FROM ${this.#table} WHERE ${condition} LIMIT ${FEW_ROWS + 1}`,
    );
    const few = rows.length > FEW_ROWS ? null : rows.map(([row]) => Number(row));
    if (this.#few.size >= REMEMBERED) this.#few.clear();
    this.#few.set(key, few);
    return few;
  }

  #condition(query: ListQuery): SQL | undefined {
    return whereOf(this.#entity, this.#table, query);
  }

  /** What the rows of a list have in common, or `undefined` for all rows. */
  #narrowed(query: ListQuery): SQL | undefined {
    const few = this.#fewOf(query);
    if (!few) return this.#condition(query);
    return sql`${this.#rowid} IN (SELECT value FROM json_each(${JSON.stringify(few)}))`;
  }

  /** A query of the row numbers of a page. */
  #placesOf(query: ListQuery): SQL {
    const where = this.#where(query);
    const page = sql`LIMIT ${query.limit} OFFSET ${query.offset}`;
    const [sort] = query.sort;
    if (sort && query.sort.length === 1 && !isIndexed(this.#entity, sort.field)) {
      const term = orderTerm(this.#entity, this.#table, sort.field);
      const direction = sql.raw(sort.descending ? 'DESC' : 'ASC');
      // Rows mostly come in the order of their dates: a scan from the wrong end would keep replacing the page.
      const scan = sql`SELECT ${this.#rowid} AS r, ${term} AS c FROM ${this.#table} ${where} ORDER BY ${this.#rowid} ${direction} LIMIT -1`;
      return sql`SELECT r FROM (${scan}) ORDER BY c ${direction} NULLS LAST, r ${direction} ${page}`;
    }
    const terms =
      query.sort.length === 0
        ? [...defaultOrder(this.#entity, this.#table), sql`${this.#table.id}`]
        : [...query.sort.map((one) => sortTerm(this.#entity, this.#table, one)), this.#rowid];
    return sql`SELECT ${this.#rowid} AS r FROM ${this.#table} ${where} ORDER BY ${sql.join(terms, sql`, `)} ${page}`;
  }

  /** Values are in the order of their names, and only those on the page are read. Rows without one come last. */
  #idsByReference(query: ListQuery, field: string, isDescending: boolean): string[] {
    const order = this.#orderOf(field);
    const values = isDescending ? order.toReversed() : order;
    const groups =
      this.total(query) > FEW_ROWS
        ? this.#groupsUpTo(query, field, values)
        : this.#groupsOf(query, field, values);
    return spans(groups, query).flatMap(({ values, limit, offset }) =>
      this.#idsOf(query, field, values, isDescending, limit, offset),
    );
  }

  /** The values of a short list in their order, each with how many rows have it. */
  #groupsOf(query: ListQuery, field: string, order: readonly string[]): Group[] {
    const column = this.#table[field];
    const groups = this.#db.values(
      sql`SELECT ${column}, count(*) FROM ${this.#table} ${this.#where(query)} GROUP BY ${column}`,
    ) as Group[];
    const counts = new Map(groups);
    const none = counts.get(null) ?? 0;
    const known = order.flatMap((value): Group[] => {
      const count = counts.get(value);
      return count === undefined ? [] : [[value, count]];
    });
    return none > 0 ? [...known, [null, none]] : known;
  }

  /**
   * The values in their order, each with how many rows have it, at least as far as the page reaches. The first are
   * mostly enough; every time they are not, four times as many are counted.
   */
  #groupsUpTo(query: ListQuery, field: string, order: readonly string[]): Group[] {
    const groups: Group[] = [];
    let [covered, size] = [0, FIRST_VALUES];
    for (let at = 0; at < order.length; size *= 4) {
      const values = order.slice(at, at + size);
      const counts = this.#countsOf(query, field, values);
      for (const value of values) {
        const count = counts.get(value) ?? 0;
        if (count > 0) groups.push([value, count]);
        covered += count;
      }
      if (covered >= query.offset + query.limit) return groups;
      at += size;
    }
    const none = this.#countsOf(query, field, null).get(null) ?? 0;
    return none > 0 ? [...groups, [null, none]] : groups;
  }

  /** How many rows of the list have each of some values, or none. */
  #countsOf(query: ListQuery, field: string, values: readonly string[] | null): Map<string | null, number> {
    const column = this.#table[field];
    const where = this.#among(query, field, values);
    return new Map(
      this.#db.values(
        sql`SELECT ${column}, count(*) FROM ${this.#table} WHERE ${where} GROUP BY ${column}`,
      ) as Group[],
    );
  }

  /** The rows of a list that have one of some values, or none. */
  #among(query: ListQuery, field: string, values: readonly string[] | null): SQL {
    const column = this.#table[field];
    const among =
      values === null
        ? sql`${column} IS NULL`
        : sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;
    const where = this.#narrowed(query);
    return where ? sql`${where} AND ${among}` : among;
  }

  #idsOf(
    query: ListQuery,
    field: string,
    values: readonly (string | null)[],
    isDescending: boolean,
    limit: number,
    offset: number,
  ): string[] {
    const known = values.filter((value) => value !== null);
    const where = this.#among(query, field, known.length === 0 ? null : known);
    const found = this.#db.values(
      sql`SELECT ${this.#table.id}, ${this.#table[field]} FROM ${this.#table} WHERE ${where}
        ORDER BY ${this.#rowid} ${sql.raw(isDescending ? 'DESC' : 'ASC')} LIMIT ${limit} OFFSET ${offset}`,
    ) as [string, string | null][];
    const byValue = Map.groupBy(found, ([, value]) => value);
    return values.flatMap((value) => (byValue.get(value) ?? []).map(([id]) => id));
  }

  /** The records that a reference may lead to, in the order of their names, kept until something is written. */
  #orderOf(field: string): readonly string[] {
    const known = this.#orders.get(field);
    if (known) return known;
    const target = findEntity(this.#entity.fields[field]?.target ?? '');
    if (!target) return [];
    const title = folded(sql.identifier(snakeCase(target.title)));
    const used = sql`SELECT ${this.#table[field]} FROM ${this.#table} WHERE ${this.#table[field]} IS NOT NULL`;
    const [[uses] = [0]] = this.#db.values(sql`SELECT count(*) FROM (${used} LIMIT ${FEW_ROWS + 1})`);
    // Of many records that few rows refer to, only those are looked up.
    const among = Number(uses) > FEW_ROWS ? sql`` : sql`WHERE id IN (${used})`;
    const rows = this.#db.values(
      sql`SELECT id FROM ${sql.identifier(target.table)} ${among} ORDER BY coalesce(${title}, ''), id`,
    );
    const order = rows.map(([id]) => String(id));
    this.#orders.set(field, order);
    return order;
  }

  #where(query: ListQuery): SQL {
    return whereClause(this.#narrowed(query));
  }

  get #rowid(): SQL {
    return sql`${this.#table}.rowid`;
  }

  #refresh(): void {
    const asOf = this.#stamp();
    if (asOf === this.#asOf) return;
    this.#asOf = asOf;
    this.#counts = new Map();
    this.#few = new Map();
    this.#orders = new Map();
  }
}

function whereClause(condition: SQL | undefined): SQL {
  return condition ? sql`WHERE ${condition}` : sql``;
}

/** A value with how many rows have it. */
type Group = [value: string | null, count: number];

/** A list as short as this is found once, and all values of a reference in it are counted at once. */
const FEW_ROWS = 10_000;

/** Values of a reference whose rows are counted at first: those of a page or two. */
const FIRST_VALUES = 500;

type Span = { values: (string | null)[]; limit: number; offset: number };

/**
 * The values whose rows are on a page, in as few queries as it takes: one for the values that are on it with all their
 * rows, one each for the first and the last, of which it may hold only some.
 */
function spans(groups: readonly Group[], { limit, offset }: ListQuery): Span[] {
  const found: Span[] = [];
  let at = 0;
  for (const [value, count] of groups) {
    const [from, to] = [Math.max(at, offset), Math.min(at + count, offset + limit)];
    at += count;
    if (from >= to) {
      if (at >= offset + limit) break;
      continue;
    }
    const last = found.at(-1);
    const isWhole = to - from === count && value !== null;
    if (isWhole && last && last.offset === 0 && last.limit === Number.MAX_SAFE_INTEGER)
      last.values.push(value);
    else if (isWhole) found.push({ values: [value], limit: Number.MAX_SAFE_INTEGER, offset: 0 });
    else found.push({ values: [value], limit: to - from, offset: from - (at - count) });
  }
  return found;
}

/** Changes whenever anything was written, by this connection or another. */
function stampOf(connection: Connection): () => string {
  const own = connection.prepare('SELECT total_changes()').pluck();
  const others = connection.prepare('SELECT data_version FROM pragma_data_version').pluck();
  return () => `${own.get()} ${others.get()}`;
}
