import type { Statement } from 'better-sqlite3';
import type { Connection } from '../file/connection.ts';

/** A statement whose parameters are `P` and whose rows are `R`. */
export type Query<P extends unknown[], R> = {
  all: (...values: P) => R[];
  get: (...values: P) => R | undefined;
};

const caches = new WeakMap<Connection, Map<string, Statement>>();

/**
 * The statement of a text, prepared once per connection. The texts are constants of the query files, so the cache is
 * bounded; values are always bound, never part of the text.
 */
export function prepared<P extends unknown[], R>(connection: Connection, sql: string): Query<P, R> {
  let cache = caches.get(connection);
  if (cache === undefined) {
    cache = new Map();
    caches.set(connection, cache);
  }
  let statement = cache.get(sql);
  if (statement === undefined) {
    statement = connection.prepare(sql);
    cache.set(sql, statement);
  }
  return statement as unknown as Query<P, R>;
}
