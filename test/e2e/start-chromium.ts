import { pathToFileURL } from 'node:url';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { type ChromiumShell, startChromiumShell } from '#shell/chromium/shell.ts';
import { APP_ORIGINS } from '#shell/policy.ts';
import { playwrightTransport } from './playwright-transport.ts';
import type { StartedShell, StartOptions } from './started-shell.ts';

/** Starts the Chromium shell without a visible window, and lets Playwright drive the same browser. */
export async function startChromium({ renderer, core, ...coreOptions }: StartOptions): Promise<StartedShell> {
  const shell = startChromiumShell({ renderer, core: pathToFileURL(core), coreOptions, looks: 'headless' });
  const browser = await chromium.connectOverCDP(await playwrightTransport(shell.engine.pipe));
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('The browser has no context.');
  return {
    kind: 'chromium',
    openWindow: (route) => openWindow(shell, context, route),
    pages: () => context.pages(),
    printToPdf: shell.printToPdf,
    drawPng: shell.drawPng,
    answerFileDialog: async (page, path) => {
      page.once('dialog', (dialog) => (path === null ? dialog.dismiss() : dialog.accept(path)));
    },
    processId: shell.engine.process.pid ?? 0,
    quit: shell.quit,
  };
}

async function openWindow(shell: ChromiumShell, context: BrowserContext, route: string): Promise<Page> {
  const known = new Set(context.pages().filter(isOpen));
  await shell.openWindow(route);
  const opened = () => context.pages().find((page) => !known.has(page) && isOpen(page));
  return opened() ?? (await context.waitForEvent('page', isOpen));
}

// The browser comes up with an empty page, which the first window then uses.
const isOpen = (page: Page) => page.url().startsWith(APP_ORIGINS.chromium);
