import { copyFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const root = path.resolve(import.meta.dirname, '..');
/** Bundled, drizzle is quick to load; from source it is required (see `db/drizzle/required.ts`). */
const drizzle = path.join(root, 'db/drizzle/imported.ts');
const outDir = path.join(root, 'dist/electron');

/** Left to the run time: Electron itself, Node, and the one native module. */
const external = [/^electron(\/|$)/, /^node:/, ...builtinModules, 'better-sqlite3', 'bindings'];

/** The main process and the core are modules; `--mode preload` builds what the sandbox loads, which is CommonJS. */
export default defineConfig(({ mode }) => {
  const isPreload = mode === 'preload';
  return {
    root,
    plugins: [copyMigrations()],
    resolve: { alias: [{ find: /^.*\/drizzle\/required\.ts$/, replacement: drizzle }] },
    build: {
      outDir,
      emptyOutDir: !isPreload,
      copyPublicDir: false,
      target: 'node24',
      minify: false,
      ssr: true,
      reportCompressedSize: false,
      rolldownOptions: {
        input: isPreload
          ? { preload: path.join(root, 'electron/preload.ts') }
          : { main: path.join(root, 'electron/main.ts'), core: path.join(root, 'electron/core/worker.ts') },
        external,
        output: isPreload
          ? { format: 'cjs', entryFileNames: '[name].cjs' }
          : { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
  };
});

/** The core reads its migrations from beside its own module, which is here once it is bundled. */
function copyMigrations(): Plugin {
  return {
    name: 'copy-migrations',
    closeBundle() {
      const migrations = path.join(root, 'db/migrations');
      for (const file of readdirSync(migrations).filter((name) => name.endsWith('.sql'))) {
        copyFileSync(path.join(migrations, file), path.join(outDir, file));
      }
    },
  };
}
