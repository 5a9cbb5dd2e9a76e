import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { expect, type Page } from '@playwright/test';
import { makeSample } from '#core/sample/sample.ts';
import { createWorkspace } from '#db/workspace.ts';
import { buildIfStale } from '../../electron/start/build.ts';
import { makeLargeWorkspace } from '../bench/large-workspace.ts';
import { temporaryFolder } from '../support/workspace.ts';
import { everyRoute } from './routes.ts';
import { SCENES, type Scene, START_SCENES } from './scenes.ts';
import { startChromium } from './start-chromium.ts';
import type { StartedShell } from './started-shell.ts';

/**
 * Pictures of the app, to be looked at: `node test/e2e/screenshots.ts --sample [--out FOLDER] [--theme light]
 * [--size 1440x900] [ROUTE or SCENE…]`. Without any named it is every page, list, view, kind of record and scene: the
 * dialogs, a review from its preparation to its minutes, the settings, and the start page with the steps of a new
 * workspace.
 * `--sample` makes a sample workspace for it, `--empty` one without records, `--large` that of the bench, `--workspace`
 * names one; without any it is the start page. `--whole` makes the window as high as the page, and `--copy FILE` leaves
 * the last picture there too.
 */
const { values: args, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    workspace: { type: 'string' },
    sample: { type: 'boolean', default: false },
    empty: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
    whole: { type: 'boolean', default: false },
    copy: { type: 'string' },
    out: { type: 'string', default: 'screenshots' },
    theme: { type: 'string', multiple: true, default: ['light', 'dark'] },
    size: { type: 'string', multiple: true, default: ['1440x900'] },
  },
});

const root = path.resolve(import.meta.dirname, '../..');
const out = path.resolve(args.out);
const folder = temporaryFolder();
const isNamed = (scene: Scene) => positionals.length === 0 || positionals.includes(scene.name);
const workspace = makeWorkspace() ?? args.workspace;
mkdirSync(out, { recursive: true });
await buildIfStale('renderer');
try {
  if (workspace !== undefined) await shootWorkspace(path.resolve(workspace));
  const scenes = START_SCENES.filter(isNamed);
  if (scenes.length > 0 && !args.large) await shootStart(scenes);
} finally {
  folder.remove();
}

function makeWorkspace(): string | undefined {
  const file = path.join(folder.path, 'shown.muster');
  if (args.sample) makeSample(file, new Date().toISOString());
  else if (args.empty) createWorkspace(file).close();
  else if (args.large) makeLargeWorkspace(file).close();
  else return undefined;
  return file;
}

async function shootWorkspace(file: string): Promise<void> {
  const app = await start(file);
  try {
    const page = await open(app);
    const named = positionals.filter((one) => one.startsWith('/'));
    const routes = positionals.length > 0 ? named : everyRoute(page, file);
    for await (const route of routes) {
      await go(page, route);
      await shoot(page, nameOf(route));
    }
    for (const scene of SCENES.filter(isNamed)) {
      const route = typeof scene.route === 'string' ? scene.route : scene.route(file);
      if (route !== null && !(args.empty && scene.isOfFull)) await shootScene(app, page, scene, route);
    }
  } finally {
    await app.quit();
  }
}

/** Every scene of the start page begins anew, as it is without a workspace. */
async function shootStart(scenes: readonly Scene[]): Promise<void> {
  const app = await start();
  try {
    const page = await open(app);
    for (const scene of scenes) await shootScene(app, page, scene, '/');
  } finally {
    await app.quit();
  }
}

/** A scene that cannot be set does not keep the others from being seen; it is said, and fails the command. */
async function shootScene(app: StartedShell, page: Page, scene: Scene, route: string): Promise<void> {
  try {
    const shown = route.startsWith('/print/')
      ? await sheet(app, route)
      : await staged(app, page, scene, route);
    await shoot(shown, scene.name);
    if (shown !== page) await shown.close();
  } catch (error) {
    console.error(`${scene.name}: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}

async function staged(app: StartedShell, page: Page, scene: Scene, route: string): Promise<Page> {
  await go(page, route);
  return (await scene.show?.({ page, app, folder: folder.path })) ?? page;
}

/** What is printed has a window of its own, and is seen in print alone. */
async function sheet(app: StartedShell, route: string): Promise<Page> {
  const page = await app.openWindow(route);
  await page.emulateMedia({ media: 'print' });
  await page.locator('main, [data-slide]').first().waitFor();
  return page;
}

function start(file?: string): Promise<StartedShell> {
  return startChromium({
    renderer: path.join(root, 'dist/renderer'),
    core: path.join(root, 'electron/core/worker.ts'),
    dataFolder: folder.path,
    ...(file === undefined ? {} : { workspace: file }),
  });
}

async function open(app: StartedShell): Promise<Page> {
  const page = await app.openWindow('/');
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => console.error('page:', error.message));
  page.on('console', (message) => message.type() === 'error' && console.error('console:', message.text()));
  await page.waitForLoadState('networkidle');
  await settle(page);
  return page;
}

async function go(page: Page, route: string): Promise<void> {
  const [width = 1440, height = 900] = (args.size[0] ?? '').split('x').map(Number);
  await page.setViewportSize({ width, height });
  // A step after `::` acts on the page before its picture is taken: `key:e`, `click:Edit`, `wait:500`.
  const [address = '/', ...steps] = route.split('::');
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
  await page.reload();
  await settle(page);
  for (const step of steps) await act(page, step);
}

/** In every size and theme, one after the other as a person would change them. */
async function shoot(page: Page, name: string): Promise<void> {
  for (const size of args.size) {
    const [width = 1440, height = 900] = size.split('x').map(Number);
    for (const theme of args.theme) {
      await page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light' });
      await page.setViewportSize({ width, height: args.whole ? await wholeHeight(page, height) : height });
      await settle(page);
      const file = path.join(out, `${name}-${size}-${theme}.png`);
      await page.screenshot({ path: file });
      if (args.copy !== undefined) copyFileSync(file, args.copy);
      console.log(path.basename(file));
    }
  }
}

/** The height at which nothing on the page is left to scroll, in pixels. */
function wholeHeight(page: Page, height: number): Promise<number> {
  return page.evaluate((least) => {
    const hidden = [...document.querySelectorAll('main, main *')].map((one) =>
      /auto|scroll/.test(getComputedStyle(one).overflowY) ? one.scrollHeight - one.clientHeight : 0,
    );
    return Math.min(8000, Math.max(least, innerHeight + Math.max(0, ...hidden)));
  }, height);
}

/** A record is named by its kind alone, so that its picture has the same name tomorrow. */
function nameOf(route: string): string {
  const plain = route.replace(/^(\/(?:records\/\w+|meeting)\/)[^?:]+/, '$1one').replace(/[^\w-]+/g, '-');
  return plain.replace(/^-|-$/g, '') || 'home';
}

/** Data has come and been drawn: nothing on the page waits any more, and charts have had time for a frame or two. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(300);
  await expect(page.locator('[aria-busy="true"], [class*="spinner"]')).toHaveCount(0, { timeout: 30_000 });
  await page.waitForTimeout(300);
}

async function act(page: Page, step: string): Promise<void> {
  const [kind, value = ''] = [step.slice(0, step.indexOf(':')), step.slice(step.indexOf(':') + 1)];
  if (kind === 'key') await page.keyboard.press(value);
  else if (kind === 'type') await page.keyboard.type(value);
  else if (kind === 'click')
    await page
      .getByRole('button', { name: value, exact: true })
      .or(page.getByRole('tab', { name: value, exact: true }))
      .or(page.getByRole('menuitem', { name: value, exact: true }))
      .first()
      .click();
  else if (kind === 'row')
    await page
      .getByRole('row')
      .nth(Number(value))
      .click({ position: { x: 80, y: 10 } });
  await page.waitForTimeout(kind === 'wait' ? Number(value) : 400);
}
