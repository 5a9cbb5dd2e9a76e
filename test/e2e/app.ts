import path from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { APP_ORIGINS } from '#shell/policy.ts';
import { copySample } from '../support/sample.ts';
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
  /** The instant that counts as now, and that the sample ends at: the same on whatever day the specs run. */
  now: string;
};

type WorkerFixtures = {
  /** The shell to test on; set by the project. */
  shell: 'chromium' | 'electron';
};

type Fixtures = Options & {
  /** The running app on a workspace of its own; it is quit, and its folder removed, after the test. */
  app: App;
  /** The app's first window. A page error or a request to anywhere fails the test. */
  page: Page;
};

/** Now, unless a spec says otherwise: on a Monday, so that the week before is the one under review. */
const NOW = '2026-11-23T12:00:00.000Z';

/** Playwright's `test` on a started Muster: `test('…', async ({ page, app }) => …)`. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  shell: ['chromium', { option: true, scope: 'worker' }],
  startOn: ['sample', { option: true }],
  route: ['/', { option: true }],
  now: [NOW, { option: true }],
  app: async ({ shell, startOn, now }, use) => {
    const folder = temporaryFolder();
    const workspace = startOn === 'sample' ? path.join(folder.path, 'sample.muster') : undefined;
    if (workspace !== undefined) copySample(workspace, now);
    const options = {
      renderer,
      core,
      dataFolder: folder.path,
      now,
      ...(workspace === undefined ? {} : { workspace }),
    };
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
  Pick<Options, 'route'> & { page: Page },
  WorkerFixtures & {
    /** The file that the shared app is on. */
    sample: string;
    sharedPage: { page: Page; errors: string[] };
  }
>({
  shell: ['chromium', { option: true, scope: 'worker' }],
  sample: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern
    async ({}, use) => {
      const folder = temporaryFolder();
      const file = path.join(folder.path, 'sample.muster');
      copySample(file, NOW);
      await use(file);
      folder.remove();
    },
    { scope: 'worker' },
  ],
  sharedPage: [
    async ({ shell, sample: workspace }, use) => {
      const dataFolder = path.dirname(workspace);
      const started = await startShell(shell, { renderer, core, dataFolder, workspace, now: NOW });
      const page = await started.openWindow('/import');
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await use({ page, errors });
      await started.quit();
    },
    { scope: 'worker' },
  ],
  // A page that is soon there: each test goes on to its own.
  route: ['/import', { option: true }],
  page: async ({ sharedPage: { page, errors }, route }, use) => {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, route);
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
