import type { Connection } from './connection.ts';
import { corruptFile } from './explain.ts';

/**
 * Reads every page of a workspace file. The time it takes grows with the file: about two seconds for a gigabyte.
 * @throws MusterError `corrupt-file`
 */
export function checkWhole(connection: Connection, path: string): void {
  const result = connection.pragma('quick_check(1)', { simple: true });
  if (result !== 'ok') throw corruptFile(path, String(result));
}
