import path from 'node:path';
import type { Page } from '@playwright/test';
import { everyRoute } from '../e2e/routes.ts';
import { startChromium } from '../e2e/start-chromium.ts';
import { temporaryFolder } from '../support/workspace.ts';
import type { Measured } from './measure.ts';
import { beSlow, open, scroll, settled, showTheRest } from './page-visit.ts';
import { type FrameSpan, recordTasks } from './task-record.ts';

const root = path.resolve(import.meta.dirname, '../..');
const FRAME_MS = 50;
const FIRST_PAINT_MS = 1000;
/** Others use the machine too: what is least of several windows is the app's own. */
const WINDOWS = 3;
/** What the measurement is shown first, to prove that it sees a slow frame. */
const SLOW_MS = 150;

export type Frames = { paint: Measured; opening: Measured[]; more: Measured[]; scrolling: Measured[] };

const PARTS = ['opening', 'more', 'scrolling'] as const;
type Part = (typeof PARTS)[number];
type PageFrames = { name: string; scrolled: number } & Record<Part, number>;
type WindowFrames = { paint: number; pages: PageFrames[] };

/**
 * Opens every page, list, view and kind of record in a window, waits until all of it is drawn, shows the rest of what is
 * cut short, scrolls all that can be, and tells the longest frame of each in processor time of the window's main thread.
 * Frames are those of the browser's own record of long animation frames, which names those of 50 ms and more of wall
 * time: 0 says that there was none. Pages over the budget are visited again in a new window.
 */
export async function measureFrames(workspace: string): Promise<Frames> {
  const first = await measureWindow(workspace, undefined);
  const best = new Map(first.pages.map((page) => [page.name, page]));
  let paint = first.paint;
  for (let again = 1; again < WINDOWS; again += 1) {
    const missed = [...best.values()].filter(isMissed).map(({ name }) => name);
    if (missed.length === 0 && paint <= FIRST_PAINT_MS) break;
    const run = await measureWindow(workspace, missed);
    paint = Math.min(paint, run.paint);
    for (const page of run.pages) best.set(page.name, least(best.get(page.name) ?? page, page));
  }
  const pages = [...best.values()];
  const measured = (part: Part): Measured[] =>
    pages.map((page) => ({ name: page.name, ms: page[part], budget: FRAME_MS }));
  return {
    paint: { name: 'First paint', ms: paint, budget: FIRST_PAINT_MS },
    opening: measured('opening'),
    more: measured('more'),
    scrolling: pages
      .filter(({ scrolled }) => scrolled > 0)
      .map(({ name, scrolled, scrolling }) => ({
        name: `${name}, ${Math.round(scrolled).toLocaleString('en')} px`,
        ms: scrolling,
        budget: FRAME_MS,
      })),
  };
}

function isMissed(page: PageFrames): boolean {
  return PARTS.some((part) => page[part] > FRAME_MS);
}

function least(a: PageFrames, b: PageFrames): PageFrames {
  const [opening, more, scrolling] = PARTS.map((part) => Math.min(a[part], b[part])) as [
    number,
    number,
    number,
  ];
  return { ...a, opening, more, scrolling };
}

/** One window, with the routes that are asked for or every one. */
async function measureWindow(
  workspace: string,
  routes: readonly string[] | undefined,
): Promise<WindowFrames> {
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
    const slowFrom = await now(page);
    await beSlow(page, SLOW_MS);
    const slowTo = await now(page);
    const visits: Visit[] = [];
    for await (const route of routes ?? everyRoute(page, workspace)) visits.push(await visit(page, route));
    const frames = await record.stop();
    const longest = ([from, to]: Span) => longestOf(frames.filter(({ at }) => at >= from && at < to));
    if (longest([slowFrom, slowTo]) < SLOW_MS / 2) throw new Error('A slow frame was planted and not seen.');
    const pages = visits.map(({ name, scrolled, opening, more, scrolling }) => ({
      name,
      scrolled,
      opening: longest(opening),
      more: longest(more),
      scrolling: longest(scrolling),
    }));
    return { paint, pages };
  } finally {
    await shell.quit();
    folder.remove();
  }
}

/** From and to, in ms on the page's clock. */
type Span = readonly [number, number];
type Visit = { name: string; scrolled: number } & Record<Part, Span>;

async function visit(page: Page, route: string): Promise<Visit> {
  const from = await now(page);
  await open(page, route);
  const opened = await now(page);
  await showTheRest(page);
  const whole = await now(page);
  const moved = await scroll(page);
  await settled(page);
  return {
    name: route,
    scrolled: moved.reduce((sum, one) => sum + one, 0),
    opening: [from, opened],
    more: [opened, whole],
    scrolling: [whole, await now(page)],
  };
}

function longestOf(spans: readonly FrameSpan[]): number {
  return Math.max(0, ...spans.map(({ processorMs }) => processorMs));
}

const now = (page: Page) => page.evaluate(() => performance.now());

function firstPaint(page: Page): Promise<number> {
  return page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  );
}
