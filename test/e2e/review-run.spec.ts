import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { expect, test } from './app.ts';

test.use({ route: '/review?week=2026-W47' });

test('what is chosen, said and opened over the slides stands in front of them', async ({ page }) => {
  await openReview(page);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const stage = page.getByRole('dialog', { name: /page 1 of/ });
  await expect(stage).toBeVisible();

  await page.keyboard.press('a');
  const box = page.getByRole('dialog', { name: /^Write down/ });
  await expect(box.getByRole('textbox').first()).toBeFocused();
  await page.keyboard.type('Raise the pool');
  await box.getByRole('combobox', { name: 'Owner' }).click();
  await page.getByRole('option').first().click();
  await box.getByRole('button', { name: 'Write down' }).click();
  await expect(box).toBeHidden();
  const notice = page.locator('[data-notice]').filter({ hasText: 'Action written down' });
  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('[data-notice]').filter({ hasText: 'Undone' })).toBeVisible();

  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Go to anything' });
  await expect(palette.getByRole('combobox', { name: 'Search' })).toBeFocused();
  await page.keyboard.type('a d');
  await expect(palette.getByRole('combobox', { name: 'Search' })).toHaveValue('a d');
  await expect(box).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await expect(stage).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('dialog', { name: /page 2 of/ })).toBeVisible();
});

test('the clock of a section stands still once the slides are left', async ({ app, page }) => {
  await openReview(page);
  const [id = ''] = /[0-9a-f-]{36}/.exec(page.url()) ?? [];
  await page.clock.install();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('dialog', { name: /page 1 of/ })).toBeVisible();
  for (const at of [2, 3]) {
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('dialog', { name: new RegExp(`page ${at} of`) })).toBeVisible();
  }
  await page.clock.fastForward('05:00');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible();
  await page.clock.fastForward('03:00:00');
  await page.getByRole('button', { name: 'Close and freeze' }).click();
  await expect(page.getByText('Everything here is as it was then')).toBeVisible({ timeout: 60_000 });
  const database = new Database(app.workspace ?? '', { readonly: true });
  const most = database.prepare('SELECT max(spent_seconds) FROM agenda_section WHERE review_id = ?').pluck();
  expect(most.get(id)).toBeGreaterThanOrEqual(300);
  expect(most.get(id)).toBeLessThan(900);
  database.close();
});

async function openReview(page: Page): Promise<void> {
  const bar = page.getByRole('region', { name: 'Reviews of this week' });
  await bar.getByRole('link', { name: 'Weekly ops review 2026-W47' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Weekly ops review 2026-W47');
}
