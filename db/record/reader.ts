import type { AnyRow, Entity, RowOf } from '#shared/entity/entity.ts';
import { type ListQuery, listQuerySchema } from '#shared/record/list-query.ts';
import type { Connection } from '../file/connection.ts';
import { linkFields, linkTable } from '../schema/ddl.ts';
import { columnOf, decoders, storedFields } from './codec.ts';
import { listStatement } from './list-statement.ts';

/** Reads the records of one entity. Holds no way to write. */
export class Reader<E extends Entity> {
  readonly entity: E;
  protected readonly connection: Connection;
  readonly #select: string;
  readonly #decoders;
  readonly #links: { field: string; table: string }[];
  readonly #get;

  constructor(connection: Connection, entity: E) {
    this.connection = connection;
    this.entity = entity;
    const columns = storedFields(entity).map((name) => `t.${columnOf(name)} AS ${name}`);
    this.#select = `SELECT ${columns.join(', ')} FROM ${entity.table} t`;
    this.#decoders = decoders(entity);
    this.#links = linkFields(entity).map(([field]) => ({ field, table: linkTable(entity, field) }));
    this.#get = connection.prepare(`${this.#select} WHERE t.id = ?`);
  }

  /** The record, or `undefined` when there is none with this id. */
  get(id: string): RowOf<E> | undefined {
    const row = this.#get.get(id);
    return row === undefined ? undefined : this.#complete([row])[0];
  }

  /** The records with these ids, in no particular order; ids that do not exist are left out. */
  getMany(ids: readonly string[]): RowOf<E>[] {
    return this.#query('JOIN json_each(?) wanted ON wanted.value = t.id', [JSON.stringify(ids)]);
  }

  /** A page of records and how many there are in all. */
  list(query: Partial<ListQuery> = {}): { rows: RowOf<E>[]; total: number } {
    const parsed = listQuerySchema.parse(query);
    const { where, order, values } = listStatement(this.entity, parsed);
    const rows = this.#query(`${where} ${order} LIMIT ? OFFSET ?`, [...values, parsed.limit, parsed.offset]);
    const counted = this.connection
      .prepare(`SELECT count(*) AS n FROM ${this.entity.table} t ${where}`)
      .get(...values);
    return { rows, total: Number((counted as { n: number }).n) };
  }

  /** Every record. For small entities and exports; lists use `list`. */
  all(): RowOf<E>[] {
    return this.#query('', []);
  }

  count(): number {
    return Number(this.connection.prepare(`SELECT count(*) FROM ${this.entity.table}`).pluck().get());
  }

  /** The records one import source brought, by its ids there. */
  bySource(source: string): Map<string, RowOf<E>> {
    const rows = this.#query('WHERE t.source = ? AND t.source_id IS NOT NULL', [source]);
    return new Map(rows.map((row) => [String(row.sourceId), row]));
  }

  /** Ids of the records whose `field` holds `value`. */
  idsWhere(field: string, value: string): string[] {
    return this.connection
      .prepare(`SELECT id FROM ${this.entity.table} WHERE ${columnOf(field)} = ?`)
      .pluck()
      .all(value) as string[];
  }

  #query(tail: string, values: unknown[]): RowOf<E>[] {
    return this.#complete(this.connection.prepare(`${this.#select} ${tail}`).all(...values));
  }

  #complete(rows: unknown[]): RowOf<E>[] {
    const found = rows as AnyRow[];
    for (const [name, decode] of this.#decoders) {
      for (const row of found) if (row[name] !== null) row[name] = decode(row[name]);
    }
    for (const link of this.#links) this.#attachLinks(found, link);
    return found as unknown as RowOf<E>[];
  }

  #attachLinks(rows: AnyRow[], { field, table }: { field: string; table: string }): void {
    const byOwner = new Map<string, string[]>();
    for (const row of rows) {
      const targets: string[] = [];
      row[field] = targets;
      byOwner.set(row.id, targets);
    }
    const pairs = this.connection
      .prepare(
        `SELECT owner_id, target_id FROM ${table} JOIN json_each(?) wanted ON wanted.value = owner_id ORDER BY target_id`,
      )
      .raw()
      .all(JSON.stringify([...byOwner.keys()])) as [string, string][];
    for (const [owner, target] of pairs) byOwner.get(owner)?.push(target);
  }
}
