import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What SQLite keeps beside a file while it is open. */
const SIDE_FILES = ['-wal', '-shm', '-journal'] as const;

/**
 * Where a file is written before it is renamed to `path`: beside it, on the same disk. The name holds the process, so
 * that what a killed one left behind can be told from what a living one is writing.
 */
export function partialPath(path: string): string {
  return join(dirname(path), `${prefixOf(path)}${process.pid}-${randomBytes(4).toString('hex')}.part`);
}

/** Removes a partial file with what SQLite kept beside it, as far as it can be removed: the reason why is another's. */
export function removePartial(path: string): void {
  for (const suffix of ['', ...SIDE_FILES]) {
    try {
      rmSync(path + suffix, { force: true });
    } catch {
      // Its folder is no folder, or may not be written: then there is nothing of ours in it.
    }
  }
}

/** Removes what processes that were killed while they wrote `path` left beside it. */
export function removeLeftovers(path: string): void {
  const prefix = prefixOf(path);
  for (const name of namesIn(dirname(path))) {
    if (!name.startsWith(prefix)) continue;
    const writer = /^(\d+)-[0-9a-f]{8}\.part/.exec(name.slice(prefix.length))?.[1];
    if (writer !== undefined && !isRunning(Number(writer)))
      rmSync(join(dirname(path), name), { force: true });
  }
}

/** Cut short, so that a name as long as the file system takes has a partial file too. */
function prefixOf(path: string): string {
  return `.${basename(path).slice(0, 48)}.`;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user is there, though it may not be signalled.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
