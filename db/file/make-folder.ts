import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those it stands in. Node's `recursive` tries for ever where a folder is there in which none can be
 * made, e.g. `/proc` or a place of networked disks: Muster would hang.
 */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ENOENT' || dirname(path) === path) {
      // What is there need not be a folder: then Node says so as it always does.
      mkdirSync(path, { recursive: true });
      return;
    }
    makeFolder(dirname(path));
    mkdirSync(path);
  }
}
