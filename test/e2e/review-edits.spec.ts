import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';

test.use({ route: '/review?week=2026-W47' });

test('an agenda keeps every one of several quick changes', async ({ page }) => {
  await openReview(page);
  await test.step('two sections are added by a double click', async () => {
    await page.getByRole('button', { name: 'Add a section' }).dblclick();
    await expect(page.getByRole('listitem', { name: 'New section' })).toHaveCount(2);
    await expect(page.locator('[data-notice]')).toHaveCount(0);
  });
  await test.step('one is moved twice', async () => {
    await page.getByRole('button', { name: 'Move Attention down' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Title of section 3' })).toHaveValue('Attention');
  });
  await test.step('several parts are ticked', async () => {
    await page.getByRole('button', { name: 'What Hiring and cost shows' }).click();
    await page.getByRole('menuitem', { name: 'Attention' }).waitFor();
    await page.keyboard.press('Home');
    for (const key of ['Enter', 'ArrowDown', 'Enter', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    for (const part of ['Attention', 'SLOs and budgets', 'Incidents'])
      await expect(page.getByRole('menuitem', { name: part }).locator('svg')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.reload();
    const section = page.getByRole('listitem', { name: 'Hiring and cost' });
    await expect(section).toContainText(/things need attention/);
    await expect(section).toContainText(/SLOs are missed/);
    await expect(section).toContainText(/incidents began this week/);
  });
  await test.step('a commentary is edited by keyboard', async () => {
    const commentary = page.getByRole('textbox', { name: 'Commentary of Attention' });
    await commentary.fill('Said once.');
    await commentary.press('Control+Enter');
    await page.getByRole('button', { name: 'Edit the commentary of Attention' }).press('Enter');
    await expect(commentary).toBeFocused();
  });
});

async function openReview(page: Page): Promise<void> {
  const bar = page.getByRole('region', { name: 'Reviews of this week' });
  await bar.getByRole('link', { name: 'Weekly ops review 2026-W47' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Weekly ops review 2026-W47');
}
