import type { SQL } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Entity } from '#shared/entity/entity.ts';
import type { ListQuery } from '#shared/record/list-query.ts';
import { and, sql } from '../drizzle/required.ts';
import type { Connection } from '../file/connection.ts';
import { linkTables } from '../schema/tables.ts';
import {
  defaultOrder,
  type EntityTable,
  linkFilter,
  orderTerm,
  sortTerm,
  whereOf,
} from './list-conditions.ts';
import { defaultRuns, type Run, runsBy } from './list-order.ts';
import { FEW_ROWS, ReferenceOrder, whereClause } from './reference-order.ts';

/** Counts remembered of a list at most: a person goes back and forth between a few filters. */
const REMEMBERED = 50;

/**
 * Finds the rows of one page of a list, by id, and how many rows the list has. A long list is read from the index of its
 * order, as far as the page reaches; what filters leave short is found once and put in order by row number; and a
 * reference is ordered by its values, of which only as many are read as the page needs.
 */
export class ListPage {
  readonly #entity: Entity;
  readonly #table: EntityTable;
  readonly #db: BetterSQLite3Database;
  readonly #stamp: () => string;
  #counts = new Map<string, number>();
  #few = new Map<string, readonly number[] | null>();
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
    const [sort, then] = query.sort;
    if (sort && !then && this.#entity.fields[sort.field]?.kind === 'ref')
      return this.#idsByReference(query, sort);
    if (this.#fewOf(query) === null && !then) {
      const links = sort && linkTables[`${this.#entity.name}.${sort.field}`];
      if (links && sort) return pageOf(this.#partsByLinks(query, links, sort.descending), query);
      const runs = sort ? runsBy(this.#entity, sort) : defaultRuns(this.#entity);
      if (runs)
        return pageOf(
          runs.map((run) => this.#partOf(run, query)),
          query,
        );
    }
    return this.#ids(
      sql`SELECT ${this.#table.id} FROM (${this.#placesOf(query)}) AS place CROSS JOIN ${this.#table} ON ${this.#rowid} = place.r`,
    );
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
    const [filter, other] = query.where;
    if (filter?.op === 'empty' && !other && query.text === '') {
      // What has a value is in an index of its own, which may leave out what has none.
      return this.#countOf(undefined) - this.total({ ...query, where: [{ ...filter, op: 'notEmpty' }] });
    }
    return this.#countOf(this.#condition(query));
  }

  #countOf(condition: SQL | undefined): number {
    return this.#number(sql`SELECT count(*) FROM ${this.#table} ${whereClause(condition)}`);
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

  /** A run of a list, read from its index. */
  #partOf({ index, where, order }: Run, query: ListQuery): Part {
    const from = sql`${this.#table}${index ? sql.raw(` INDEXED BY ${index}`) : sql``}`;
    const among = whereClause(and(where, this.#condition(query)));
    return {
      read: ({ limit, offset }) =>
        this.#ids(
          sql`SELECT ${this.#table.id} FROM ${from} ${among} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`,
        ),
      count: () => this.#number(sql`SELECT count(*) FROM ${from} ${among}`),
    };
  }

  #idsByReference(query: ListQuery, { field, descending }: ListQuery['sort'][number]): string[] {
    const total = this.total(query);
    const list = { where: this.#narrowed(query), total, isShort: total <= FEW_ROWS };
    return new ReferenceOrder(this.#entity, this.#table, this.#db, field, descending).ids(list, query);
  }

  /** By how many records each row refers to: rows without any are a part of their own. */
  #partsByLinks(query: ListQuery, link: LinkTable, isDescending: boolean): Part[] {
    const condition = this.#condition(query);
    const owners = condition
      ? sql`WHERE ${link.ownerId} IN (SELECT ${this.#table.id} FROM ${this.#table} WHERE ${condition})`
      : sql``;
    const bare = whereClause(and(linkFilter(this.#table, link, false), condition));
    const direction = sql.raw(isDescending ? 'DESC' : 'ASC');
    const linked: Part = {
      read: ({ limit, offset }) =>
        this.#ids(
          sql`SELECT ${link.ownerId} FROM ${link} ${owners} GROUP BY ${link.ownerId}
            ORDER BY count(*) ${direction}, ${link.ownerId} LIMIT ${limit} OFFSET ${offset}`,
        ),
      count: () => this.#number(sql`SELECT count(DISTINCT ${link.ownerId}) FROM ${link} ${owners}`),
    };
    const unlinked: Part = {
      read: ({ limit, offset }) =>
        // Where every row refers to something, which is usual, none is looked at.
        unlinked.count() === 0
          ? []
          : this.#ids(
              sql`SELECT ${this.#table.id} FROM ${this.#table} ${bare}
                ORDER BY ${this.#table.id} LIMIT ${limit} OFFSET ${offset}`,
            ),
      count: () => this.total(query) - linked.count(),
    };
    return isDescending ? [linked, unlinked] : [unlinked, linked];
  }

  /** A query of the row numbers of a page of a list that must be sorted. */
  #placesOf(query: ListQuery): SQL {
    const where = this.#where(query);
    const page = sql`LIMIT ${query.limit} OFFSET ${query.offset}`;
    const [sort] = query.sort;
    if (sort && query.sort.length === 1) {
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

  #where(query: ListQuery): SQL {
    return whereClause(this.#narrowed(query));
  }

  #ids(query: SQL): string[] {
    return this.#db.values(query).map(([id]) => String(id));
  }

  #number(query: SQL): number {
    const [[value] = [0]] = this.#db.values(query);
    return Number(value);
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
  }
}

type LinkTable = (typeof linkTables)[string];

type Slice = { limit: number; offset: number };

/** Rows that come one after the other in a list, of which a slice can be read. */
type Part = { read: (slice: Slice) => string[]; count: () => number };

/** A page of a list of several parts. A part is counted only when the page begins after it. */
function pageOf(parts: readonly Part[], { limit, offset }: Slice): string[] {
  const ids: string[] = [];
  let skipped = offset;
  for (const part of parts) {
    if (ids.length === limit) break;
    const found = part.read({ limit: limit - ids.length, offset: skipped });
    ids.push(...found);
    skipped = found.length > 0 || skipped === 0 ? 0 : skipped - part.count();
  }
  return ids;
}

/** Changes whenever anything was written, by this connection or another. */
function stampOf(connection: Connection): () => string {
  const own = connection.prepare('SELECT total_changes()').pluck();
  const others = connection.prepare('SELECT data_version FROM pragma_data_version').pluck();
  return () => `${own.get()} ${others.get()}`;
}
