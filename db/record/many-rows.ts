import type { Connection } from '../file/connection.ts';

/** From so many new rows on, an index is made sooner from all rows, sorted, than row by row. */
const MANY = 5_000;

/**
 * Runs `work`, which adds `count` rows to a table. When those are many and more than it has, it is without its indexes
 * meanwhile, except for those that keep rows unique; they are made again at the end. Must be inside a transaction, which
 * brings them back when `work` throws.
 */
export function addingRows<T>(connection: Connection, table: string, count: number, work: () => T): T {
  if (count < MANY || count < rowsOf(connection, table)) return work();
  const indexes = indexesOf(connection, table);
  for (const { name } of indexes) connection.exec(`DROP INDEX ${name}`);
  const result = work();
  for (const { sql } of indexes) connection.exec(sql);
  return result;
}

function rowsOf(connection: Connection, table: string): number {
  return Number(connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
}

function indexesOf(connection: Connection, table: string): { name: string; sql: string }[] {
  return connection
    .prepare<[string], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema
        WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL AND sql NOT LIKE 'CREATE UNIQUE %' ORDER BY rowid`,
    )
    .all(table);
}
