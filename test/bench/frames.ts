import path from 'node:path';
import type { Page } from '@playwright/test';
import { startChromium } from '../e2e/start-chromium.ts';
import { temporaryFolder } from '../support/workspace.ts';
import type { Measured } from './measure.ts';
import { type FrameSpan, recordTasks } from './task-record.ts';

const root = path.resolve(import.meta.dirname, '../..');
const FRAME_MS = 50;
const FIRST_PAINT_MS = 1000;
const SCROLLS = 60;
/** Others use the machine too: what is least of several windows is the app's own. */
const WINDOWS = 3;
/** A page is settled when nothing was drawn and nothing was awaited for so long. */
const QUIET_MS = 400;

export type Frames = { paint: Measured; opening: Measured[]; scrolling: Measured[] };
type PageFrames = { name: string; opening: FrameSpan[]; scrolling: FrameSpan[] };
type WindowFrames = { paint: number; pages: PageFrames[] };

/**
 * Opens every page of the side bar in a window, waits until all of it is drawn, scrolls it, and tells its longest frame
 * in processor time of the window's main thread. Frames are those of the browser's own record of long animation frames,
 * which names those of 50 ms and more of wall time: 0 says that there was none.
 */
export async function measureFrames(workspace: string): Promise<Frames> {
  const runs: WindowFrames[] = [];
  for (let run = 0; run < WINDOWS; run += 1) runs.push(await measureWindow(workspace));
  const names = runs[0]?.pages.map(({ name }) => name) ?? [];
  const longest = (name: string, part: 'opening' | 'scrolling'): Measured => {
    const spans = runs.map(({ pages }) => pages.find((page) => page.name === name)?.[part] ?? []);
    return { name, ms: Math.min(...spans.map(longestOf)), budget: FRAME_MS };
  };
  return {
    paint: { name: 'First paint', ms: Math.min(...runs.map(({ paint }) => paint)), budget: FIRST_PAINT_MS },
    opening: names.map((name) => longest(name, 'opening')),
    scrolling: names.map((name) => longest(name, 'scrolling')),
  };
}

function longestOf(spans: readonly FrameSpan[]): number {
  return Math.max(0, ...spans.map(({ processorMs }) => processorMs));
}

async function measureWindow(workspace: string): Promise<WindowFrames> {
  const folder = temporaryFolder();
  const renderer = path.join(root, 'dist/renderer');
  const core = path.join(root, 'electron/core/worker.ts');
  const shell = await startChromium({ renderer, core, workspace, dataFolder: folder.path });
  try {
    const page = await shell.openWindow('/');
    await page.locator('nav a').first().waitFor({ timeout: 60_000 });
    await settled(page);
    const paint = await firstPaint(page);
    const record = await recordTasks(page);
    const visits = [];
    for (const { name, hash } of await sideBar(page)) {
      const from = await now(page);
      await page.evaluate((to) => {
        location.hash = to;
      }, hash);
      await settled(page);
      const opened = await now(page);
      await scroll(page);
      await settled(page);
      visits.push({ name, from, opened, to: await now(page) });
    }
    const frames = await record.stop();
    const between = (from: number, to: number) => frames.filter(({ at }) => at >= from && at < to);
    const pages = visits.map(({ name, from, opened, to }) => ({
      name,
      opening: between(from, opened),
      scrolling: between(opened, to),
    }));
    return { paint, pages };
  } finally {
    await shell.quit();
    folder.remove();
  }
}

const now = (page: Page) => page.evaluate(() => performance.now());

/** Waits until no spinner turns and nothing on the page has changed for a while. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('main [role=status] svg'), null, {
    timeout: 60_000,
  });
  await page.evaluate(async (quiet) => {
    let last = performance.now();
    const observer = new MutationObserver(() => {
      last = performance.now();
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    while (performance.now() - last < quiet) await new Promise((resolve) => setTimeout(resolve, 50));
    observer.disconnect();
  }, QUIET_MS);
}

function firstPaint(page: Page): Promise<number> {
  return page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  );
}

async function sideBar(page: Page): Promise<{ name: string; hash: string }[]> {
  const links = await page.locator('nav a').all();
  return Promise.all(
    links.map(async (link) => ({
      name: (await link.textContent())?.trim() ?? '',
      hash: (await link.getAttribute('href')) ?? '#/',
    })),
  );
}

/** Scrolls what scrolls most on the page, half its height a frame. */
async function scroll(page: Page): Promise<void> {
  await page.evaluate(async (steps) => {
    const all = [...document.querySelectorAll<HTMLElement>('main, main *')];
    const most = (a: HTMLElement, b: HTMLElement) =>
      b.scrollHeight - b.clientHeight - (a.scrollHeight - a.clientHeight);
    const [target] = all.filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowY)).sort(most);
    for (let step = 0; target && step < steps; step += 1) {
      target.scrollTop += target.clientHeight / 2;
      await new Promise(requestAnimationFrame);
    }
  }, SCROLLS);
}
