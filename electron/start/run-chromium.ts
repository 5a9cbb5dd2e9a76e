import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { startChromiumShell } from '#shell/chromium/shell.ts';
import { dataFolder } from '#shell/folders.ts';
import { claimInstance } from '#shell/single-instance.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Runs the app in a Chromium window until it is closed. Gives the exit code. */
export async function runChromium(workspace: string | undefined): Promise<number> {
  const folder = dataFolder();
  const profile = path.join(folder, 'chromium');
  mkdirSync(profile, { recursive: true });
  let focus = async () => {};
  const instance = await claimInstance(folder, workspace ?? '', () => void focus());
  if (!instance.isFirst) {
    console.log('Muster is already open; its window comes to the front.');
    return 0;
  }
  const shell = startChromiumShell({
    renderer: path.join(root, 'dist/renderer'),
    core: new URL('../core/worker.ts', import.meta.url),
    coreOptions: {
      dataFolder: folder,
      ...(workspace === undefined ? { isSample: true } : { workspace: path.resolve(workspace) }),
    },
    headless: false,
    profile,
  });
  focus = shell.focus;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void shell.quit());
  try {
    await Promise.all([shell.core.opened, shell.openWindow('/')]);
    await shell.closed;
    return 0;
  } finally {
    await shell.quit();
    instance.release();
  }
}
