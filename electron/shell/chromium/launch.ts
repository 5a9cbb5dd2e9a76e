import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { MusterError } from '#shared/contract/errors.ts';
import { openPipe, type Pipe } from './pipe.ts';

/** Windows on the screen, windows that nobody sees, or no windows at all: only sheets of paper. */
export type Looks = 'visible' | 'headless' | 'paper';

export type LaunchOptions = {
  browser: string;
  looks: Looks;
  /** Where the engine keeps its profile; without one a fresh one is made and removed afterwards. */
  profile?: string;
};

export type Engine = {
  pipe: Pipe;
  process: ChildProcess;
  /**
   * Closes the browser, within two seconds at most. One with a temporary profile has nothing to save: it is ended at
   * once and its profile removed.
   */
  close(): Promise<void>;
};

/** Starts the browser. It is usable at once: what is sent early waits in the pipe. */
export function launchEngine({ browser, looks, profile }: LaunchOptions): Engine {
  const folder = profile ?? mkdtempSync(path.join(tmpdir(), 'muster-engine-'));
  const child = spawn(browser, engineArguments(folder, looks, process.getuid?.() === 0), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  const lastWords = keepLastWords(child);
  const exited = new Promise<void>((resolve) => {
    child.on('exit', () => resolve()).on('error', () => resolve());
  });
  const pipe = openPipe(child.stdio[3] as Writable, child.stdio[4] as Readable);
  // When this process ends without `close`, the browser sees its pipe close and follows; its profile goes with it.
  const cleanUp = () => {
    child.kill('SIGKILL');
    if (profile === undefined) rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', cleanUp);
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= end());
  const end = async () => {
    process.off('exit', cleanUp);
    if (profile === undefined) child.kill('SIGKILL');
    else pipe.browser.send('Browser.close').catch(() => undefined);
    const timer = setTimeout(() => child.kill('SIGKILL'), 2000);
    await exited;
    clearTimeout(timer);
    if (profile === undefined)
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
  };
  child.on('exit', (code) => {
    if (code) console.error(`muster: the browser ended with code ${code}. ${lastWords()}`);
  });
  return { pipe, process: child, close };
}

/** The error for a browser that did not come up. */
export function engineError(browser: string, cause: unknown): MusterError {
  return new MusterError('internal', `${browser} did not start.`, undefined, { cause });
}

/** What the first window shows until its page comes. Only a URL with a web scheme opens an app window. */
export const FIRST_PAGE = 'data:text/html,<title>Muster</title>';

/**
 * No first-run pages, no background traffic, no name ever resolved: the engine only draws.
 * Chromium's own sandbox needs a user other than root.
 */
export function engineArguments(profile: string, looks: Looks, isRoot: boolean): string[] {
  const headless = looks !== 'visible';
  return [
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--no-service-autorun',
    '--no-pings',
    '--disable-background-networking',
    '--disable-breakpad',
    '--disable-client-side-phishing-detection',
    '--disable-component-extensions-with-background-pages',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-field-trial-config',
    '--disable-quic',
    '--disable-search-engine-choice-screen',
    '--disable-sync',
    `--disable-features=${[...UNUSED, ...(headless ? ['SpareRendererForSitePerProcess'] : [])].join()}`,
    '--dns-prefetch-disable',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--metrics-recording-only',
    '--mute-audio',
    '--password-store=basic',
    '--use-mock-keychain',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    ...(headless
      ? [
          '--headless=new',
          // Sheets keep nothing, and without a profile to load the browser comes up in half the time. Windows would
          // each be on their own then: none would hear what another says.
          // A sheet shows one address after another, and a page may otherwise have 200 of them in ten seconds.
          ...(looks === 'paper' ? ['--incognito', '--disable-ipc-flooding-protection'] : []),
          '--disable-gpu',
          '--disable-software-rasterizer',
          // It has no network: what answers for it there need not be a process of its own.
          '--enable-features=NetworkServiceInProcess2',
          '--hide-scrollbars',
          'about:blank',
        ]
      : // Without --test-type a bar across every window would name the switches it thinks unusual.
        [`--app=${FIRST_PAGE}`, '--test-type']),
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}

const UNUSED = [
  'Translate',
  'MediaRouter',
  'OptimizationHints',
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'HttpsUpgrades',
  // Pages of the address bar's list, which would be loaded into a process of their own.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
];

function keepLastWords(child: ChildProcess): () => string {
  let words = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (words = (words + text).slice(-2000)));
  return () => words.trim();
}
