import path from 'node:path';
import { app, dialog } from 'electron';
import { mainChannel } from '#core/control-port.ts';
import type { CoreOptions } from '#core/host.ts';
import { connect } from '#shared/contract/connect.ts';
import type { Contract } from '#shared/contract/contract.ts';
import type { StartDrawing } from './cli/engine.ts';
import { prepareSecurity } from './shell/electron/security.ts';
import { type ElectronShell, startElectronShell } from './shell/electron/shell.ts';
import { hasDebugSwitch } from './shell/policy.ts';

// Everything is built beside each other: dist/electron and dist/renderer.
const here = import.meta.dirname;

const cliArguments = argumentsAfter('--cli');

if (app.isPackaged && hasDebugSwitch(process.argv)) {
  console.error('Muster does not start with a debugging switch.');
  app.exit(2);
} else {
  prepareSecurity();
  void (cliArguments ? runCommand(cliArguments) : openApplication());
}

async function openApplication(): Promise<void> {
  if (!app.requestSingleInstanceLock()) return app.quit();
  // macOS gives the file to open as an event, which may come before `ready`.
  let workspace = process.argv.slice(1).find((argument) => argument.endsWith('.muster'));
  app.on('open-file', (event, file) => {
    event.preventDefault();
    workspace = file;
  });
  await app.whenReady();
  const isSample = process.argv.includes('--sample');
  const shell = startShell({
    dataFolder: app.getPath('userData'),
    ...(workspace === undefined ? { isSample } : { workspace: path.resolve(workspace) }),
  });
  shell.core.opened.catch((error) => {
    dialog.showErrorBox('Muster', error.message);
    return shell.quit();
  });
  const client = clientOf(shell);
  app.on('second-instance', (_event, argv, folder) => {
    const file = argv.find((argument) => argument.endsWith('.muster'));
    if (file !== undefined) openFile(client, path.resolve(folder, file));
    void shell.focus();
  });
  app.on('open-file', (_event, file) => openFile(client, file));
  await shell.openWindow('/');
  await shell.closed;
  app.quit();
}

async function runCommand(args: readonly string[]): Promise<void> {
  await app.whenReady();
  const { main } = await import('./cli/main.ts');
  app.exit(await main(args, startDrawing));
}

const startDrawing: StartDrawing = async (coreOptions) => {
  const shell = startShell(coreOptions);
  return { client: clientOf(shell), opened: shell.core.opened, quit: shell.quit };
};

const clientOf = (shell: ElectronShell) => connect<Contract>(mainChannel(shell.core.connect()));

/** Opens another workspace in the running application; its windows follow when the core says so. */
function openFile(client: ReturnType<typeof clientOf>, file: string): void {
  client.workspace.open({ path: file }).catch((error) => dialog.showErrorBox('Muster', error.message));
}

function startShell(coreOptions: CoreOptions): ElectronShell {
  return startElectronShell({
    renderer: path.join(here, '../renderer'),
    preload: path.join(here, 'preload.cjs'),
    core: path.join(here, 'core.js'),
    coreOptions,
  });
}

function argumentsAfter(name: string): string[] | undefined {
  const at = process.argv.indexOf(name);
  return at === -1 ? undefined : process.argv.slice(at + 1);
}
