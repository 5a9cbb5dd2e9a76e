import { once } from 'node:events';
import {
  app,
  type BrowserWindow,
  type IpcMainEvent,
  ipcMain,
  type NativeImage,
  type WebContents,
} from 'electron';
import type { CoreOptions } from '#core/host.ts';
import { serve } from '#core/serve.ts';
import { MusterError } from '#shared/contract/errors.ts';
import {
  type DrawRequest,
  isPicture,
  PAPERS,
  type PictureRequest,
  PRINT_TIMEOUT_MS,
  type PrintRequest,
} from '#shared/contract/print.ts';
import { createAssets, requireRenderer } from '../assets.ts';
import { type CommandStream, createCommandStream } from '../command-stream.ts';
import { type Line, localLine } from '../local-line.ts';
import { isAllowedSender } from '../policy.ts';
import { PAGE_FAILED, type PrintWait, waitForPrint } from '../print-wait.ts';
import type { Shell } from '../shell.ts';
import { createShellRouter } from '../shell-router.ts';
import { CHANNELS } from './channels.ts';
import { type CoreProcess, startCoreProcess } from './core-process.ts';
import { installMenu } from './menu.ts';
import { serveRenderer } from './security.ts';
import { createWindow, routeUrl, type WindowLook } from './window.ts';
import { createWindowHost } from './window-host.ts';

export type ElectronShellOptions = {
  /** The built renderer. */
  renderer: string;
  /** The built preload and core modules. */
  preload: string;
  core: string;
  coreOptions: CoreOptions;
};

export type ElectronShell = Shell & { readonly core: CoreProcess };

type Wired = {
  window: BrowserWindow;
  isHidden: boolean;
  commands: CommandStream;
  line: Line | undefined;
  printData(): string | null;
  printSettled(failure?: string): void;
};

/** The shell on Electron. Call it once Electron is ready, after `prepareSecurity`. */
export function startElectronShell(options: ElectronShellOptions): ElectronShell {
  const wired = new Map<number, Wired>();
  const closed = Promise.withResolvers<void>();
  let quitting: Promise<void> | undefined;
  let isDone = false;
  requireRenderer(options.renderer);
  serveRenderer(createAssets(options.renderer, 'electron'));
  const core = startCoreProcess(options.core, options.coreOptions, (request, signal) =>
    isPicture(request) ? drawPng(request, signal) : printToPdf(request, signal),
  );

  const addWindow = (look: Omit<WindowLook, 'preload'>, printing?: PrintWait) => {
    const printData = () => printing?.data ?? null;
    const printSettled = (failure?: string) => printing?.settled(failure);
    const window = createWindow({ preload: options.preload, ...look });
    const { id } = window.webContents;
    const isHidden = look.isHidden ?? false;
    const commands = createCommandStream();
    wired.set(id, { window, isHidden, commands, line: undefined, printData, printSettled });
    window.webContents.on('console-message', ({ level, message }) => {
      if (level !== 'error') return;
      console.error('muster page:', message);
      if (message.startsWith('Uncaught')) printSettled(PAGE_FAILED);
    });
    window.on('closed', () => {
      wired.get(id)?.line?.close();
      wired.delete(id);
    });
    return window;
  };

  const connect = (sender: Wired) => {
    const [inside, outside] = localLine();
    sender.line?.close();
    sender.line = outside;
    serve(createShellRouter(createWindowHost({ ...sender, openWindow, quit })), inside);
    outside.onMessage((message) => {
      if (!sender.window.isDestroyed()) sender.window.webContents.send(CHANNELS.shell, message);
    });
  };

  const senderOf = (event: IpcMainEvent) => {
    const frame = event.senderFrame;
    const isMainFrame = frame !== null && frame === event.sender.mainFrame;
    return isAllowedSender({ url: frame?.url ?? '', isMainFrame }, 'electron')
      ? wired.get(event.sender.id)
      : undefined;
  };
  ipcMain.on(CHANNELS.connect, (event) => {
    const sender = senderOf(event);
    if (sender === undefined) return;
    connect(sender);
    event.senderFrame?.postMessage(CHANNELS.core, null, [core.connect()]);
  });
  ipcMain.on(CHANNELS.shell, (event, message: unknown) => {
    const sender = senderOf(event);
    if (typeof message === 'string') sender?.line?.send(message);
  });

  const openWindow = async (route: string) => {
    const window = addWindow({});
    // Hidden windows that print do not keep the application open.
    window.on('closed', () => {
      if (visible().length === 0) void quit();
    });
    await window.loadURL(routeUrl(route));
  };

  const printToPdf = (request: PrintRequest, signal?: AbortSignal) => {
    const { width, height } = PAPERS[request.paper];
    const look = { width: Math.round(width * 96), height: Math.round(height * 96) };
    return onSheet(look, request, signal, (page) => page.printToPDF(printOptions(width, height)));
  };

  const drawPng = (request: PictureRequest, signal?: AbortSignal) => {
    const { width, height, scale } = request;
    return onSheet({ width, height, pictureScale: scale }, request, signal, nextFrame);
  };

  /** Loads a page where nobody sees it and takes from it what `take` gives, once it is ready. */
  const onSheet = async (
    look: Omit<WindowLook, 'preload'>,
    request: DrawRequest,
    signal: AbortSignal | undefined,
    take: (page: WebContents) => Promise<Buffer>,
  ) => {
    const wait = waitForPrint(request, signal);
    const window = addWindow({ ...look, isHidden: true }, wait);
    const crashed = new Promise<never>((_resolve, reject) => {
      window.webContents.on('render-process-gone', () => reject(new Error('The page crashed.')));
    });
    try {
      await Promise.race([window.loadURL(routeUrl(request.route)), crashed]);
      await Promise.race([wait.ready, crashed]);
      return new Uint8Array(await Promise.race([take(window.webContents), crashed]));
    } catch (error) {
      if (error instanceof MusterError) throw error;
      throw new MusterError('internal', PAGE_FAILED, 'No file was written.', {
        cause: error,
      });
    } finally {
      window.destroy();
    }
  };

  const visible = () => [...wired.values()].filter(({ isHidden }) => !isHidden).map(({ window }) => window);
  const focus = async () => {
    const [first] = visible();
    if (first?.isMinimized()) first.restore();
    first?.focus();
  };
  const quit = () => {
    quitting ??= (async () => {
      for (const { window } of wired.values()) window.destroy();
      await core.shutdown();
      isDone = true;
      closed.resolve();
    })();
    return quitting;
  };
  installMenu((command, window) => {
    if (command === 'quit') void quit();
    else if (window) wired.get(window.webContents.id)?.commands.send(command);
  });
  // Without a listener Electron would quit as soon as the last hidden window has printed.
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', (event) => {
    // The workspace is closed first; whoever waits for `closed` quits Electron then.
    if (!isDone) event.preventDefault();
    void quit();
  });
  return { kind: 'electron', core, openWindow, printToPdf, drawPng, focus, quit, closed: closed.promise };
}

/** The page as it is now: what was painted before it was ready does not count. */
async function nextFrame(page: WebContents): Promise<Buffer> {
  const twoFrames = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))';
  await page.executeJavaScript(twoFrames);
  const painted = once(page, 'paint', { signal: AbortSignal.timeout(PRINT_TIMEOUT_MS) });
  page.invalidate();
  const [, , image] = (await painted) as [unknown, unknown, NativeImage];
  return image.toPNG();
}

function printOptions(width: number, height: number) {
  return {
    pageSize: { width, height },
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  };
}
