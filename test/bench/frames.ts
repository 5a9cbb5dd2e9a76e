import path from 'node:path';
import type { Page } from '@playwright/test';
import { startChromium } from '../e2e/start-chromium.ts';
import { temporaryFolder } from '../support/workspace.ts';
import type { Measured } from './measure.ts';

const root = path.resolve(import.meta.dirname, '../..');
const FRAME_MS = 50;
const FIRST_PAINT_MS = 1000;
const SETTLED_MS = 1500;
const SCROLLS = 60;

export type Frames = { paint: Measured; opening: Measured[]; scrolling: Measured[] };

/**
 * Opens every page of the side bar in a window, scrolls it, and tells its longest frame by the browser's own record of
 * long animation frames, which names those of 50 ms and more: 0 says that there was none. Wall time: a busy machine
 * makes frames longer.
 */
export async function measureFrames(workspace: string): Promise<Frames> {
  const folder = temporaryFolder();
  const renderer = path.join(root, 'dist/renderer');
  const core = path.join(root, 'electron/core/worker.ts');
  const shell = await startChromium({ renderer, core, workspace, dataFolder: folder.path });
  try {
    const page = await shell.openWindow('/');
    await page.locator('nav a').first().waitFor({ timeout: 60_000 });
    const paint = await firstPaint(page);
    await observe(page);
    const opening: Measured[] = [];
    const scrolling: Measured[] = [];
    for (const { name, hash } of await sideBar(page)) {
      await longest(page);
      await page.evaluate((to) => {
        location.hash = to;
      }, hash);
      await page.waitForTimeout(SETTLED_MS);
      opening.push({ name, ms: await longest(page), budget: null });
      await scroll(page);
      scrolling.push({ name, ms: await longest(page), budget: FRAME_MS });
    }
    return { paint: { name: 'First paint', ms: paint, budget: FIRST_PAINT_MS }, opening, scrolling };
  } finally {
    await shell.quit();
    folder.remove();
  }
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

async function observe(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { longFrames: seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.push(duration);
    }).observe({ type: 'long-animation-frame' });
  });
}

/** The longest frame since the last look. */
function longest(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { longFrames } = window as unknown as { longFrames: number[] };
    return Math.max(0, ...longFrames.splice(0));
  });
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
  await page.waitForTimeout(300);
}
