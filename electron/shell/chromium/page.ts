import { TARGETS, type Target } from '#shared/contract/bridge.ts';
import type { Channel } from '#shared/contract/channel.ts';
import { PAPERS, type PrintRequest } from '#shared/contract/print.ts';
import type { Assets } from '../assets.ts';
import { APP_ORIGINS, isAllowedSender, isAppUrl } from '../policy.ts';
import type { Session } from './pipe.ts';
import { preloadScript, RECEIVE, SEND } from './preload.ts';

type Line = Channel & { close(): void };

/** What a page is wired to. `connect` opens a new line for every document the page loads. */
export type PageWiring = {
  assets: Assets;
  connect(target: Target): Line;
  /** A script of the page failed, and nothing caught it. */
  onFailure(details: string): void;
};

export type Page = {
  readonly targetId: string;
  readonly session: Session;
  /** Goes to a route of the renderer; resolves when the navigation has begun. */
  navigate(route: string): Promise<void>;
  /** Resolves when the document and what it refers to have loaded. */
  readonly loaded: Promise<void>;
  /** Rejects when the page's process has crashed. */
  readonly crashed: Promise<never>;
  /** Shows the part of our document that is behind `#`, once one is there; resolves when it has heard of it. */
  show(address: string): Promise<void>;
  /** Lays the page out at this size instead of the window's own. */
  resize(viewport: Viewport): Promise<void>;
  print(paper: PrintRequest['paper']): Promise<Uint8Array>;
  /** What is in the viewport as a PNG. */
  picture(): Promise<Uint8Array>;
};

/** In CSS pixels; `scale` is how many points of the screen there are to one. */
export type Viewport = { width: number; height: number; scale: number };

/** Prepares a fresh target: interception and bridge are in place before anything of ours loads. */
export async function preparePage(targetId: string, session: Session, wiring: PageWiring): Promise<Page> {
  const loaded = Promise.withResolvers<void>();
  const crashed = Promise.withResolvers<never>();
  crashed.promise.catch(() => undefined);
  session.on('Page.loadEventFired', () => loaded.resolve());
  session.on('Inspector.targetCrashed', () => crashed.reject(new Error('The page crashed.')));
  session.on('Fetch.requestPaused', (paused) => void answer(session, wiring.assets, paused));
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) =>
    wiring.onFailure(exception?.description ?? text),
  );
  const arrived = wireBridge(targetId, session, wiring);
  const source = preloadScript();
  // Sent together and waited for once: each round trip would cost a few milliseconds of every start.
  await Promise.all([
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    session.send('Page.enable'),
    session.send('Runtime.enable'),
    session.send('Runtime.addBinding', { name: SEND }),
    session.send('Page.addScriptToEvaluateOnNewDocument', { source }),
    session.send('Runtime.runIfWaitingForDebugger'),
  ]);
  return {
    targetId,
    session,
    loaded: loaded.promise,
    crashed: crashed.promise,
    navigate: (route) => navigate(session, APP_ORIGINS.chromium + route),
    show: async (address) => {
      await arrived;
      const hash = JSON.stringify(address.replace(/^[^#]*/, ''));
      await session.send('Runtime.evaluate', { expression: `(${SHOW})(${hash})`, awaitPromise: true });
    },
    resize: async ({ width, height, scale }) => {
      const metrics = { width, height, deviceScaleFactor: scale, mobile: false };
      await session.send('Emulation.setDeviceMetricsOverride', metrics);
    },
    print: (paper) => print(session, paper),
    picture: async () => {
      const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
      return new Uint8Array(Buffer.from(data, 'base64'));
    },
  };
}

// An address that is replaced before its event is sent would never have been there for the page.
const SHOW = `(hash) => {
  const before = location.href;
  location.hash = hash;
  if (location.href !== before)
    return new Promise((heard) => addEventListener('hashchange', heard, { once: true }));
}`;

type Paused = { requestId: string; request: { url: string; method: string } };

/** Answers with a file of the renderer, or with nothing at all: no request leaves the machine. */
async function answer(session: Session, assets: Assets, { requestId, request }: Paused): Promise<void> {
  const asset = await assets(request);
  const isOurs = isAppUrl(request.url, 'chromium');
  const reply = asset
    ? session.send('Fetch.fulfillRequest', {
        requestId,
        responseCode: 200,
        responseHeaders: Object.entries(asset.headers).map(([name, value]) => ({ name, value })),
        body: asset.body.toString('base64'),
      })
    : isOurs
      ? session.send('Fetch.fulfillRequest', { requestId, responseCode: 404 })
      : session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
  await reply.catch(() => undefined); // the page went away meanwhile
}

/** Gives every document of ours its lines. Resolves when the first of them is in the page. */
function wireBridge(targetId: string, session: Session, { connect }: PageWiring): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let contextId: number | undefined;
  let lines: Record<Target, Line> | undefined;
  const disconnect = () => {
    for (const target of TARGETS) lines?.[target].close();
    lines = undefined;
    contextId = undefined;
  };
  session.on('Runtime.executionContextCreated', ({ context }) => {
    const isMainFrame = context.auxData?.frameId === targetId && context.auxData?.isDefault === true;
    if (!isAllowedSender({ url: `${context.origin}/`, isMainFrame }, 'chromium')) return;
    disconnect();
    contextId = context.id;
    const open = (target: Target) => {
      const line = connect(target);
      line.onMessage((message) => receive(session, context.id, target, message));
      return line;
    };
    lines = { core: open('core'), shell: open('shell') };
    resolve();
  });
  session.on('Runtime.executionContextsCleared', disconnect);
  session.on('Inspector.detached', disconnect);
  session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== SEND || executionContextId !== contextId || lines === undefined) return;
    const cut = payload.indexOf('\n');
    const message = payload.slice(cut + 1);
    if (payload.startsWith('core\n')) lines.core.send(message);
    else if (payload.startsWith('shell\n')) lines.shell.send(message);
  });
  return promise;
}

function receive(session: Session, executionContextId: number, target: Target, message: string): void {
  const call = session.send('Runtime.callFunctionOn', {
    functionDeclaration: `(target, message) => ${RECEIVE}(target, message)`,
    executionContextId,
    arguments: [{ value: target }, { value: message }],
    silent: true,
  });
  call.catch(() => undefined); // the document is gone, and with it whoever asked
}

async function print(session: Session, paper: PrintRequest['paper']): Promise<Uint8Array> {
  const { width, height } = PAPERS[paper];
  const { data } = await session.send('Page.printToPDF', {
    paperWidth: width,
    paperHeight: height,
    marginTop: 0,
    marginBottom: 0,
    marginLeft: 0,
    marginRight: 0,
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
  return new Uint8Array(Buffer.from(data, 'base64'));
}

/** How often an address is asked for before its window counts as broken. */
const MOST_TRIES = 3;

/** The empty page that a window comes up with may still be on its way, and then takes the place of ours. */
async function navigate(session: Session, url: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const { errorText } = await session.send('Page.navigate', { url });
    if (errorText === undefined || errorText === '') return;
    if (tries === MOST_TRIES) throw new Error(`The window did not open ${url}: ${errorText}`);
  }
}
