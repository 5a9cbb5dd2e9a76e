import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';

const OLD = '2026-W40';

test('a KPI is made and its values typed, pasted and taken back by keyboard', async ({ page }) => {
  await go(page, '/records/kpi');
  await expect(page.getByRole('grid')).toBeVisible();
  await page.keyboard.press('n');
  const form = page.getByRole('form', { name: 'New KPI' });
  await form.getByLabel(/^KPI key/).fill('aaa-visits');
  await form.getByLabel(/^Name/).fill('AAA visits');
  await choose(page, /^Unit/, 'Count');
  await choose(page, /^Direction/, 'Higher is better');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(form).toBeHidden();
  await page.keyboard.press('Escape');

  await go(page, `/records/kpi?view=enter&week=${OLD}`);
  const grid = page.getByRole('grid', { name: 'Values by KPI and period' });
  const first = grid.getByRole('row').nth(1);
  await expect(first).toContainText('AAA visits');
  await expect(grid).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('12');
  await page.keyboard.press('Tab');
  await expect(first.getByRole('gridcell').first()).toHaveText('12');

  await paste(page, '7,5\tabc\t9,25');
  const cells = first.getByRole('gridcell');
  await expect(cells.nth(1)).toHaveText('7.5');
  await expect(cells.nth(2)).toHaveText('abc');
  await expect(cells.nth(3)).toHaveText('9.25');
  await expect(page.getByRole('alert').filter({ hasText: '1 cell was not read' })).toContainText('abc');

  await page.keyboard.press('ControlOrMeta+z');
  await expect(cells.nth(1)).toHaveText('missing');
  await expect(cells.nth(3)).toHaveText('missing');
  await expect(cells.nth(0)).toHaveText('12');
  await expect(cells.nth(2)).toHaveText('abc');
});

test('the matrix opens what a check looked at', async ({ page }) => {
  await go(page, '/records/scorecardResult');
  const grid = page.getByRole('grid', { name: 'Services by check' });
  await expect(grid).toBeVisible();
  await grid.focus();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Check' });
  await expect(panel.getByRole('heading', { name: 'SLO met' })).toBeVisible();
  await expect(panel.getByRole('region').getByRole('link').first()).toBeVisible();

  await page.setViewportSize({ width: 1024, height: 700 });
  // Beside the panel there is less room than the checks take: they scroll, and stay in their columns.
  const cell = grid.getByRole('row').nth(1).getByRole('gridcell').nth(2);
  const marks = grid.locator('svg').first();
  expect(Math.round((await marks.boundingBox())?.x ?? 0)).toBe(
    Math.round((await cell.boundingBox())?.x ?? -1),
  );
  await grid.focus();
  for (let step = 0; step < 14; step += 1) await page.keyboard.press('ArrowRight');
  await expect(grid.getByRole('row').nth(1).getByRole('gridcell').last()).toBeInViewport({ ratio: 1 });
  await expect(grid.getByRole('rowheader').first()).toBeInViewport();
});

test('an announced check is tried before it counts, and a campaign tells what is left', async ({ page }) => {
  await go(page, '/records/scorecardCheck');
  await page.getByRole('row', { name: /Recovery exercised/ }).click();
  const trial = page.getByRole('region', { name: 'Simulation' });
  await expect(trial).toContainText('announced, counts from');
  const moved = trial.getByRole('table', { name: /^Services that would change level/ });
  await expect(moved.getByRole('row').nth(1)).toContainText('Gold → Bronze');
  await trial.getByRole('button', { name: /^\d+$/ }).first().click();
  await expect(page.getByText(/behind services that would lose a level/)).toBeVisible();

  await go(page, '/records/scorecardCampaign');
  await page.getByRole('row', { name: /A current runbook/ }).click();
  const progress = page.getByRole('region', { name: 'Progress' });
  await expect(progress).toContainText('Needed a week');
  await expect(progress.getByRole('table', { name: 'Services left' }).getByRole('row').nth(1)).toContainText(
    'Runbook current',
  );
});

async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}

/** Chooses from a list of fixed values by keyboard. */
async function choose(page: Page, label: RegExp, option: string): Promise<void> {
  await page.getByRole('form').getByLabel(label).first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: option, exact: true })).toBeVisible();
  await page.keyboard.type(option);
  await page.keyboard.press('Enter');
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((block) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', block);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}
