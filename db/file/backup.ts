import { rmSync, statSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { basename } from 'node:path';
import { MusterError } from '#shared/contract/errors.ts';
import { type Connection, connect } from './connection.ts';

/**
 * Copies an open workspace to `path` while it is in use, and opens the copy to see that it is whole.
 * @throws MusterError `disk` when the copy cannot be written or is not whole; nothing is left at `path` then
 */
export async function backUp(connection: Connection, path: string): Promise<{ path: string; bytes: number }> {
  const temporary = `${path}.part`;
  try {
    await connection.backup(temporary);
    verify(temporary);
    await rename(temporary, path);
    return { path, bytes: statSync(path).size };
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(temporary + suffix, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new MusterError(
      'disk',
      `The backup “${basename(path)}” could not be written: ${reason}.`,
      'The workspace was not changed.',
      {
        cause: error,
      },
    );
  }
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
  const copy = connect(path, { readonly: true });
  try {
    const result = copy.pragma('quick_check(1)', { simple: true });
    if (result !== 'ok') throw new Error(`the copy is not whole (${result})`);
  } finally {
    copy.close();
  }
}
