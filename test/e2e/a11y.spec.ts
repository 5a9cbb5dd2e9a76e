import type { Page } from '@playwright/test';
import { expect, sharedTest, test } from './app.ts';
import { type Part, problemsIn } from './problems.ts';
import { everyRoute } from './routes.ts';
import { SURFACES } from './surfaces.ts';

/**
 * Every page, view, kind of record and dialog: no serious or critical finding of axe in either theme, every control
 * within reach of the keyboard, and the keyboard in sight wherever it is. Side by side, as they take the longest.
 */
sharedTest.describe.configure({ mode: 'parallel' });

const GROUPS = [
  'This week',
  'Reliability',
  'Commitments',
  'People',
  'Money',
  'Assurance',
  'Measures',
  'Workspace',
];

for (const group of GROUPS) {
  sharedTest(`the pages of ${group}, their views and their records`, async ({ page, sample }) => {
    sharedTest.setTimeout(300_000);
    const found: string[] = [];
    for await (const route of everyRoute(page, sample, group)) {
      await show(page, route);
      const problems = await problemsIn(page, partOf(route), isDrawnAlike(route));
      found.push(...problems.map((problem) => `${route}: ${problem}`));
    }
    expect(found).toEqual([]);
  });
}

sharedTest('the frame of all pages', async ({ page }) => {
  await show(page, '/');
  const groups = page.locator('nav[aria-label="Pages"] > section');
  expect(await groups.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))).toEqual(GROUPS);
  expect(await problemsIn(page, { within: '#root', without: ['main'] })).toEqual([]);
});

sharedTest('what opens above pages and in their panels', async ({ page }) => {
  sharedTest.setTimeout(300_000);
  const found: string[] = [];
  for (const [name, { route, open, within = '[role=dialog]', isOneStop }] of Object.entries(SURFACES)) {
    await show(page, '/settings');
    await show(page, route);
    if (route.startsWith('/records/')) await page.locator(VIEW).first().focus();
    await open(page);
    await expect(page.locator(within).first()).toBeVisible();
    const problems = await problemsIn(page, { within, without: [], isOneStop });
    found.push(...problems.map((problem) => `${name}: ${problem}`));
    await page.keyboard.press('Escape');
    await expect(page.locator('[role=dialog], [role=menu]')).toHaveCount(0);
  }
  expect(found).toEqual([]);
});

/** What takes the keyboard in a list, once its rows are there. */
const VIEW = 'main [role=grid][aria-activedescendant], main [data-view-focus]';

/** A plain list has the colours of the list of incidents, which is measured in both themes. */
function isDrawnAlike(route: string): boolean {
  return /^\/records\/\w+$/.test(route) && route !== '/records/incident';
}

/**
 * What of a route is new: a record stands beside a list that has been looked at, a page in the frame of all of them,
 * and the rows of one list are drawn as those of any other. Thumbnails are slides, which are looked at as such.
 */
function partOf(route: string): Part {
  if (/^\/records\/\w+\/./.test(route)) return { within: 'main aside', without: [] };
  return { within: 'main', without: isDrawnAlike(route) ? ['[role="grid"]'] : ['[inert]'] };
}

test.describe('without a workspace', () => {
  test.use({ startOn: 'nothing' });
  test('the start page, and the steps of a new workspace', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await expect(page.getByRole('button', { name: /New workspace/ })).toBeVisible();
    expect(await problemsIn(page, { within: 'main', without: [] })).toEqual([]);
    await page.getByRole('button', { name: /New workspace/ }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'New workspace' });
    const fill = {
      Name: 'Night Shift',
      Teams: 'Payments',
      'Service 1': 'Checkout',
    };
    for (let step = 1; step <= 5; step += 1) {
      expect(await problemsIn(page, { within: '[role=dialog]', without: [] }), `step ${step}`).toEqual([]);
      for (const [label, value] of Object.entries(fill)) {
        const input = dialog.getByRole('textbox', { name: new RegExp(`^${label}`) });
        if (await input.isVisible()) await input.fill(value);
      }
      if (step < 5) await dialog.getByRole('button', { name: 'Next' }).press('Enter');
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
