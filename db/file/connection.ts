import Database from 'better-sqlite3';

export type Connection = Database.Database;

/** Marks a SQLite file as a Muster workspace: “MUST” in ASCII. */
export const APPLICATION_ID = 0x4d555354;

/**
 * Opens SQLite with the settings every workspace connection needs, and the functions our queries use:
 * `fold(text)`, lower case without accents, because this SQLite has no ICU.
 */
export function connect(path: string, options: { readonly?: boolean } = {}): Connection {
  const connection = new Database(path, { readonly: options.readonly ?? false, fileMustExist: true });
  configure(connection, options.readonly ?? false);
  return connection;
}

/** Creates an empty SQLite file at `path`, which must not exist yet. */
export function connectNew(path: string): Connection {
  const connection = new Database(path);
  configure(connection, false);
  return connection;
}

/** Lower case, without accents: how titles and names are compared when people search and filter. */
export function fold(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return String(value)
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

function configure(connection: Connection, readonly: boolean): void {
  if (!readonly) {
    connection.pragma('journal_mode = WAL');
    // NORMAL, the default under WAL, may lose the last commits at power loss.
    connection.pragma('synchronous = FULL');
    if (process.platform === 'darwin') connection.pragma('checkpoint_fullfsync = ON');
  }
  connection.pragma('foreign_keys = ON');
  connection.pragma('busy_timeout = 5000');
  connection.pragma('trusted_schema = OFF');
  connection.pragma('cache_size = -32000');
  connection.pragma('temp_store = MEMORY');
  connection.function('fold', { deterministic: true }, fold);
}
