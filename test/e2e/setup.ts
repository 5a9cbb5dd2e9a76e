import { statSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { buildProbe } from './probe/build.ts';
import { electronProgram } from './start-electron.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Once per run: builds what is out of date, and names the shells that are not tested here. */
export default async function setup(): Promise<void> {
  if (electronProgram() === undefined) {
    console.log('Skipped: the electron shell. Its binary is not here; `npx install-electron` fetches it.');
  }
  await buildProbe();
  if (await isStale(path.join(root, 'dist/renderer/index.html'), ['renderer', 'shared'])) {
    await build({ configFile: path.join(root, 'renderer/vite.config.ts'), logLevel: 'error' });
  }
}

async function isStale(built: string, folders: readonly string[]): Promise<boolean> {
  const builtAt = modifiedAt(built);
  for (const folder of folders) {
    for await (const file of glob(`${folder}/**/*.{ts,tsx,css,html}`, { cwd: root })) {
      if (modifiedAt(path.join(root, file)) > builtAt) return true;
    }
  }
  return false;
}

function modifiedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
