import { accessSync, closeSync, constants, existsSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { MusterError } from '#shared/contract/errors.ts';
import { SCHEMA_VERSION } from '../migrations/migrations.ts';
import { APPLICATION_ID, type Connection, connect, connectNew } from './connection.ts';
import { migrate } from './migrate.ts';

const SQLITE_HEADER = 'SQLite format 3\0';
const UNCHANGED = 'The file was not changed.';

/**
 * Opens a workspace file: checks that it is one of ours, whole and not newer than this build, and brings an older one
 * up to date after a backup.
 * @throws MusterError `missing-file`, `foreign-file`, `newer-file`, `corrupt-file`, `read-only` or `disk`
 */
export function openFile(path: string, options: { readonly?: boolean } = {}): Connection {
  const readonly = options.readonly ?? false;
  refuseWhatIsNotAWorkspace(path);
  if (!readonly) refuseReadOnly(path);
  let connection: Connection | undefined;
  try {
    // Looked at read-only first: even switching on the write-ahead log would change a file that is not ours.
    connection = connect(path, { readonly: true });
    checkIdentity(connection, path);
    checkWhole(connection, path);
    if (readonly) return connection;
    connection.close();
    connection = connect(path);
    migrate(connection, path);
    return connection;
  } catch (error) {
    connection?.close();
    throw explain(error, path);
  }
}

/**
 * Creates a workspace file with an up-to-date schema.
 * @throws MusterError `conflict` when the file exists, `disk` when it cannot be written
 */
export function createFile(path: string): Connection {
  if (existsSync(path)) {
    throw new MusterError(
      'conflict',
      `“${basename(path)}” already exists. Choose another name or open it.`,
      UNCHANGED,
    );
  }
  let connection: Connection | undefined;
  try {
    connection = connectNew(path);
    connection.pragma(`application_id = ${APPLICATION_ID}`);
    migrate(connection, path);
    return connection;
  } catch (error) {
    connection?.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
    if (error instanceof MusterError) throw error;
    throw new MusterError(
      'disk',
      `A workspace cannot be written to “${path}”: ${reasonOf(error)}.`,
      'No file was made.',
      { cause: error },
    );
  }
}

/** Closes a workspace so that nothing is left in its write-ahead log. */
export function closeFile(connection: Connection): void {
  if (!connection.open) return;
  if (!connection.readonly) {
    connection.pragma('optimize');
    connection.pragma('wal_checkpoint(TRUNCATE)');
  }
  connection.close();
}

function refuseWhatIsNotAWorkspace(path: string): void {
  if (!existsSync(path)) {
    throw new MusterError(
      'missing-file',
      `There is no file “${path}”. It may have been moved or renamed.`,
      'Nothing was opened.',
    );
  }
  const { size } = regularFile(path);
  if (size === 0) throw notOurs(path, 'it is empty');
  if (readHeader(path) !== SQLITE_HEADER) throw notOurs(path, 'it is not a SQLite file');
}

function regularFile(path: string) {
  const stats = statSync(path);
  if (!stats.isFile()) throw notOurs(path, 'it is a folder');
  return stats;
}

function readHeader(path: string): string {
  const buffer = Buffer.alloc(SQLITE_HEADER.length);
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    throw new MusterError('disk', `“${basename(path)}” cannot be read: ${reasonOf(error)}.`, UNCHANGED, {
      cause: error,
    });
  }
  try {
    readSync(file, buffer, 0, buffer.length, 0);
  } finally {
    closeSync(file);
  }
  return buffer.toString('latin1');
}

function refuseReadOnly(path: string): void {
  try {
    // The folder too: SQLite keeps its log beside the file.
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    if ((statSync(path).mode & 0o222) === 0) throw new Error('no write permission');
  } catch (error) {
    throw new MusterError(
      'read-only',
      `“${basename(path)}” or its folder is read-only. Copy it to a folder you can write to, or change its permissions.`,
      UNCHANGED,
      { cause: error },
    );
  }
}

function checkIdentity(connection: Connection, path: string): void {
  if (connection.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw notOurs(path, 'it was written by another program');
  }
  const version = Number(connection.pragma('user_version', { simple: true }));
  if (version > SCHEMA_VERSION) {
    throw new MusterError(
      'newer-file',
      `“${basename(path)}” was written by a newer version of Muster (format ${version}, this version reads up to ${SCHEMA_VERSION}). Update Muster to open it.`,
      UNCHANGED,
    );
  }
}

function checkWhole(connection: Connection, path: string): void {
  const result = connection.pragma('quick_check(1)', { simple: true });
  if (result !== 'ok') throw corrupt(path, String(result));
}

function explain(error: unknown, path: string): MusterError {
  if (error instanceof MusterError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return corrupt(path, reasonOf(error), error);
  if (code.startsWith('SQLITE_BUSY')) {
    return new MusterError(
      'conflict',
      `“${basename(path)}” is open in another program. Close it there and try again.`,
      UNCHANGED,
      { cause: error },
    );
  }
  if (code.startsWith('SQLITE_READONLY')) {
    return new MusterError('read-only', `“${basename(path)}” is read-only.`, UNCHANGED, { cause: error });
  }
  return new MusterError('disk', `“${basename(path)}” cannot be opened: ${reasonOf(error)}.`, UNCHANGED, {
    cause: error,
  });
}

function corrupt(path: string, detail: string, cause?: unknown): MusterError {
  return new MusterError(
    'corrupt-file',
    `“${basename(path)}” is damaged and cannot be opened safely (${detail}). Open the latest backup beside it instead.`,
    UNCHANGED,
    { cause },
  );
}

function notOurs(path: string, why: string): MusterError {
  return new MusterError('foreign-file', `“${basename(path)}” is not a Muster workspace: ${why}.`, UNCHANGED);
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\.$/, '');
}
