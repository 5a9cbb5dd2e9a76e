import { type BrowserWindow, ClipboardItem, clipboard, shell as desktop, dialog } from 'electron';
import type { CommandStream } from '../command-stream.ts';
import type { WindowHost } from '../shell.ts';

export type HostMeans = {
  commands: CommandStream;
  window: BrowserWindow;
  openWindow(route: string): Promise<void>;
  quit(): Promise<void>;
  printData(): string | null;
  printSettled(failure?: string): void;
};

/** What a window of the Electron shell can ask for. */
export function createWindowHost({ window, ...means }: HostMeans): WindowHost {
  return {
    ...means,
    chooseFiles: async ({ title, filters, several }) => {
      const { filePaths } = await dialog.showOpenDialog(window, {
        title,
        filters,
        properties: several ? ['openFile', 'multiSelections'] : ['openFile'],
      });
      return filePaths;
    },
    chooseFolder: async (title) => {
      const { filePaths } = await dialog.showOpenDialog(window, {
        title,
        properties: ['openDirectory', 'createDirectory'],
      });
      return filePaths[0] ?? null;
    },
    chooseSave: async ({ title, filters, suggestedName }) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title,
        filters,
        defaultPath: suggestedName,
      });
      return canceled || filePath === '' ? null : filePath;
    },
    reveal: async (path) => desktop.showItemInFolder(path),
    setFullScreen: async (on) => window.setFullScreen(on),
    writeClipboard: async ({ text, html, png }) => {
      const picture =
        png === undefined ? undefined : new Blob([Buffer.from(png, 'base64')], { type: 'image/png' });
      const parts = { 'text/plain': text, 'text/html': html, 'image/png': picture };
      const given = Object.entries(parts).flatMap(([type, part]) =>
        part === undefined ? [] : [[type, part]],
      );
      await clipboard.write([new ClipboardItem(Object.fromEntries(given))]);
    },
    close: async () => window.close(),
  };
}
