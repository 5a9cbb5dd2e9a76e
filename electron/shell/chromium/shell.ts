import type { CoreOptions } from '#core/host.ts';
import { serve } from '#core/serve.ts';
import { MusterError } from '#shared/contract/errors.ts';
import type { DrawRequest } from '#shared/contract/print.ts';
import { createAssets, requireRenderer } from '../assets.ts';
import { startCoreWorker, type WorkerCore } from '../core-worker.ts';
import { localLine } from '../local-line.ts';
import { PAGE_FAILED } from '../print-wait.ts';
import type { Shell } from '../shell.ts';
import { createShellRouter } from '../shell-router.ts';
import { findBrowser } from './find-browser.ts';
import { type Engine, engineError, type Looks, launchEngine } from './launch.ts';
import { type Page, preparePage } from './page.ts';
import { createPrinter, type Printer, type Sheet } from './printer.ts';
import { followTargets, type Targets } from './targets.ts';
import { createWindowHost } from './window-host.ts';

export type ChromiumShellOptions = {
  /** The built renderer. */
  renderer: string;
  /** The core's module. */
  core: URL;
  coreOptions: CoreOptions;
  looks: Looks;
  /** The renderer answers `BLANK_SHEET`: what has printed one page can print the next. */
  hasBlankSheet?: boolean;
  profile?: string;
  /** The browser's program; found when not given. */
  browser?: string;
};

export type ChromiumShell = Shell & {
  readonly core: WorkerCore;
  readonly engine: Engine;
  /** Loads a sheet while the core opens, for when something is about to be printed. */
  prepareToPrint(): void;
};

type Drawing = { engine: Engine; targets: Targets; isHeadless: boolean };

/**
 * The shell on an installed Chromium, Chrome or Edge. The browser and the core start side by side; nothing here
 * waits for either before it is needed.
 * @throws MusterError `missing-file` when there is no browser, or the renderer has not been built.
 */
export function startChromiumShell(options: ChromiumShellOptions): ChromiumShell {
  requireRenderer(options.renderer);
  const browser = options.browser ?? findBrowser();
  const assets = createAssets(options.renderer, 'chromium');
  const closed = Promise.withResolvers<void>();
  const windows = new Map<string, Page>();
  const main = draw(browser, options.looks, options.profile);
  const core = startCoreWorker(options.core, options.coreOptions, (request, signal) =>
    drawPage(request, signal),
  );
  let second: Drawing | undefined;
  let printer: Printer | undefined;
  let quitting: Promise<void> | undefined;

  const openPage = async (drawing: Drawing, make: () => void, printing?: Sheet['printing']) => {
    let page: Page | undefined;
    const host = createWindowHost({
      isHeadless: drawing.isHeadless,
      browser: drawing.engine.pipe.browser,
      page: () => page,
      openWindow,
      quit,
      printData: () => printing?.wait?.data ?? null,
      printSettled: (failure) => printing?.wait?.settled(failure),
    });
    const router = createShellRouter(host);
    const connect = (target: 'core' | 'shell') => {
      if (target === 'core') return core.connect();
      const [inside, outside] = localLine();
      serve(router, inside);
      return outside;
    };
    const { targetId, session } = await drawing.targets.adopt(make);
    const onFailure = (details: string) => {
      console.error('muster page:', details);
      printing?.wait?.settled(PAGE_FAILED);
    };
    const wiring = { assets, connect, onFailure };
    page = await preparePage(targetId, session, wiring);
    return page;
  };

  const openWindow = async (route: string) => {
    try {
      const first = [...windows.values()][0];
      const page = await openPage(main, () => makeWindow(main, first));
      windows.set(page.targetId, page);
      await page.navigate(route);
      await Promise.race([page.loaded, page.crashed]);
    } catch (error) {
      throw error instanceof MusterError ? error : engineError(browser, error);
    }
  };

  const printerOf = (drawing: Drawing) => {
    const ended = drawing.engine.pipe.closed.then(gone);
    ended.catch(() => undefined); // it ends without anything to draw too
    return createPrinter({
      openSheet: async () => {
        const printing: Sheet['printing'] = { wait: undefined };
        return { page: await openPage(drawing, () => makeHeadless(drawing), printing), printing };
      },
      closeSheet: ({ page: { targetId } }) =>
        void drawing.engine.pipe.browser.send('Target.closeTarget', { targetId }).catch(() => undefined),
      gone: ended,
      isReused: options.hasBlankSheet ?? false,
    });
  };

  const startedPrinter = () => {
    // A window on the screen would flash, so the visible shell prints with a second, invisible engine.
    if (!main.isHeadless) second ??= draw(browser, 'paper');
    printer ??= printerOf(second ?? main);
    return printer;
  };

  const drawPage = (request: DrawRequest, signal?: AbortSignal) => {
    return startedPrinter().print(request, signal);
  };

  const quit = () => {
    quitting ??= (async () => {
      // An engine that nobody sees has nothing to save or to ask the core: it may end at the same time.
      const unseen = main.isHeadless ? main : second;
      await Promise.all([core.shutdown(), unseen?.engine.close()]);
      await main.engine.close();
      closed.resolve();
    })();
    return quitting;
  };

  const focus = async () => {
    const [page] = windows.values();
    await page?.session.send('Page.bringToFront');
  };

  main.targets.onGone((targetId) => {
    if (windows.delete(targetId) && windows.size === 0) void quit();
  });
  void main.engine.pipe.closed.then(quit);
  return {
    kind: 'chromium',
    core,
    engine: main.engine,
    prepareToPrint: () => startedPrinter().warmUp(),
    openWindow,
    printToPdf: drawPage,
    drawPng: drawPage,
    focus,
    quit,
    closed: closed.promise,
  };
}

function draw(browser: string, looks: Looks, profile?: string): Drawing {
  const engine = launchEngine({ browser, looks, ...(profile === undefined ? {} : { profile }) });
  return { engine, targets: followTargets(engine.pipe), isHeadless: looks !== 'visible' };
}

function makeHeadless({ engine }: Drawing): void {
  void engine.pipe.browser.send('Target.createTarget', { url: 'about:blank' }).catch(() => undefined);
}

/** The first window comes up with the browser; a further one is opened from it, so that it is an app window too. */
function makeWindow(drawing: Drawing, first: Page | undefined): void {
  if (drawing.isHeadless) makeHeadless(drawing);
  else if (first) {
    const expression = "void open('about:blank', '_blank', 'popup,width=1280,height=800')";
    void first.session.send('Runtime.evaluate', { expression, userGesture: true }).catch(() => undefined);
  }
}

function gone(): never {
  throw new MusterError('internal', 'The browser ended while it was drawing.', 'No file was written.');
}
