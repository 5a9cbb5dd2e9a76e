import path from 'node:path';
import { app } from 'electron';
import { prepareSecurity } from '#shell/electron/security.ts';
import { startElectronShell } from '#shell/electron/shell.ts';

/** As the product's main process, but on the files that a test names. */
const { renderer, core, ...coreOptions } = JSON.parse(process.env.MUSTER_TEST ?? '{}');

prepareSecurity();
void app.whenReady().then(() => {
  const preload = path.join(import.meta.dirname, 'preload.cjs');
  globalThis.startedShell = startElectronShell({ renderer, preload, core, coreOptions });
  void globalThis.startedShell.closed.then(() => app.quit());
});
