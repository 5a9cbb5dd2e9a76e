import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  contentSecurityPolicy,
  hasDebugSwitch,
  isAllowedSender,
  isAppUrl,
  isInside,
  mimeType,
  resolveAsset,
  responseHeaders,
} from '#shell/policy.ts';

const root = path.resolve('/app/renderer');
const get = (url: string, method = 'GET') => resolveAsset(root, { url, method }, 'chromium');

describe('isAppUrl', () => {
  it.each([
    ['https://muster.invalid/', 'chromium', true],
    ['https://muster.invalid/review?week=2026-W47#top', 'chromium', true],
    ['app://muster/review', 'electron', true],
    ['http://muster.invalid/', 'chromium', false],
    ['https://muster.invalid.example.com/', 'chromium', false],
    ['https://muster.invalid@example.com/', 'chromium', false],
    ['https://user@muster.invalid/', 'chromium', false],
    ['https://muster.invalid:8443/', 'chromium', false],
    ['https://evil.muster.invalid/', 'chromium', false],
    ['app://muster.example/', 'electron', false],
    ['app://other/', 'electron', false],
    ['https://muster.invalid/', 'electron', false],
    ['file:///etc/passwd', 'electron', false],
    ['about:blank', 'chromium', false],
    ['', 'chromium', false],
  ] as const)('%s on %s: %s', (url, kind, expected) => {
    expect(isAppUrl(url, kind)).toBe(expected);
  });
});

describe('isAllowedSender', () => {
  it('takes the main frame of an app page only', () => {
    expect(isAllowedSender({ url: 'app://muster/', isMainFrame: true }, 'electron')).toBe(true);
    expect(isAllowedSender({ url: 'app://muster/', isMainFrame: false }, 'electron')).toBe(false);
    expect(isAllowedSender({ url: 'https://example.com/', isMainFrame: true }, 'electron')).toBe(false);
    expect(isAllowedSender({ url: '', isMainFrame: true }, 'electron')).toBe(false);
  });
});

describe('resolveAsset', () => {
  it('answers routes with the one page and assets with their files', () => {
    expect(get('https://muster.invalid/')).toBe(path.join(root, 'index.html'));
    expect(get('https://muster.invalid/review?week=2026-W47')).toBe(path.join(root, 'index.html'));
    expect(get('https://muster.invalid/print/deck/weekly?week=2026-W47')).toBe(path.join(root, 'print.html'));
    expect(get('https://muster.invalid/assets/index.js')).toBe(path.join(root, 'assets/index.js'));
  });

  it.each([
    'https://muster.invalid/%2e%2e/%2e%2e/etc/passwd.json',
    'https://muster.invalid/..%2f..%2fsecret.json',
    'https://muster.invalid/assets/..%2f..%2f..%2fsecret.json',
    'https://muster.invalid/..%5c..%5csecret.json',
    'https://muster.invalid/%00.json',
    'https://muster.invalid/%E0%A4%A.json',
    'https://example.com/index.js',
  ])('names nothing outside the root: %s', (url) => {
    const file = get(url);
    expect(file === null || isInside(root, file)).toBe(true);
  });

  it('answers GET only', () => {
    expect(get('https://muster.invalid/', 'POST')).toBeNull();
    expect(get('https://muster.invalid/', 'HEAD')).toBeNull();
  });
});

describe('isInside', () => {
  it('is strict about the root itself and about neighbours with a longer name', () => {
    expect(isInside('/app', '/app/a.js')).toBe(true);
    expect(isInside('/app', '/app')).toBe(false);
    expect(isInside('/app', '/app-other/a.js')).toBe(false);
    expect(isInside('/app', '/app/../etc')).toBe(false);
    expect(isInside('/app', '/app/..names')).toBe(true);
  });
});

describe('headers', () => {
  it('allow nothing inline, nothing remote and no frame', () => {
    const policy = contentSecurityPolicy();
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(responseHeaders('text/html')['X-Content-Type-Options']).toBe('nosniff');
  });

  it('give a type to what the renderer has, and to nothing else', () => {
    expect(mimeType('a.js')).toContain('text/javascript');
    expect(mimeType('a.WOFF2')).toBe('font/woff2');
    expect(mimeType('a.exe')).toBeNull();
    expect(mimeType('a')).toBeNull();
  });
});

describe('hasDebugSwitch', () => {
  it('sees every switch that opens a line to the pages', () => {
    expect(hasDebugSwitch(['muster', '--remote-debugging-port=9222'])).toBe(true);
    expect(hasDebugSwitch(['muster', '--remote-debugging-pipe'])).toBe(true);
    expect(hasDebugSwitch(['muster', '--inspect=0'])).toBe(true);
    expect(hasDebugSwitch(['muster', '/home/a/--inspect.muster'])).toBe(false);
  });
});
