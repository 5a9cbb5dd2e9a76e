import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { connect } from '#shared/contract/connect.ts';
import type { Contract } from '#shared/contract/contract.ts';
import { startChromiumShell } from '#shell/chromium/shell.ts';
import { dataFolder } from '#shell/folders.ts';
import { claimInstance } from '#shell/single-instance.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Runs the app in a Chromium window until it is closed. Gives the exit code. */
export async function runChromium(workspace: string | undefined): Promise<number> {
  const folder = dataFolder();
  const profile = path.join(folder, 'chromium');
  mkdirSync(profile, { recursive: true });
  let openAgain = (_file: string) => {};
  const file = workspace === undefined ? '' : path.resolve(workspace);
  const instance = await claimInstance(folder, file, (other) => openAgain(other));
  if (!instance.isFirst) {
    console.log('Muster is already open; its window comes to the front.');
    return 0;
  }
  const shell = startChromiumShell({
    hasBlankSheet: true,
    renderer: path.join(root, 'dist/renderer'),
    core: new URL('../core/worker.ts', import.meta.url),
    coreOptions: {
      dataFolder: folder,
      ...(file === '' ? { isSample: true } : { workspace: file }),
    },
    looks: 'visible',
    profile,
  });
  const client = connect<Contract>(shell.core.connect());
  openAgain = (other) => {
    if (other !== '') client.workspace.open({ path: other }).catch((error) => console.error(error.message));
    void shell.focus();
  };
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
