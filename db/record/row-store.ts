import type { AnyRow, Entity } from '#shared/entity/entity.ts';
import type { Connection } from '../file/connection.ts';
import { closedReviewGuard, type RowGuard } from '../review/closed-review.ts';
import { linkFields, linkTable } from '../schema/columns.ts';
import type { SearchIndex } from '../search/search-index.ts';
import { type StoredColumn, storedColumns } from './codec.ts';

/** Writes whole rows of one entity to its table, its link tables and the search index. Knows nothing of the log. */
export class RowStore {
  readonly entity: Entity;
  readonly #connection: Connection;
  readonly #search: SearchIndex;
  readonly #columns: readonly StoredColumn[];
  readonly #insert;
  readonly #remove;
  readonly #guard: RowGuard | undefined;
  readonly #links: { field: string; add: LinkStatement; clear: LinkStatement }[];

  constructor(connection: Connection, entity: Entity, search: SearchIndex) {
    this.entity = entity;
    this.#connection = connection;
    this.#search = search;
    this.#guard = closedReviewGuard(connection, entity);
    this.#columns = storedColumns(entity);
    const columns = this.#columns.map(({ column }) => column);
    this.#insert = connection.prepare(
      `INSERT INTO ${entity.table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
    this.#remove = connection.prepare(`DELETE FROM ${entity.table} WHERE id = ?`);
    this.#links = linkFields(entity).map(([field]) => ({
      field,
      add: connection.prepare(`INSERT INTO ${linkTable(entity, field)} (owner_id, target_id) VALUES (?, ?)`),
      clear: connection.prepare(`DELETE FROM ${linkTable(entity, field)} WHERE owner_id = ?`),
    }));
  }

  insert(row: AnyRow): void {
    this.#guard?.(null, row);
    this.#insert.run(this.#columns.map(({ field, encode }) => encode(row[field])));
    for (const link of this.#links) addLinks(link.add, row.id, row[link.field]);
    this.#search.add(this.entity, row);
  }

  /** Writes the fields named in `changed`, and the time of the change. */
  update(before: AnyRow, after: AnyRow, changed: readonly string[]): void {
    this.#guard?.(before, after);
    const own = this.#columns.filter(({ field }) => changed.includes(field) || field === 'updatedAt');
    this.#connection
      .prepare(
        `UPDATE ${this.entity.table} SET ${own.map(({ column }) => `${column} = ?`).join(', ')} WHERE id = ?`,
      )
      .run(...own.map(({ field, encode }) => encode(after[field])), before.id);
    for (const link of this.#links.filter(({ field }) => changed.includes(field))) {
      link.clear.run(before.id);
      addLinks(link.add, before.id, after[link.field]);
    }
    this.#search.replace(this.entity, after);
  }

  remove(row: AnyRow): void {
    this.#guard?.(row, null);
    for (const link of this.#links) link.clear.run(row.id);
    this.#remove.run(row.id);
    this.#search.remove(row.id);
  }
}

type LinkStatement = { run(...values: unknown[]): unknown };

function addLinks(statement: LinkStatement, ownerId: string, targets: unknown): void {
  if (!Array.isArray(targets)) return;
  for (const target of new Set(targets)) statement.run(ownerId, target);
}
