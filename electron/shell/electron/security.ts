import { app, protocol, type Session, session, type WebContents } from 'electron';
import type { Assets } from '../assets.ts';
import { APP_ORIGINS, isAppUrl } from '../policy.ts';

const SCHEME = 'app';

/** What must be said before Electron is ready: the scheme's rights, and the sandbox for every process. */
export function prepareSecurity(): void {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  app.on('web-contents-created', (_event, contents) => confine(contents));
  app.on('session-created', denyPermissions);
}

/** Serves the renderer, and nothing else: every request that is not for the app is cancelled. */
export function serveRenderer(assets: Assets): void {
  const own = session.defaultSession;
  denyPermissions(own);
  own.setSpellCheckerEnabled(false);
  own.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isAllowedRequest(url) }));
  own.protocol.handle(SCHEME, async (request) => {
    const asset = await assets({ url: request.url, method: request.method });
    if (asset === null) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(asset.body), { headers: asset.headers });
  });
}

// `data:` and `blob:` images are made by the page itself; the policy in the headers limits them to images.
function isAllowedRequest(url: string): boolean {
  return (
    isAppUrl(url, 'electron') || url.startsWith('data:') || url.startsWith(`blob:${APP_ORIGINS.electron}/`)
  );
}

function confine(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isAppUrl(event.url, 'electron')) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

function denyPermissions(own: Session): void {
  own.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
}
