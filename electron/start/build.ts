import { spawn } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

const BUILDS = {
  renderer: { result: 'dist/renderer/index.html', sources: ['renderer', 'shared'], modes: ['production'] },
  electron: {
    result: 'dist/electron/preload.cjs',
    sources: ['electron', 'db', 'shared'],
    modes: ['production', 'preload'],
  },
} as const;

/** Builds one half of the app when any of its sources is newer than the last build. */
export async function buildIfStale(half: keyof typeof BUILDS): Promise<void> {
  const { result, sources, modes } = BUILDS[half];
  if (!isStale(path.join(root, result), sources)) return;
  console.log(`Building the ${half === 'renderer' ? 'pages' : 'Electron part'}…`);
  for (const mode of modes) await runVite(path.join(root, half, 'vite.config.ts'), mode);
}

function isStale(result: string, folders: readonly string[]): boolean {
  const builtAt = modifiedAt(result);
  return builtAt === 0 || lastChange(folders) > builtAt;
}

/** When a source under these folders was last changed, in milliseconds. */
export function lastChange(folders: readonly string[]): number {
  const sources = folders.flatMap((folder) =>
    globSync(`${folder}/**/*.{ts,tsx,css,html,sql}`, { cwd: root }),
  );
  return sources.reduce((latest, file) => Math.max(latest, modifiedAt(path.join(root, file))), 0);
}

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
