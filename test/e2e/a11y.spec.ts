import type { Page } from '@playwright/test';
import { expect, sharedTest, test } from './app.ts';
import { findings, type Theme } from './axe.ts';
import { everyRoute } from './routes.ts';

/** No serious or critical finding of axe on any page, view or kind of record, in either theme. */
const THEMES: readonly Theme[] = ['light', 'dark'];
const LIGHT: readonly Theme[] = ['light'];

sharedTest(
  'every page of the side bar, every view of a list and every kind of record',
  async ({ page, sample }) => {
    sharedTest.setTimeout(600_000);
    const found: string[] = [];
    for await (const route of everyRoute(page, sample)) {
      await show(page, route);
      for (const theme of isDrawnAlike(route) ? LIGHT : THEMES) {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        // What is measured while the theme is still changing is measured again.
        const scope = { theme, ...partOf(route) };
        const first = await findings(page, scope);
        const problems = first.length === 0 ? first : await findings(page, scope);
        found.push(...problems.map((problem) => `${route}, ${theme}: ${problem}`));
      }
    }
    expect(found).toEqual([]);
  },
);

/** A plain list has the colours of the list of incidents, which is measured in both themes. */
function isDrawnAlike(route: string): boolean {
  return /^\/records\/\w+$/.test(route) && route !== '/records/incident';
}

/**
 * What of a route is new: a record stands beside a list that has been looked at, a page in the frame of all of them,
 * and the rows of one list are drawn as those of any other. Thumbnails are slides, which are looked at as such.
 */
function partOf(route: string): { within: string; without: readonly string[] } {
  if (/^\/records\/\w+\/./.test(route)) return { within: 'main aside', without: [] };
  return {
    within: route === '/' ? 'html' : 'main',
    without: isDrawnAlike(route) ? ['[role="grid"]'] : ['[inert]'],
  };
}

for (const theme of THEMES) {
  test.describe(`${theme} theme`, () => {
    test('a form, a history, and the windows above pages', async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await show(page, '/records/incident');
      await expect(page.getByRole('row').nth(1)).toContainText('INC-');
      await page.getByRole('grid').press('Enter');
      await expect(page.getByRole('tab', { name: 'Details' })).toBeVisible();
      await page.getByRole('tab', { name: 'History' }).click();
      expect(await findings(page, { theme, within: 'main aside' }), 'history').toEqual([]);
      await page.keyboard.press('e');
      await expect(page.getByRole('form')).toBeVisible();
      expect(await findings(page, { theme, within: 'main aside' }), 'form').toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('ControlOrMeta+k');
      await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused();
      await page.keyboard.type('checkout');
      await expect(page.getByRole('option').first()).toBeVisible();
      expect(await findings(page, { theme }), 'palette').toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog', { name: 'Go to anything' })).toBeHidden();
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
      expect(await findings(page, { theme }), 'shortcuts').toEqual([]);
    });
  });
}

test.describe('without a workspace', () => {
  test.use({ startOn: 'nothing' });
  test('the start page', async ({ page }) => {
    await expect(page.getByRole('button', { name: /New workspace/ })).toBeVisible();
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme });
      expect(await findings(page, { theme }), theme).toEqual([]);
    }
  });
});

async function show(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, route);
  const record = /^\/records\/\w+\/./.test(route);
  await expect(page.getByRole('heading', { level: record ? 2 : 1 }).first()).toBeVisible();
  await expect(page.locator('[aria-busy="true"], [class*="spinner"]')).toHaveCount(0);
}
