import path from 'node:path';

/** Origins that exist nowhere: only the shell that owns a window answers for them. */
export const APP_ORIGINS = { electron: 'app://muster', chromium: 'https://muster.invalid' } as const;

export type ShellKind = keyof typeof APP_ORIGINS;

/** Whether a URL is a page or an asset of the app: the exact scheme and host, no credentials and no port. */
export function isAppUrl(url: string, kind: ShellKind): boolean {
  const parsed = URL.parse(url);
  if (parsed === null || parsed.username !== '' || parsed.password !== '' || parsed.port !== '') return false;
  // `origin` is "null" for custom schemes, so scheme and host are compared.
  return `${parsed.protocol}//${parsed.host}` === APP_ORIGINS[kind];
}

/** Whether a message may come from here: the main frame of one of our windows, showing a page of the app. */
export function isAllowedSender(sender: { url: string; isMainFrame: boolean }, kind: ShellKind): boolean {
  return sender.isMainFrame && isAppUrl(sender.url, kind);
}

export type AssetRequest = { url: string; method: string };

/**
 * The file under `root` that answers a request, or `null` when nothing may. A path without a file extension is a
 * route of the renderer, answered by its page for paper or by that of windows. Nothing outside `root` is ever named.
 */
export function resolveAsset(root: string, request: AssetRequest, kind: ShellKind): string | null {
  if (request.method !== 'GET' || !isAppUrl(request.url, kind)) return null;
  const pathname = decodedPath(request.url);
  if (pathname === null) return null;
  const isRoute = path.posix.extname(pathname) === '';
  const file = path.resolve(root, isRoute ? pageOf(pathname) : `.${pathname}`);
  return isInside(root, file) ? file : null;
}

function pageOf(route: string): string {
  return route.startsWith('/print/') ? 'print.html' : 'index.html';
}

/** Whether `file` lies strictly under `root`, both taken as written (links are not followed). */
export function isInside(root: string, file: string): boolean {
  const relative = path.relative(path.resolve(root), path.resolve(file));
  return relative !== '' && relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative);
}

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/** The type an asset is served as, or `null` for a kind of file that the renderer has no business asking for. */
export function mimeType(file: string): string | null {
  return MIME_TYPES[path.extname(file).toLowerCase()] ?? null;
}

/** No inline script or style, no remote content, no frames, no forms. */
export function contentSecurityPolicy(): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The headers of every answer. */
export function responseHeaders(contentType: string): Record<string, string> {
  return {
    'Content-Type': contentType,
    'Content-Security-Policy': contentSecurityPolicy(),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), bluetooth=()',
  };
}

/** A packaged build refuses to start with these: no fuse covers them, and they open a line to the pages. */
export function hasDebugSwitch(argv: readonly string[]): boolean {
  return argv.some((argument) => /^--(remote-debugging|inspect|js-flags|load-extension)/.test(argument));
}

function decodedPath(url: string): string | null {
  try {
    const pathname = decodeURIComponent(new URL(url).pathname);
    return pathname.includes('\0') || pathname.includes('\\') ? null : pathname;
  } catch {
    return null;
  }
}
