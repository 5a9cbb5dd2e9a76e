import {
  closeSync,
  existsSync,
  linkSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { MusterError } from '#shared/contract/errors.ts';
import { SCHEMA_VERSION } from '../migrations/migrations.ts';
import {
  APPLICATION_ID,
  type Connection,
  connect,
  connectCopy,
  connectReading,
  connectReadOnly,
  isReadOnly,
  prepareWriting,
} from './connection.ts';
import { corruptFile, explainOpening, readOnlyFile } from './explain.ts';
import { makeFolder } from './make-folder.ts';
import { migrate } from './migrate.ts';
import { partialPath, removeLeftovers, removePartial } from './partial-file.ts';
import { canWrite } from './permission.ts';
import { checkWhole } from './whole.ts';
import { writeProblem } from './write-problem.ts';

const SQLITE_HEADER = 'SQLite format 3\0';
const HEADER_BYTES = 100;
/** Where SQLite's header keeps them, as 32-bit big-endian numbers. */
const USER_VERSION_AT = 60;
const APPLICATION_ID_AT = 68;
const UNCHANGED = 'The file was not changed.';

export type OpenOptions = {
  readonly?: boolean | undefined;
  /**
   * When all of the file is checked: before it is open (what is meant when nothing is said); where it is large, while it
   * is open; or when it is asked for. Whoever does not say `first` sees to it.
   */
  check?: 'first' | 'meanwhile' | 'on-demand';
};

/** `check` is what still has to be done. */
export type OpenedFile = { connection: Connection; check: 'done' | 'meanwhile' | 'on-demand' };

/** Up to this size the check takes less than a tenth of a second and nobody waits for it. */
const LARGE_BYTES = 32 * 1024 * 1024;

/**
 * Opens a workspace file: checks that it is one of ours, whole and not newer than this build, and brings an older one
 * up to date after a backup.
 * @throws MusterError `missing-file`, `foreign-file`, `newer-file`, `older-file` (to read only), `corrupt-file`, `read-only`, `conflict` or
 * `disk`
 */
export function openFile(path: string, options: OpenOptions = {}): OpenedFile {
  // SQLite gets only files that are ours by their first bytes: opening another program's file could change it.
  checkHeader(path);
  const isWritable = canWrite(path);
  if (!options.readonly && !isWritable) throw readOnlyFile(path);
  const hadLog = existsSync(`${path}-wal`);
  let connection: Connection | undefined;
  try {
    connection = options.readonly ? connectToRead(path, isWritable) : connect(path);
    checkVersion(Number(connection.pragma('user_version', { simple: true })), path);
    const check = isWritable ? lateCheck(connection, path, options.check) : 'done';
    if (check === 'done') checkWhole(connection, path);
    if (options.readonly) {
      checkNotOlder(Number(connection.pragma('user_version', { simple: true })), path);
      return { connection, check };
    }
    prepareWriting(connection);
    migrate(connection, path);
    return { connection, check };
  } catch (error) {
    connection?.close();
    if (!hadLog) removeEmptyLog(path);
    throw explainOpening(error, path);
  }
}

/**
 * Creates a workspace file with an up-to-date schema. It is there whole or not at all, whenever the process ends.
 * @throws MusterError `conflict` when the file exists, `disk` when it cannot be written
 */
export function createFile(path: string): Connection {
  if (existsSync(path)) throw alreadyThere(path);
  const partial = partialPath(path);
  let connection: Connection | undefined;
  try {
    makeFolder(dirname(path));
    removeLeftovers(path);
    // By the file system first: it says why it refuses, SQLite does not.
    closeSync(openSync(partial, 'wx'));
    connection = connect(partial);
    prepareWriting(connection);
    connection.pragma(`application_id = ${APPLICATION_ID}`);
    migrate(connection, partial);
    closeFile(connection);
    moveToFreePlace(partial, path);
    connection = connect(path);
    prepareWriting(connection);
    return connection;
  } catch (error) {
    connection?.close();
    removePartial(partial);
    if (error instanceof MusterError) throw error;
    throw new MusterError(
      'disk',
      `A workspace cannot be written to “${path}”: ${writeProblem(error)}.`,
      'No file was made.',
      { cause: error },
    );
  }
}

/** Closes a workspace so that nothing is left in its write-ahead log. */
export function closeFile(connection: Connection): void {
  if (!connection.open) return;
  try {
    if (!isReadOnly(connection)) {
      connection.pragma('optimize');
      connection.pragma('wal_checkpoint(TRUNCATE)');
    }
  } finally {
    connection.close();
  }
}

/** SQLite leaves the log it made beside a file too damaged to be read. */
function removeEmptyLog(path: string): void {
  if (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size !== 0) return;
  for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true });
}

/** Renames a finished file to `path` unless there is one by now. */
export function moveToFreePlace(partial: string, path: string): void {
  try {
    linkSync(partial, path);
    removePartial(partial);
  } catch (error) {
    if (existsSync(path)) throw alreadyThere(path);
    // Some file systems know no hard links.
    if (!isMissingLink(error)) throw error;
    renameSync(partial, path);
  }
}

function isMissingLink(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EACCES', 'EINVAL', 'UNKNOWN'].includes(code);
}

function alreadyThere(path: string): MusterError {
  return new MusterError(
    'conflict',
    `“${basename(path)}” already exists. Choose another name or open it.`,
    UNCHANGED,
  );
}

function connectToRead(path: string, isWritable: boolean): Connection {
  if (isWritable) return connectReading(path);
  // With a log beside it, the file alone is not the whole workspace.
  return existsSync(`${path}-wal`) ? connectReadOnly(path) : connectCopy(path);
}

function lateCheck(
  connection: Connection,
  path: string,
  wanted: OpenOptions['check'] = 'first',
): OpenedFile['check'] {
  if (wanted === 'first' || !mayWait(connection)) return 'done';
  if (statSync(path).size >= LARGE_BYTES) return 'meanwhile';
  return wanted === 'on-demand' ? 'on-demand' : 'done';
}

/**
 * Whether a file can be read before all of it was checked: opening it changes nothing in it. Reading its schema shows
 * damage at its beginning, and SQLite itself refuses one that is shorter than it should be.
 */
function mayWait(connection: Connection): boolean {
  connection.prepare('SELECT count(*) FROM sqlite_schema').get();
  const [version, journal] = ['user_version', 'journal_mode'].map((name) =>
    connection.pragma(name, { simple: true }),
  );
  return version === SCHEMA_VERSION && journal === 'wal';
}

/** Whether a workspace is at a path by its first bytes, of whatever version and however damaged it is. */
export function isWorkspaceFile(path: string): boolean {
  try {
    regularFile(path);
    const header = readHeader(path);
    return isSqlite(header) && header.readUInt32BE(APPLICATION_ID_AT) === APPLICATION_ID;
  } catch {
    return false;
  }
}

function isSqlite(header: Buffer): boolean {
  return header.toString('latin1', 0, SQLITE_HEADER.length) === SQLITE_HEADER;
}

function checkHeader(path: string): void {
  const { size } = regularFile(path);
  if (size === 0) throw notOurs(path, 'it is empty');
  const header = readHeader(path);
  if (!isSqlite(header)) throw notOurs(path, 'it is not a SQLite file');
  if (size < HEADER_BYTES) throw corruptFile(path, 'it ends in its header');
  if (header.readUInt32BE(APPLICATION_ID_AT) !== APPLICATION_ID)
    throw notOurs(path, 'it was written by another program');
  checkVersion(header.readUInt32BE(USER_VERSION_AT), path);
}

function regularFile(path: string): Stats {
  const stats = statOf(path);
  if (stats.isDirectory()) throw notOurs(path, 'it is a folder');
  // A pipe or a device would wait for ever, or never end.
  if (!stats.isFile()) throw notOurs(path, 'it is not a file');
  return stats;
}

function statOf(path: string): Stats {
  try {
    return statSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw explainOpening(error, path);
    throw new MusterError(
      'missing-file',
      `There is no file “${path}”. It may have been moved or renamed.`,
      'Nothing was opened.',
      { cause: error },
    );
  }
}

function readHeader(path: string): Buffer {
  const buffer = Buffer.alloc(HEADER_BYTES);
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    readSync(file, buffer, 0, buffer.length, 0);
    return buffer;
  } catch (error) {
    throw explainOpening(error, path);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function checkVersion(version: number, path: string): void {
  if (version <= SCHEMA_VERSION) return;
  throw new MusterError(
    'newer-file',
    `“${basename(path)}” was written by a newer version of Muster (format ${version}, this version reads up to ${SCHEMA_VERSION}). Update Muster to open it.`,
    UNCHANGED,
  );
}

/** Only a file that may be written can be brought up to date. */
function checkNotOlder(version: number, path: string): void {
  if (version === SCHEMA_VERSION) return;
  throw new MusterError(
    'older-file',
    `“${basename(path)}” was written by an older version of Muster (format ${version}, this version reads ${SCHEMA_VERSION}). Open it once where it may be written to bring it up to date; a copy of it is kept.`,
    UNCHANGED,
  );
}

function notOurs(path: string, why: string): MusterError {
  return new MusterError('foreign-file', `“${basename(path)}” is not a Muster workspace: ${why}.`, UNCHANGED);
}
