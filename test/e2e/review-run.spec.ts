import type { Page } from '@playwright/test';
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

async function openReview(page: Page): Promise<void> {
  const bar = page.getByRole('region', { name: 'Reviews of this week' });
  await bar.getByRole('link', { name: 'Weekly ops review 2026-W47' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Weekly ops review 2026-W47');
}
