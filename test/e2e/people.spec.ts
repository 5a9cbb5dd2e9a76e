import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';

test('the hiring plan, its pipeline and a seat are read, counted and taken back', async ({ page }) => {
  await go(page, '/records/headcountSlot?view=plan');
  const plan = page.getByRole('region', { name: 'Plan against actual' });
  const seats = plan.getByRole('table', { name: 'Seats to fill' });
  await expect(seats.getByRole('row').nth(1)).toContainText(/month/);
  await expect(plan.locator('[data-figure="plan.runRate"]')).toContainText('€');
  await plan.getByRole('button', { name: /show as table/ }).press('Enter');
  await expect(plan.getByRole('cell', { name: 'Nov 2026' })).toBeVisible();
  expect(await findings(page)).toEqual([]);

  await go(page, '/records/headcountSlot?view=pipeline');
  const pipeline = page.getByRole('region', { name: 'Pipeline' });
  await expect(pipeline.getByRole('table', { name: 'From stage to stage' })).toContainText(
    'Applied to screen',
  );
  expect(await findings(page)).toEqual([]);

  await pipeline.getByRole('table', { name: 'Open seats by stage' }).getByRole('link').first().press('Enter');
  const grid = page.getByRole('grid', { name: 'Candidates by stage and week' });
  await expect(page.getByRole('region', { name: 'Scorecards side by side' })).toContainText('apart');
  const last = grid.getByRole('row').nth(6).getByRole('gridcell').last();
  await grid.focus();
  for (let row = 0; row < 5; row += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.type('2.5');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/was not taken/)).toContainText('whole number');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await expect(last).toHaveText('3');
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(last).toHaveText('');
});

test('a KPI tells signal from noise and opens the rows behind a point', async ({ page }) => {
  await go(page, '/records/kpi/kpi-incident-volume');
  const chart = page.getByRole('region', { name: 'Signal or noise' });
  await expect(chart.getByRole('list', { name: 'Signals' })).toContainText(
    'in a row on one side of the mean',
  );
  await expect(chart).toContainText('Limits from 12 points');
  await chart.getByRole('button', { name: /show as table/ }).press('Enter');
  await chart.getByRole('button', { name: '2026-W46' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /Incidents/ })).toBeVisible();
  await expect(page.getByText('Incident volume, 2026-W46')).toBeVisible();
});

async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}

async function findings(page: Page): Promise<string[]> {
  await page.waitForTimeout(300); // until nothing fades: colours are measured
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
