import { type Stats, statSync } from 'node:fs';
import { goneFile, readOnlyFile } from './explain.ts';
import { isMarkedWritable } from './permission.ts';

/**
 * Notices when an open workspace file is no longer the one at its path. SQLite would go on writing to a deleted file
 * and say that all is well.
 */
export class FileWatch {
  readonly #path: string;
  readonly #opened: Stats | undefined;

  constructor(path: string) {
    this.#path = path;
    this.#opened = statOf(path);
  }

  /** @throws MusterError `missing-file` when the file is gone or another, `read-only` when it was made so */
  refuseLost(): void {
    const now = statOf(this.#path);
    if (!now || now.ino !== this.#opened?.ino || now.dev !== this.#opened.dev) throw goneFile(this.#path);
    if (!isMarkedWritable(now)) throw readOnlyFile(this.#path);
  }
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
