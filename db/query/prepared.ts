import type { Statement } from 'better-sqlite3';
import type { Connection } from '../file/connection.ts';

/** A statement whose parameters are `P` and whose rows are `R`. */
export type Query<P extends unknown[], R> = {
  all: (...values: P) => R[];
  get: (...values: P) => R | undefined;
};

/** The statements that each piece of work under way has read with. */
const watching: Set<string>[] = [];

/** Does some work, and tells which statements it read with; what is kept from it holds as long as what they read. */
export function reading<T>(work: () => T): { value: T; statements: readonly string[] } {
  const statements = new Set<string>();
  watching.push(statements);
  try {
    return { value: work(), statements: [...statements] };
  } finally {
    watching.pop();
    noteRead(...statements);
  }
}

/** Tells the work under way that it rests on what these statements read, e.g. because that was read before. */
export function noteRead(...statements: readonly string[]): void {
  const noted = watching.at(-1);
  if (noted) for (const sql of statements) noted.add(sql);
}

const caches = new WeakMap<Connection, Map<string, Statement>>();

/**
 * The statement of a text, prepared once per connection. The texts are constants of the query files, so the cache is
 * bounded; values are always bound, never part of the text.
 */
export function prepared<P extends unknown[], R>(connection: Connection, sql: string): Query<P, R> {
  noteRead(sql);
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
