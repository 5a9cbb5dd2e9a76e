import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { test as base, type Page } from '@playwright/test';
import { startCoreWorker } from '#shell/core-worker.ts';
import { APP_ORIGINS } from '#shell/policy.ts';
import { lastChange } from '../../electron/start/build.ts';
import { temporaryFolder } from '../support/workspace.ts';
import { buildElectron } from './probe/build.ts';
import { startChromium } from './start-chromium.ts';
import { startElectron } from './start-electron.ts';
import type { StartedShell, StartOptions } from './started-shell.ts';

export { expect } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '../..');
const core = path.join(root, 'electron/core/worker.ts');
const renderer = path.join(root, 'dist/renderer');

/** A window on a laptop, in CSS pixels. */
const WINDOW = { width: 1440, height: 900 };

type App = StartedShell & { workspace: string | undefined; folder: string };

type Options = {
  /** What the app is started on: a copy of the sample workspace, or nothing. */
  startOn: 'sample' | 'nothing';
  /** The route of the first window. */
  route: string;
  /** The instant that counts as now, for specs that depend on it. */
  now: string | undefined;
};

type WorkerFixtures = {
  /** The shell to test on; set by the project. */
  shell: 'chromium' | 'electron';
  /** The file that every app starts with a copy of. */
  sample: string;
};

type Fixtures = Options & {
  /** The running app on a workspace of its own; it is quit, and its folder removed, after the test. */
  app: App;
  /** The app's first window. A page error or a request to anywhere fails the test. */
  page: Page;
};

/** Playwright's `test` on a started Muster: `test('…', async ({ page, app }) => …)`. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  shell: ['chromium', { option: true, scope: 'worker' }],
  startOn: ['sample', { option: true }],
  route: ['/', { option: true }],
  now: [undefined, { option: true }],
  sample: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern
    async ({}, use) => use(await sampleWorkspace()),
    { scope: 'worker' },
  ],
  app: async ({ shell, startOn, now, sample }, use) => {
    const folder = temporaryFolder();
    const workspace = startOn === 'sample' ? path.join(folder.path, 'sample.muster') : undefined;
    if (workspace !== undefined) copyFileSync(sample, workspace);
    const options = { renderer, core, dataFolder: folder.path, ...given({ workspace, now }) };
    const started = await startShell(shell, options);
    await use({ ...started, workspace, folder: folder.path });
    await started.quit();
    folder.remove();
  },
  page: async ({ app, route }, use) => {
    const page = await app.openWindow(route);
    const errors: string[] = [];
    const own = `${APP_ORIGINS[app.kind]}/`;
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('request', (request) => {
      const isOwn = [own, 'data:', `blob:${own}`].some((start) => request.url().startsWith(start));
      if (!isOwn) errors.push(`It asked for ${request.url()}`);
    });
    await use(page);
    if (errors.length > 0) throw new Error(`The page failed: ${errors.join('; ')}`);
  },
});

/**
 * The same for tests that mind nobody else's records: those of one worker share an app and its window, because starting
 * one takes longer than most of them. What a page failed with fails the test that it was shown in.
 */
export const sharedTest = base.extend<
  { page: Page },
  WorkerFixtures & { sharedPage: { page: Page; errors: string[] } }
>({
  shell: ['chromium', { option: true, scope: 'worker' }],
  sample: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern
    async ({}, use) => use(await sampleWorkspace()),
    { scope: 'worker' },
  ],
  sharedPage: [
    async ({ shell, sample }, use) => {
      const folder = temporaryFolder();
      const workspace = path.join(folder.path, 'sample.muster');
      copyFileSync(sample, workspace);
      const started = await startShell(shell, { renderer, core, dataFolder: folder.path, workspace });
      const page = await started.openWindow('/');
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await use({ page, errors });
      await started.quit();
      folder.remove();
    },
    { scope: 'worker' },
  ],
  page: async ({ sharedPage: { page, errors } }, use) => {
    await page.evaluate(() => {
      location.hash = '/';
    });
    await page.setViewportSize(WINDOW);
    await page.reload();
    errors.length = 0;
    await use(page);
    if (errors.length > 0) throw new Error(`The page failed: ${errors.join('; ')}`);
  },
});

/** Starts a shell on any renderer and core. */
export async function startShell(
  kind: 'chromium' | 'electron',
  options: StartOptions,
): Promise<StartedShell> {
  if (kind === 'chromium') return startChromium(options);
  const built = await buildElectron(options.core);
  return startElectron(built.main, { ...options, core: built.core });
}

/** Today's sample workspace, made by the core once and kept until its sources change. */
async function sampleWorkspace(): Promise<string> {
  const cache = path.join(root, 'node_modules/.cache/muster-e2e/sample');
  // Its weeks end today, and it is what the importers of this source make of the files.
  const version = Math.floor(lastChange(['assets/sample', 'db', 'electron/core', 'shared']));
  const file = path.join(cache, `${new Date().toISOString().slice(0, 10)}-${version}.muster`);
  if (existsSync(file)) return file;
  const making = path.join(cache, `making-${process.pid}`);
  mkdirSync(making, { recursive: true });
  const noPrint = () => Promise.reject(new Error('Nothing is printed here.'));
  const worker = startCoreWorker(pathToFileURL(core), { isSample: true, dataFolder: making }, noPrint);
  await worker.opened;
  await worker.shutdown();
  const made = readdirSync(making).find((name) => name.endsWith('.muster'));
  if (made === undefined) throw new Error('The core made no sample workspace.');
  renameSync(path.join(making, made), file);
  rmSync(making, { recursive: true, force: true });
  return file;
}

function given(options: { workspace: string | undefined; now: string | undefined }): {
  workspace?: string;
  now?: string;
} {
  return {
    ...(options.workspace === undefined ? {} : { workspace: options.workspace }),
    ...(options.now === undefined ? {} : { now: options.now }),
  };
}
