import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';

type Theme = 'light' | 'dark';

/** No serious or critical finding of axe on any page, in either theme. */
for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme} theme`, () => {
    test('every page of the side bar', async ({ page }) => {
      test.setTimeout(240_000);
      await page.emulateMedia({ colorScheme });
      const links = page.locator('nav[aria-label="Pages"] a');
      await expect(links.first()).toBeVisible();
      const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
      for (const href of hrefs) {
        await show(page, href);
        expect(await findings(page, colorScheme), href).toEqual([]);
      }
    });

    test('a record, its form, its history, and the windows above pages', async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await show(page, '#/records/incident');
      await page.getByRole('grid').press('Enter');
      await expect(page.getByRole('tab', { name: 'Details' })).toBeVisible();
      expect(await findings(page, colorScheme), 'record').toEqual([]);
      await page.getByRole('tab', { name: 'History' }).click();
      expect(await findings(page, colorScheme), 'history').toEqual([]);
      await page.keyboard.press('e');
      await expect(page.getByRole('form')).toBeVisible();
      expect(await findings(page, colorScheme), 'form').toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('ControlOrMeta+k');
      await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused();
      await page.keyboard.type('checkout');
      await expect(page.getByRole('option').first()).toBeVisible();
      expect(await findings(page, colorScheme), 'palette').toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog', { name: 'Go to anything' })).toBeHidden();
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
      expect(await findings(page, colorScheme), 'shortcuts').toEqual([]);
    });
  });

  test.describe(`${colorScheme} theme without a workspace`, () => {
    test.use({ startOn: 'nothing' });
    test('the start page', async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await expect(page.getByRole('button', { name: /New workspace/ })).toBeVisible();
      expect(await findings(page, colorScheme)).toEqual([]);
    });
  });
}

async function show(page: Page, href: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, href);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  // Colours are measured when nothing fades any more.
  await page.waitForTimeout(300);
}

/** A theme changes colours only: what else may be wrong with a page is found in the light one. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

async function findings(page: Page, theme: Theme): Promise<string[]> {
  // Axe's other mode opens a page of its own, which a shell does not have.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (theme === 'dark' ? axe.withRules(COLOUR_RULES) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
