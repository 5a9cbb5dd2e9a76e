import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { connect } from '#shared/contract/connect.ts';
import type { Contract } from '#shared/contract/contract.ts';
import { startChromiumShell } from '#shell/chromium/shell.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** A shell that only prints, on a workspace, at a present instant, as the command line does. */
export async function inShell(
  workspace: string,
  now: string,
  use: (core: ReturnType<typeof connect<Contract>>) => Promise<void>,
): Promise<void> {
  const shell = startChromiumShell({
    renderer: path.join(root, 'dist/renderer'),
    core: pathToFileURL(path.join(root, 'electron/core/worker.ts')),
    coreOptions: { workspace, now, dataFolder: path.dirname(workspace) },
    looks: 'paper',
    hasBlankSheet: true,
  });
  await shell.core.opened;
  await use(connect<Contract>(shell.core.connect()));
  await shell.quit();
}
