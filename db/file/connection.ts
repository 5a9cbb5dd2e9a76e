import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';

export type Connection = Database.Database;

/** Marks a SQLite file as a Muster workspace: “MUST” in ASCII. */
export const APPLICATION_ID = 0x4d555354;

/** Where a SQLite file says how it must be written and read: 2 means by a write-ahead log. */
const WRITE_FORMAT = 18;
const READ_FORMAT = 19;

/**
 * Opens an existing SQLite file with the settings every workspace connection needs, and the functions our queries
 * use: `fold(text)`, lower case without accents, because this SQLite has no ICU.
 */
export function connect(path: string): Connection {
  return configure(new Database(path, { fileMustExist: true }));
}

/**
 * Opens an existing file for reading only. It may be written by others meanwhile. The connection itself could write,
 * because only such a one takes the log it needs away again when it closes.
 */
export function connectReading(path: string): Connection {
  return readOnly(connect(path));
}

/** Opens a file that cannot be written, and leaves what lies beside it as it is. */
export function connectReadOnly(path: string): Connection {
  return configure(new Database(path, { readonly: true, fileMustExist: true }));
}

/** Opens a copy of a file in memory: where nothing can be written, SQLite cannot keep a log beside the file. */
export function connectCopy(path: string): Connection {
  const bytes = readFileSync(path);
  bytes[WRITE_FORMAT] = 1;
  bytes[READ_FORMAT] = 1;
  return readOnly(configure(new Database(bytes)));
}

/** Switches on the write-ahead log. Changes a file that was not in that mode. */
export function prepareWriting(connection: Connection): void {
  connection.pragma('journal_mode = WAL');
  // NORMAL, the default under WAL, may lose the last commits at power loss.
  connection.pragma('synchronous = FULL');
  if (process.platform === 'darwin') connection.pragma('checkpoint_fullfsync = ON');
}

export function isReadOnly(connection: Connection): boolean {
  return connection.readonly || connection.pragma('query_only', { simple: true }) === 1;
}

const IS_ASCII = /^[\0-\x7f]*$/;

/** Lower case, without accents: how titles and names are compared when people search and filter. */
export function fold(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = String(value);
  if (IS_ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

function configure(connection: Connection): Connection {
  connection.pragma('foreign_keys = ON');
  connection.pragma('busy_timeout = 5000');
  connection.pragma('trusted_schema = OFF');
  // The system keeps the file's pages too: reviews and lists are as quick with eight megabytes as with thirty.
  connection.pragma('cache_size = -8000');
  connection.pragma('temp_store = MEMORY');
  connection.function('fold', { deterministic: true }, fold);
  return connection;
}

function readOnly(connection: Connection): Connection {
  connection.pragma('query_only = ON');
  return connection;
}
