import { closeSync, openSync, renameSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { MusterError } from '#shared/contract/errors.ts';
import { type Connection, connectReading } from './connection.ts';
import { makeFolder } from './make-folder.ts';
import { partialPath, removeLeftovers, removePartial } from './partial-file.ts';
import { writeProblem } from './write-problem.ts';

/**
 * Copies an open workspace to `path` while it is in use, and opens the copy to see that it is whole.
 * @throws MusterError `disk` when the copy cannot be written or is not whole; nothing is left at `path` then
 */
export async function backUp(connection: Connection, path: string): Promise<{ path: string; bytes: number }> {
  const partial = partialPath(path);
  try {
    refuseItself(connection, path);
    makeFolder(dirname(path));
    removeLeftovers(path);
    // By the file system first: it says why it refuses, SQLite does not.
    closeSync(openSync(partial, 'wx'));
    await connection.backup(partial);
    verify(partial);
    renameSync(partial, path);
    return { path, bytes: statSync(path).size };
  } catch (error) {
    removePartial(partial);
    if (error instanceof MusterError) throw error;
    throw new MusterError(
      'disk',
      `The backup “${basename(path)}” could not be written: ${writeProblem(error)}.`,
      'The workspace was not changed.',
      { cause: error },
    );
  }
}

function refuseItself(connection: Connection, path: string): void {
  const target = statSync(path, { throwIfNoEntry: false });
  const own = statSync(connection.name, { throwIfNoEntry: false });
  if (!target || !own || target.ino !== own.ino || target.dev !== own.dev) return;
  throw new MusterError(
    'conflict',
    `“${basename(path)}” is the workspace itself. Choose another name for its backup.`,
    'The workspace was not changed.',
  );
}

/** What is wrong inside a workspace file, in SQLite's words; empty when it is sound. */
export function problemsOf(connection: Connection): string[] {
  const integrity = connection.pragma('integrity_check(20)') as { integrity_check: string }[];
  const references = connection.pragma('foreign_key_check') as { table: string; parent: string }[];
  return [
    ...integrity.map((row) => row.integrity_check).filter((line) => line !== 'ok'),
    ...references
      .slice(0, 20)
      .map(({ table, parent }) => `A row of ${table} refers to a ${parent} that is not there.`),
  ];
}

function verify(path: string): void {
  const copy = connectReading(path);
  try {
    const result = copy.pragma('quick_check(1)', { simple: true });
    if (result !== 'ok') throw new Error(`the copy is not whole (${result})`);
  } finally {
    copy.close();
  }
}
