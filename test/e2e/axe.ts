import type { Page } from '@playwright/test';
import axe from 'axe-core';

export type Theme = 'light' | 'dark';

/** A theme changes colours only: what else may be wrong with a page is found in the light one. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

type InPage = { run: (place: unknown, options: axe.RunOptions) => Promise<axe.AxeResults> };

export type Scope = {
  theme?: Theme;
  /** Only what is inside, a selector. */
  within?: string;
  /** Not what is inside, selectors. */
  without?: readonly string[];
};

/** Shows the app in a theme, as a computer would that is set to it, and waits until it is drawn so. */
export async function showTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.locator(`html[data-theme=${theme}]`).waitFor({ state: 'attached' });
}

/** The serious and critical findings of axe on what a page shows now, as text. */
export async function findings(
  page: Page,
  { theme = 'light', within, without = [] }: Scope = {},
): Promise<string[]> {
  // Its source is half a megabyte: it is given to a page once, not for each look at it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  await page.evaluate(endOfMotion);
  const context = { include: [within ?? 'html'], exclude: [...without] };
  const options: axe.RunOptions = {
    resultTypes: ['violations'],
    // A finding is told by its markup; the pages have no frames and no style sheet but their own.
    selectors: false,
    iframes: false,
    preload: false,
    ...(theme === 'dark' ? { runOnly: COLOUR_RULES } : {}),
  };
  const { violations } = await page.evaluate(
    async ([place, how]) => (window as unknown as { axe: InPage }).axe.run(place, how),
    [context, options] as const,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** Colours are measured when nothing changes them any more; what spins without end does not. */
async function endOfMotion(): Promise<void> {
  await Promise.race([
    new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))),
    new Promise((next) => setTimeout(next, 250)),
  ]);
  const ending = document.getAnimations().filter(({ effect }) => {
    const end = effect?.getComputedTiming().endTime;
    return typeof end === 'number' && Number.isFinite(end);
  });
  await Promise.allSettled(ending.map(({ finished }) => finished));
}
