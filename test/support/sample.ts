import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeSample } from '#core/sample/sample.ts';
import { lastChange } from '../../electron/start/build.ts';
import { temporaryFolder } from './workspace.ts';

const root = resolve(import.meta.dirname, '../..');
const cache = join(root, 'node_modules/.cache/muster-unit/sample');

/** Puts a copy of the sample as of `now` at `path`. It is made once, and again when what it is made of changes. */
export function copySample(path: string, now: string): void {
  const version = Math.floor(lastChange(['assets/sample', 'db', 'electron/core', 'shared']));
  const file = join(cache, `${now.replaceAll(':', '')}-${version}.muster`);
  if (!existsSync(file)) keepSample(file, now);
  copyFileSync(file, path);
}

/** Whole or not at all, because several workers may make it at the same time. */
function keepSample(file: string, now: string): void {
  const folder = temporaryFolder();
  try {
    const made = join(folder.path, 'sample.muster');
    makeSample(made, now);
    mkdirSync(cache, { recursive: true });
    const partial = `${file}.${process.pid}-${Math.random().toString(36).slice(2)}`;
    copyFileSync(made, partial);
    renameSync(partial, file);
  } finally {
    folder.remove();
  }
}
