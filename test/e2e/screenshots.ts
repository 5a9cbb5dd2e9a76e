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
import { startChromium } from './start-chromium.ts';

/**
 * Pictures of the app's pages, to be looked at: `node test/e2e/screenshots.ts --workspace FILE [--out FOLDER]
 * [--theme light] [--size 1440x900] [ROUTE…]`. Without a workspace it is the start page; without routes it is every
 * page, list, view and kind of record.
 * `--sample` makes a sample workspace for it, `--empty` one without records, `--large` that of the bench; `--copy FILE`
 * leaves the last picture there too.
 */
const { values: args, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    workspace: { type: 'string' },
    sample: { type: 'boolean', default: false },
    empty: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
    copy: { type: 'string' },
    out: { type: 'string', default: 'screenshots' },
    theme: { type: 'string', multiple: true, default: ['light', 'dark'] },
    size: { type: 'string', multiple: true, default: ['1440x900'] },
  },
});

const root = path.resolve(import.meta.dirname, '../..');
const out = path.resolve(args.out);
const folder = temporaryFolder();
mkdirSync(out, { recursive: true });
await buildIfStale('renderer');
const workspace = makeWorkspace() ?? args.workspace;
const app = await startChromium({
  renderer: path.join(root, 'dist/renderer'),
  core: path.join(root, 'electron/core/worker.ts'),
  dataFolder: folder.path,
  ...(workspace === undefined ? {} : { workspace: path.resolve(workspace) }),
});
try {
  const page = await app.openWindow('/');
  page.on('pageerror', (error) => console.error('page:', error.message));
  page.on('console', (message) => message.type() === 'error' && console.error('console:', message.text()));
  await page.waitForLoadState('networkidle');
  await settle(page);
  for (const size of args.size) {
    const [width = 1440, height = 900] = size.split('x').map(Number);
    await page.setViewportSize({ width, height });
    for (const theme of args.theme)
      for await (const route of routesToShoot(page)) await shoot(page, route, theme, size);
  }
} finally {
  await app.quit();
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

/** The routes that were asked for, else every one; without a workspace only the start page. */
function routesToShoot(page: Page): Iterable<string> | AsyncIterable<string> {
  if (positionals.length > 0) return positionals;
  return workspace === undefined ? ['/'] : everyRoute(page, workspace);
}

async function shoot(page: Page, route: string, theme: string, size: string): Promise<void> {
  await page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light' });
  // A step after `::` acts on the page before its picture is taken: `key:e`, `click:Edit`, `wait:500`.
  const [address = '/', ...steps] = route.split('::');
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
  await page.reload();
  await settle(page);
  for (const step of steps) await act(page, step);
  await settle(page);
  const name = `${route.replace(/[^\w-]+/g, '-').replace(/^-|-$/g, '') || 'start'}-${size}-${theme}.png`;
  await page.screenshot({ path: path.join(out, name) });
  if (args.copy !== undefined) copyFileSync(path.join(out, name), args.copy);
  console.log(name, route);
}

/** Data has come and been drawn: nothing on the page waits any more, and charts have had time for a frame or two. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(500);
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
