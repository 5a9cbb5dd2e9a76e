import { MusterError } from '#shared/contract/errors.ts';
import type { ClipboardContent } from '#shared/contract/shell-contract.ts';
import { createCommandStream } from '../command-stream.ts';
import { APP_ORIGINS } from '../policy.ts';
import type { WindowHost } from '../shell.ts';
import {
  chooseFolderNatively,
  openFilesNatively,
  revealFile,
  saveFileNatively,
  typedPath,
} from './dialogs.ts';
import type { Session } from './pipe.ts';

/** The shell's own means that a window's requests need. */
export type HostMeans = {
  isHeadless: boolean;
  browser: Session;
  /** The window's page, once there is one. */
  page(): { targetId: string; session: Session } | undefined;
  openWindow(route: string): Promise<void>;
  quit(): Promise<void>;
  printData(): string | null;
  printSettled(failure?: string): void;
};

/** What a window of the Chromium shell can ask for. */
export function createWindowHost(means: HostMeans): WindowHost {
  const pageOf = () => {
    const page = means.page();
    if (page) return page;
    throw new MusterError('conflict', 'The window is gone.');
  };
  const ask = async (title: string, suggestion: string) =>
    typedPath(await askInWindow(pageOf().session, `${title}\nThe whole path:`, suggestion));
  return {
    // It has no menu of its own to choose from.
    commands: createCommandStream(),
    openWindow: means.openWindow,
    quit: means.quit,
    printData: means.printData,
    printSettled: means.printSettled,
    chooseFiles: async (request) => {
      const chosen = means.isHeadless ? undefined : await openFilesNatively(request);
      if (chosen !== undefined) return chosen;
      const typed = await ask(request.title, '');
      return typed === null ? [] : [typed];
    },
    chooseFolder: async (title) => {
      const chosen = means.isHeadless ? undefined : await chooseFolderNatively(title);
      return chosen === undefined ? ask(title, '~') : chosen;
    },
    chooseSave: async (request) => {
      const chosen = means.isHeadless ? undefined : await saveFileNatively(request);
      return chosen === undefined ? ask(request.title, `~/${request.suggestedName}`) : chosen;
    },
    reveal: async (path) => {
      if (!means.isHeadless) revealFile(path);
    },
    setFullScreen: async (on) => {
      const { windowId } = await means.browser.send('Browser.getWindowForTarget', {
        targetId: pageOf().targetId,
      });
      const windowState = on ? 'fullscreen' : 'normal';
      await means.browser.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
    },
    writeClipboard: (content) => writeClipboard(means.browser, pageOf().session, content),
    close: async () => void (await means.browser.send('Target.closeTarget', { targetId: pageOf().targetId })),
  };
}

// The fallback where the desktop has no dialog program: Chromium's own prompt, drawn by the browser.
async function askInWindow(session: Session, question: string, suggestion: string): Promise<string | null> {
  const expression = `prompt(${JSON.stringify(question)}, ${JSON.stringify(suggestion)})`;
  const { result } = await session.send('Runtime.evaluate', { expression, userGesture: true });
  return typeof result.value === 'string' ? result.value : null;
}

async function writeClipboard(
  browser: Session,
  session: Session,
  { text, html, png }: ClipboardContent,
): Promise<void> {
  const setting = 'granted' as const;
  for (const name of ['clipboard-write', 'clipboard-sanitized-write']) {
    const permission = name === 'clipboard-write' ? { name, allowWithoutSanitization: true } : { name };
    await browser
      .send('Browser.setPermission', { permission, setting, origin: APP_ORIGINS.chromium })
      .catch(() => undefined); // a name that this browser does not know
  }
  const parts = { 'text/plain': text, 'text/html': html, 'image/png': png };
  const { exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: `(async (parts) => {
      const bytes = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const items = Object.entries(parts).map(([type, part]) =>
        [type, new Blob([type === 'image/png' ? bytes(part) : part], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(items))]);
    })(${JSON.stringify(parts)})`,
    awaitPromise: true,
    userGesture: true,
  });
  if (exceptionDetails)
    throw new MusterError('refused', 'The desktop did not let Muster write to the clipboard.');
}
