import path from 'node:path';
import { build } from 'vite';

const here = import.meta.dirname;
const root = path.resolve(here, '../../..');
const cache = path.join(root, 'node_modules/.cache/muster-e2e');

/** Builds the probe's page and gives the folder it is in. */
export async function buildProbe(): Promise<string> {
  const outDir = path.join(cache, 'probe');
  await build({
    root: here,
    configFile: false,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, target: 'esnext', modulePreload: false },
  });
  return outDir;
}

/** The script that looks at a page while the keyboard goes through it. */
export const IN_PAGE = path.join(cache, 'in-page/in-page.js');

export async function buildInPage(): Promise<void> {
  await build({
    root: path.resolve(here, '../keyboard'),
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: path.dirname(IN_PAGE),
      target: 'esnext',
      lib: {
        entry: 'in-page/in-page.ts',
        formats: ['iife'],
        name: 'inPage',
        fileName: () => path.basename(IN_PAGE),
      },
    },
  });
}

/** Builds the main process, the preload and a core for Electron, which runs no TypeScript. */
export async function buildElectron(core: string): Promise<{ main: string; core: string }> {
  const outDir = path.join(cache, 'electron');
  const external = [/^electron(\/|$)/, /^node:/, 'better-sqlite3'];
  const common = {
    configFile: false as const,
    root,
    logLevel: 'error' as const,
    ssr: { noExternal: true as const },
  };
  await build({
    ...common,
    build: {
      outDir,
      emptyOutDir: true,
      ssr: true,
      rolldownOptions: { external, input: { main: path.join(here, 'electron-main.ts'), core } },
    },
  });
  await build({
    ...common,
    build: {
      outDir,
      emptyOutDir: false,
      ssr: true,
      rolldownOptions: {
        external,
        input: { preload: path.join(root, 'electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  });
  return { main: path.join(outDir, 'main.js'), core: path.join(outDir, 'core.js') };
}
