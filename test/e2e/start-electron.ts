import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { DrawRequest } from '#shared/contract/print.ts';
import type { Shell } from '#shell/shell.ts';
import type { StartedShell, StartOptions } from './started-shell.ts';

declare global {
  /** Put there by the probe's main process. */
  var startedShell: Shell;
}

const PACKAGE = path.resolve(import.meta.dirname, '../../node_modules/electron');

/** Electron's program when it has been fetched. Importing `electron` for its path would try to fetch it. */
export function electronProgram(): string | undefined {
  const named = path.join(PACKAGE, 'path.txt');
  if (!existsSync(named)) return undefined;
  const program = path.join(PACKAGE, 'dist', readFileSync(named, 'utf8'));
  return existsSync(program) ? program : undefined;
}

/** Starts Electron on a built main module that keeps its shell at `globalThis.startedShell`. */
export async function startElectron(main: string, options: StartOptions): Promise<StartedShell> {
  const executablePath = electronProgram();
  if (executablePath === undefined) throw new Error('Electron has not been fetched.');
  const isRoot = process.getuid?.() === 0;
  const app = await _electron.launch({
    executablePath,
    args: [...(isRoot ? ['--no-sandbox'] : []), main],
    env: { ...stringsOf(process.env), MUSTER_TEST: JSON.stringify(options) },
  });
  return {
    kind: 'electron',
    openWindow: (route) => openWindow(app, route),
    pages: () => app.windows(),
    printToPdf: (request) => draw(app, request),
    drawPng: (request) => draw(app, request),
    choose: (command) =>
      app.evaluate(({ Menu, BrowserWindow }, id) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.focus();
        Menu.getApplicationMenu()?.getMenuItemById(id)?.click(undefined, window, window?.webContents);
      }, command),
    answerFileDialog: (_page, chosen) =>
      app.evaluate(({ dialog }, file) => {
        dialog.showOpenDialog = async () => ({
          canceled: file === null,
          filePaths: file === null ? [] : [file],
        });
        dialog.showSaveDialog = async () => ({ canceled: file === null, filePath: file ?? '' });
      }, chosen),
    processId: app.process().pid ?? 0,
    quit: async () => {
      await app.evaluate(() => void globalThis.startedShell.quit()).catch(() => undefined);
      await app.close();
    },
  };
}

async function openWindow(app: ElectronApplication, route: string): Promise<Page> {
  const opened = app.waitForEvent('window');
  await app.evaluate((_electron, wanted) => globalThis.startedShell.openWindow(wanted), route);
  return opened;
}

async function draw(app: ElectronApplication, request: DrawRequest): Promise<Uint8Array> {
  const result = await app.evaluate(async (_electron, wanted) => {
    try {
      const { startedShell } = globalThis;
      const bytes = 'scale' in wanted ? startedShell.drawPng(wanted) : startedShell.printToPdf(wanted);
      return { bytes: [...(await bytes)] };
    } catch (error) {
      return { error: String(error instanceof Error ? error.message : error) };
    }
  }, request);
  if (result.bytes === undefined) throw new Error(result.error);
  return new Uint8Array(result.bytes);
}

function stringsOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
