import type { SQL } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { AnyRow, Entity, RowOf } from '#shared/entity/entity.ts';
import {
  type ListQuery,
  listQuerySchema,
  type TallyQuery,
  tallyQuerySchema,
} from '#shared/record/list-query.ts';
import type { Tally } from '#shared/record/record-view.ts';
import { count, drizzle, eq, sql } from '../drizzle/required.ts';
import type { Connection } from '../file/connection.ts';
import { linkFields } from '../schema/columns.ts';
import { linkTables, tables } from '../schema/tables.ts';
import { type EntityColumn, type EntityTable, groupColumns, whereOf } from './list-conditions.ts';
import { ListPage } from './list-page.ts';

/** Reads the records of one entity. Holds no way to write. */
export class Reader<E extends Entity> {
  readonly entity: E;
  protected readonly connection: Connection;
  readonly #db: BetterSQLite3Database;
  readonly #table: EntityTable;
  readonly #links: string[];
  readonly #page: ListPage;
  readonly #get;

  constructor(connection: Connection, entity: E) {
    this.connection = connection;
    this.entity = entity;
    this.#db = drizzle(connection);
    this.#table = tables[entity.name as keyof typeof tables] as unknown as EntityTable;
    this.#links = linkFields(entity).map(([field]) => field);
    this.#page = new ListPage(entity, this.#table, this.#db, connection);
    this.#get = this.#db
      .select()
      .from(this.#table)
      .where(eq(this.#column('id'), sql.placeholder('id')))
      .prepare();
  }

  /** The record, or `undefined` when there is none with this id. */
  get(id: string): RowOf<E> | undefined {
    return this.#complete(this.#get.all({ id }))[0];
  }

  /** The records with these ids, in no particular order; ids that do not exist are left out. */
  getMany(ids: readonly string[]): RowOf<E>[] {
    const wanted = sql`${this.#column('id')} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
    return this.#complete(this.#db.select().from(this.#table).where(wanted).all());
  }

  /** A page of records and how many there are in all. */
  list(query: Partial<ListQuery> = {}): { rows: RowOf<E>[]; total: number } {
    const parsed = listQuerySchema.parse(query);
    const ids = this.#page.ids(parsed);
    const found = new Map(this.getMany(ids).map((row) => [row.id, row]));
    const rows = ids.map((id) => found.get(id)).filter((row) => row !== undefined);
    return { rows, total: this.#page.total(parsed) };
  }

  /** How many records of a list there are for each combination of the values of `by`. */
  tally(query: Partial<TallyQuery> = {}): Tally['groups'] {
    const { by, ...list } = tallyQuerySchema.parse(query);
    const columns = groupColumns(this.entity, this.#table, by);
    const where = whereOf(this.entity, this.#table, listQuerySchema.parse(list));
    if (columns.length === 0) return [{ values: [], count: this.#count(where) }];
    const [first, second = sql`NULL`] = columns;
    const rows = this.#db
      .select({ first: sql`${first}`, second: sql`${second}`, count: count() })
      .from(this.#table)
      .where(where)
      .groupBy(...columns)
      .orderBy(sql`count(*) DESC`, ...columns)
      .all() as { first: string | number | null; second: string | number | null; count: number }[];
    return rows.map((row) => ({ values: [row.first, row.second].slice(0, by.length), count: row.count }));
  }

  /** Every record. For small entities and exports; lists use `list`. */
  all(): RowOf<E>[] {
    return this.#complete(this.#db.select().from(this.#table).all());
  }

  count(): number {
    return this.#count(undefined);
  }

  /** The records one import source brought, by its ids there. */
  bySource(source: string): Map<string, RowOf<E>> {
    const rows = this.#db
      .select()
      .from(this.#table)
      .where(eq(this.#column('source'), source))
      .all();
    return new Map(this.#complete(rows).map((row) => [String(row.sourceId), row]));
  }

  /** Ids of the records whose `field` holds `value`. */
  idsWhere(field: string, value: string): string[] {
    const rows = this.#db
      .select({ id: this.#column('id') })
      .from(this.#table)
      .where(eq(this.#column(field), value))
      .all();
    return rows.map(({ id }) => String(id));
  }

  #count(where: SQL | undefined): number {
    return this.#db.select({ n: count() }).from(this.#table).where(where).get()?.n ?? 0;
  }

  #column(name: string): EntityColumn {
    const column = this.#table[name];
    if (!column) throw new Error(`${this.entity.name} has no column ${name}`);
    return column;
  }

  #complete(rows: unknown[]): RowOf<E>[] {
    const found = rows as AnyRow[];
    for (const field of this.#links) this.#attachLinks(found, field);
    return found as unknown as RowOf<E>[];
  }

  #attachLinks(rows: AnyRow[], field: string): void {
    const link = linkTables[`${this.entity.name}.${field}`];
    if (!link) return;
    const byOwner = new Map<string, string[]>();
    for (const row of rows) {
      const targets: string[] = [];
      row[field] = targets;
      byOwner.set(row.id, targets);
    }
    const owners = sql`${link.ownerId} IN (SELECT value FROM json_each(${JSON.stringify([...byOwner.keys()])}))`;
    for (const { ownerId, targetId } of this.#db
      .select()
      .from(link)
      .where(owners)
      .orderBy(link.targetId)
      .all()) {
      byOwner.get(ownerId)?.push(targetId);
    }
  }
}
