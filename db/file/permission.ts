import { accessSync, constants, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Whether a workspace file can be written: the file, and its folder, where SQLite keeps the log beside it. */
export function canWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    // Windows marks folders as read-only without meaning it.
    return isMarkedWritable(statSync(path)) && (isWindows || isMarkedWritable(statSync(dirname(path))));
  } catch {
    return false;
  }
}

/** The administrator may write to everything; a file that is marked read-only is still meant to stay as it is. */
export function isMarkedWritable({ mode }: Stats): boolean {
  return (mode & 0o222) !== 0;
}

const isWindows = process.platform === 'win32';
