import { entities } from '#shared/entities.ts';
import type { Entity } from '#shared/entity/entity.ts';
import type { Connection } from '../file/connection.ts';
import { linkFields, linkTable } from '../schema/columns.ts';
import { noteRead, prepared, reading } from './prepared.ts';

/** A query as `prepared` gives it; what it gives is shared, so it must not be changed. */
export type KeptQuery<P extends unknown[], R> = {
  all: (...values: P) => readonly Readonly<R>[];
  get: (...values: P) => Readonly<R> | undefined;
};

/** Rows that are kept at most: those of a few reviews of a large workspace. */
const MOST_ROWS = 150_000;

/** Changes of other connections to the file, and rows written by this one. */
const STATE = 'SELECT data_version AS others, total_changes() AS own FROM pragma_data_version';
const NEWEST = 'SELECT coalesce(max(id), 0) AS id FROM change_group';
const TOUCHED = 'SELECT DISTINCT entity FROM change WHERE group_id > ? AND group_id <= ?';

/**
 * The statement of a text as `prepared` gives it, whose rows are kept until something is written that it reads: after a
 * change only what is about the changed records is read again. Which these are is told by the change log of the file,
 * to which every write of a record belongs, whichever process made it.
 */
export function kept<P extends unknown[], R>(connection: Connection, sql: string): KeptQuery<P, R> {
  const query = prepared<P, R>(connection, sql);
  return {
    all: (...values) => keptResult(connection, ['all', sql, values], () => query.all(...values), sql),
    get: (...values) => keptResult(connection, ['get', sql, values], () => query.get(...values), sql),
  };
}

/**
 * What `make` gives, kept likewise for each `key`, until something is written that it read. All else that it rests on
 * belongs into the key, and what it reads it must read with such statements.
 * @param sql the one statement of a `make` that only runs it
 */
export function keptResult<T>(
  connection: Connection,
  key: readonly unknown[],
  make: () => T,
  sql?: string,
): T {
  // What is read within a transaction may never come to be.
  if (connection.inTransaction) return make();
  return memoryOf(connection).read(JSON.stringify(key), make, sql) as T;
}

/**
 * As `keptResult` for each of some keys: what `make` gives for those that are not kept, made together because it reads
 * as often for one as for many.
 * @param make is told which are missing, as places among the keys, and gives theirs in that order
 */
export function keptEach<T>(
  connection: Connection,
  keys: readonly (readonly unknown[])[],
  make: (missing: readonly number[]) => readonly T[],
): T[] {
  if (connection.inTransaction) return [...make([...keys.keys()])];
  return memoryOf(connection).readEach(
    keys.map((key) => JSON.stringify(key)),
    make,
  ) as T[];
}

/**
 * Tells what is kept that a write is about to begin. What was written past the log until now is noticed then: afterwards
 * it could not be told from what the log is of.
 */
export function beforeWrite(connection: Connection): void {
  memories.get(connection)?.forgetWritten();
}

/** Gives back the memory of rows, which can be read again; what was computed from them is dearer and stays. */
export function releaseRows(connection: Connection): void {
  memories.get(connection)?.forgetRows();
}

type Entry = { statements: readonly string[]; value: unknown; rows: number; isRead: boolean };

const memories = new WeakMap<Connection, Memory>();

function memoryOf(connection: Connection): Memory {
  const known = memories.get(connection) ?? new Memory(connection);
  memories.set(connection, known);
  return known;
}

class Memory {
  readonly #connection: Connection;
  readonly #entries = new Map<string, Entry>();
  #rows = 0;
  #state = '';
  #group = -1;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  read(key: string, make: () => unknown, sql?: string): unknown {
    this.forgetWritten();
    return this.#use(key, this.#entries.get(key) ?? entryOf(make, sql));
  }

  readEach(keys: readonly string[], make: (missing: readonly number[]) => readonly unknown[]): unknown[] {
    this.forgetWritten();
    const known = keys.map((key) => this.#entries.get(key));
    const missing = [...known.keys()].filter((index) => known[index] === undefined);
    const made = missing.length === 0 ? undefined : reading(() => make(missing));
    const entries = new Map(
      missing.map((index, at) => {
        const value = made?.value[at];
        return [index, { statements: made?.statements ?? [], value, rows: sizeOf(value), isRead: false }];
      }),
    );
    return keys.map((key, index) => {
      const entry = known[index] ?? entries.get(index);
      return entry && this.#use(key, entry);
    });
  }

  #use(key: string, entry: Entry): unknown {
    // The one asked for last is forgotten last.
    this.#forget(key);
    this.#add(key, entry);
    noteRead(...entry.statements);
    return entry.value;
  }

  #add(key: string, entry: Entry): void {
    this.#entries.set(key, entry);
    this.#rows += entry.rows;
    for (const [oldest] of this.#entries) {
      if (this.#rows <= MOST_ROWS) break;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    this.#rows -= this.#entries.get(key)?.rows ?? 0;
    this.#entries.delete(key);
  }

  /** Forgets what reads from anything that was written since it was last asked. */
  forgetWritten(): void {
    const now = prepared<[], { others: number; own: number }>(this.#connection, STATE).get();
    const state = `${now?.others} ${now?.own}`;
    if (state === this.#state) return;
    const newest = prepared<[], { id: number }>(this.#connection, NEWEST).get()?.id ?? 0;
    // A write that is not in the log may have changed anything.
    const touched = newest > this.#group && this.#group >= 0 ? this.#touchedUntil(newest) : null;
    const isStale = stale(touched);
    for (const [key, { statements }] of this.#entries) if (isStale(statements)) this.#forget(key);
    this.#state = state;
    this.#group = newest;
  }

  forgetRows(): void {
    for (const [key, { isRead }] of this.#entries) if (isRead) this.#forget(key);
  }

  #touchedUntil(newest: number): ReadonlySet<string> {
    const rows = prepared<[number, number], { entity: string }>(this.#connection, TOUCHED);
    return new Set(rows.all(this.#group, newest).map(({ entity }) => entity));
  }
}

function entryOf(make: () => unknown, sql: string | undefined): Entry {
  const { value, statements } = sql === undefined ? reading(make) : { value: make(), statements: [sql] };
  return { statements, value, rows: sizeOf(value), isRead: sql !== undefined };
}

function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length + 1;
  return value instanceof Map ? value.size + 1 : 1;
}

/** The tables of each entity, its own and those of its links, and the entities whose rows these refer to. */
const tables: ReadonlyMap<string, readonly string[]> = tablesByEntity();
const readings = new Map<string, ReadonlySet<string>>();

/** Whether what was read with some statements may have changed; many results were made with the same ones. */
function stale(touched: ReadonlySet<string> | null): (statements: readonly string[]) => boolean {
  if (touched === null) return () => true;
  const known = new Map<readonly string[], boolean>();
  return (statements) => {
    const isStale = known.get(statements) ?? statements.some((sql) => readsAny(sql, touched));
    known.set(statements, isStale);
    return isStale;
  };
}

function readsAny(sql: string, touched: ReadonlySet<string>): boolean {
  const reads = readings.get(sql) ?? entitiesIn(sql);
  readings.set(sql, reads);
  return [...touched].some((entity) => reads.has(entity));
}

/** Every entity whose table a statement names; one that is named for something else is one too many, and no harm. */
function entitiesIn(sql: string): ReadonlySet<string> {
  const words = new Set(sql.match(/\w+/g));
  return new Set(
    [...tables].flatMap(([entity, own]) => (own.some((table) => words.has(table)) ? [entity] : [])),
  );
}

function tablesByEntity(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>([['settings', ['setting']]]);
  const add = (entity: string, table: string) => found.set(entity, [...(found.get(entity) ?? []), table]);
  for (const entity of Object.values<Entity>(entities)) {
    add(entity.name, entity.table);
    for (const [field, { target }] of linkFields(entity)) {
      const table = linkTable(entity, field);
      add(entity.name, table);
      if (target !== undefined) add(target, table);
    }
  }
  return found;
}
