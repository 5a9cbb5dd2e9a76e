import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '../..');

const BUILDS = {
  renderer: {
    name: 'the pages',
    result: 'dist/renderer/index.html',
    sources: ['renderer', 'shared'],
    config: 'renderer/vite.config.ts',
    modes: ['production'],
  },
  electron: {
    name: 'the Electron part',
    result: 'dist/electron/preload.cjs',
    sources: ['electron', 'db', 'shared', 'assets/sample'],
    config: 'electron/vite.config.ts',
    modes: ['production', 'preload'],
  },
  'command-line': {
    name: 'the command line',
    result: 'dist/command-line/run.js',
    sources: ['electron', 'db', 'shared', 'assets/sample'],
    config: 'electron/vite.config.ts',
    modes: ['command-line'],
  },
} as const;

/** Builds one part of the app when any of its sources is newer than the last build. */
export async function buildIfStale(part: keyof typeof BUILDS): Promise<void> {
  if (upToDate(part) !== undefined) return;
  const { name, config, modes } = BUILDS[part];
  console.log(`Building ${name}…`);
  for (const mode of modes) await runVite(path.join(root, config), mode);
}

/** The address of what was built of a part, unless it is not there or one of its sources is newer. */
export function upToDate(part: keyof typeof BUILDS): string | undefined {
  const { result, sources } = BUILDS[part];
  const file = path.join(root, result);
  const builtAt = modifiedAt(file);
  return builtAt === 0 || lastChange(sources) > builtAt ? undefined : pathToFileURL(file).href;
}

/** When a source under these folders was last changed, in milliseconds. */
export function lastChange(folders: readonly string[]): number {
  const sources = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => SOURCE.test(name))
      .map((name) => path.join(root, folder, name)),
  );
  return sources.reduce((latest, file) => Math.max(latest, modifiedAt(file)), 0);
}

const SOURCE = /\.(ts|tsx|mjs|css|html|sql)$/;

function modifiedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function runVite(config: string, mode: string): Promise<void> {
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--config', config, '--mode', mode, '--logLevel', 'warn'];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      stdio: 'inherit',
      cwd: root,
    });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The build ended with code ${code}.`)),
    );
  });
}
