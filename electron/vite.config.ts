import { copyFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const root = path.resolve(import.meta.dirname, '..');
/** Bundled, drizzle is quick to load; from source it is required (see `db/drizzle/required.ts`). */
const drizzle = path.join(root, 'db/drizzle/imported.ts');
/** Where the command line finds the pages and the core, once it is built. */
const places = path.join(root, 'electron/cli/built-places.ts');

/** Left to the run time: Electron itself, Node, and the one native module. */
const external = [/^electron(\/|$)/, /^node:/, ...builtinModules, 'better-sqlite3', 'bindings'];

const core = path.join(root, 'electron/core/worker.ts');
/** A thread that the core starts; it is found beside the core. */
const check = path.join(root, 'db/file/whole-check-thread.ts');

/**
 * The main process and the core are modules; `--mode preload` builds what the sandbox loads, which is CommonJS;
 * `--mode command-line` builds what `npm run muster` starts quickly from.
 */
export default defineConfig(({ mode }) => {
  const isPreload = mode === 'preload';
  const isCommandLine = mode === 'command-line';
  const outDir = path.join(root, isCommandLine ? 'dist/command-line' : 'dist/electron');
  return {
    root,
    plugins: isPreload ? [] : [copyMigrations(outDir)],
    resolve: {
      alias: [
        { find: /^.*\/drizzle\/required\.ts$/, replacement: drizzle },
        { find: /^.*\/source-places\.ts$/, replacement: places },
      ],
    },
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
          : isCommandLine
            ? { run: path.join(root, 'electron/cli/run.ts'), core, 'whole-check-thread': check }
            : { main: path.join(root, 'electron/main.ts'), core, 'whole-check-thread': check },
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
function copyMigrations(outDir: string): Plugin {
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
