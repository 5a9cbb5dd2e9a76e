import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { IN_PAGE } from '../probe/build.ts';
import type { InPage } from './in-page/in-page.ts';

declare global {
  /** Put there by the script of this folder. */
  var keyboard: InPage;
}

/** Tabs that are on their way at once: waiting for each would cost more than the page takes for it. */
const AT_ONCE = 12;
const MOST_TABS = 900;

/** Through which part, and whether the keyboard stays on the one thing in it that has it: a Tab would close it. */
type Way = { within: string; isOneStop?: boolean | undefined };

/**
 * Goes through a part of a page by keyboard alone: Tab through all of it, then arrows inside what is one tab stop.
 * Gives what is wrong: a control that no key comes to, a focus that cannot be seen or is covered, an order that leaps
 * back, a place that Tab does not leave.
 */
export async function keyboardPass(page: Page, { within, isOneStop = false }: Way): Promise<string[]> {
  if (!(await page.evaluate(() => 'keyboard' in window))) await page.evaluate(readFileSync(IN_PAGE, 'utf8'));
  await page.evaluate(([selector, isHere]) => keyboard.start(selector, isHere), [within, isOneStop] as const);
  for (let tabs = 0; tabs < MOST_TABS && !isOneStop; tabs += AT_ONCE) {
    if (await page.evaluate(() => keyboard.pass.isDone())) break;
    await press(page, 'Tab', AT_ONCE);
  }
  for (;;) {
    const next = await page.evaluate(() => keyboard.pass.nextArrow());
    if (next === null) break;
    await press(page, next.key, next.times);
  }
  return page.evaluate(() => keyboard.pass.finish());
}

/** The marks of focus of the last pass that are too faint in the theme the page has now. */
export function faintMarks(page: Page): Promise<string[]> {
  return page.evaluate(() => keyboard.pass.faintMarks());
}

async function press(page: Page, key: string, times: number): Promise<void> {
  await Promise.all(Array.from({ length: times }, () => page.keyboard.press(key)));
}
