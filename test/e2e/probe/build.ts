import path from 'node:path';
import { build } from 'vite';

const here = import.meta.dirname;

/** Builds the probe page once per run and gives the folder it is in. */
export async function buildProbe(): Promise<string> {
  const outDir = path.resolve(here, '../../../node_modules/.cache/muster-probe');
  await build({
    root: here,
    configFile: false,
    logLevel: 'error',
    base: '/',
    build: { outDir, emptyOutDir: true, target: 'esnext', modulePreload: false, minify: true },
  });
  return outDir;
}
