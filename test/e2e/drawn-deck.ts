import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '#shell/chromium/find-browser.ts';
import { DECK_PAGE } from '../fixtures/deck-page/build.ts';

/** The page that draws a deck without a core, in a browser of its own. */
export async function drawnDeck(): Promise<{ page: Page; close: () => Promise<void> }> {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await serve(page, DECK_PAGE);
  return { page, close: () => browser.close() };
}

/** Draws the deck of a query, e.g. `size=extreme&paper=a4`. */
export async function draw(page: Page, query: string): Promise<void> {
  await page.goto(`https://muster.invalid/?${query}`);
  await page.waitForFunction(
    () => globalThis.isDrawn && document.querySelector('[data-slide], main') !== null,
  );
}

/** Answers for an origin that exists nowhere with the files of a folder. */
async function serve(page: Page, folder: string): Promise<void> {
  const types: Record<string, string> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.woff2': 'font/woff2',
  };
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    const file = path.join(folder, pathname === '/' ? 'index.html' : pathname);
    await route.fulfill({ body: readFileSync(file), contentType: types[path.extname(file)] ?? 'text/plain' });
  });
}
