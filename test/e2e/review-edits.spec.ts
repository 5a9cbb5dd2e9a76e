import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
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

test('a review is not closed without the summary that was typed, and a correction is added once', async ({
  page,
}) => {
  await openReview(page);
  await test.step('what is written down is there once', async () => {
    await page.getByRole('button', { name: 'Decision…' }).click();
    await page.getByRole('textbox', { name: /^What was decided/ }).fill('Freeze checkout');
    await submitTwice(page);
    await expect(page.getByRole('region', { name: 'Written down' })).toContainText('Freeze checkout');
    await expect(page.getByRole('form', { name: 'Decision' })).toHaveCount(0);
    await expect(page.getByText('Freeze checkout')).toHaveCount(1);
  });
  await test.step('a summary outlives a look at another page', async () => {
    await page.getByRole('textbox', { name: 'Summary of the review' }).fill('A quiet week.');
    await page.goBack();
    await page.goForward();
    await expect(page.getByRole('textbox', { name: 'Summary of the review' })).toHaveValue('A quiet week.');
  });
  await test.step('a summary that is refused keeps the review open', async () => {
    await page.getByRole('textbox', { name: 'Summary of the review' }).fill('long '.repeat(12_000));
    const close = page.getByRole('button', { name: 'Close and freeze' });
    await close.click();
    await expect(page.getByText('Summary: Keep it under 50,000 characters.').first()).toBeVisible();
    await expect(close).toBeEnabled();
    await page.getByRole('textbox', { name: 'Summary of the review' }).fill('A quiet week after all.');
    await close.press('Enter');
  });
  await expect(page.getByText('Everything here is as it was then')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('A quiet week after all.')).toBeVisible();
  await page.getByRole('button', { name: 'Add a correction…' }).click();
  await page.getByRole('textbox', { name: /^Addendum/ }).fill('It was 40 minutes.');
  await submitTwice(page);
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page.getByRole('textbox', { name: /^Addendum/ })).toHaveCount(0);
  await expect(page.getByRole('article')).toHaveCount(1);
});

test('what is typed in one window is closed with the review in another, whose deck is gone', async ({
  app,
  page,
}) => {
  const database = new Database(app.workspace ?? '');
  await openReview(page);
  const [id = ''] = /[0-9a-f-]{36}/.exec(page.url()) ?? [];
  database.prepare("UPDATE review SET deck = 'gone' WHERE id = ?").run(id);
  database.close();
  await page.reload();
  await expect(page.getByText('Its deck “gone” is no longer here')).toBeVisible();
  const other = await app.openWindow(`/meeting/${id}`);
  await other.getByRole('textbox', { name: 'Commentary of Attention' }).fill('Said in the other window.');
  await other.getByRole('textbox', { name: 'Summary of the review' }).fill('Summed up in it.');
  const speaker = await app.openWindow(`/speaker/${id}`);
  await expect(speaker.getByText(/^Slide 1 of \d+$/)).toBeVisible();
  await page.getByRole('button', { name: 'Close and freeze' }).click();
  for (const window of [page, other]) {
    await expect(window.getByText('Everything here is as it was then')).toBeVisible({ timeout: 60_000 });
    await expect(window.getByText('Said in the other window.')).toBeVisible();
    await expect(window.getByText('Summed up in it.')).toBeVisible();
    await expect(window.locator('[data-notice][data-type="error"]')).toHaveCount(0);
  }
});

/** As a double click on the button does it, or Enter pressed twice. */
async function submitTwice(page: Page): Promise<void> {
  await page.locator('main form').evaluate((form: HTMLFormElement) => {
    form.requestSubmit();
    form.requestSubmit();
  });
}

async function openReview(page: Page): Promise<void> {
  const bar = page.getByRole('region', { name: 'Reviews of this week' });
  await bar.getByRole('link', { name: 'Weekly ops review 2026-W47' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Weekly ops review 2026-W47');
}
