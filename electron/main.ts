import path from 'node:path';
import { app } from 'electron';
import { prepareSecurity } from './shell/electron/security.ts';
import { startElectronShell } from './shell/electron/shell.ts';
import { hasDebugSwitch } from './shell/policy.ts';

// Both are built beside each other: dist/electron and dist/renderer.
const here = import.meta.dirname;

const isCli = process.argv.includes('--cli');

if (app.isPackaged && hasDebugSwitch(process.argv)) {
  console.error('Muster does not start with a debugging switch.');
  app.exit(2);
} else {
  prepareSecurity();
  void start();
}

async function start(): Promise<void> {
  if (!isCli && !app.requestSingleInstanceLock()) return app.quit();
  // macOS gives the file to open as an event, which may come before `ready`.
  let workspace = process.argv.slice(1).find((argument) => argument.endsWith('.muster'));
  app.on('open-file', (event, file) => {
    event.preventDefault();
    workspace = file;
  });
  await app.whenReady();
  if (isCli) return runCli();
  const shell = startElectronShell({
    renderer: path.join(here, '../renderer'),
    preload: path.join(here, 'preload.cjs'),
    core: path.join(here, 'core.js'),
    coreOptions: workspace === undefined ? {} : { workspace: path.resolve(workspace) },
  });
  app.on('second-instance', () => void shell.focus());
  await shell.openWindow('/');
}

async function runCli(): Promise<void> {
  const { main } = await import('./cli/main.ts');
  const args = process.argv.slice(process.argv.indexOf('--cli') + 1);
  app.exit(await main(args));
}
