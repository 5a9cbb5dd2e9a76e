import type { Page } from '@playwright/test';
import { entities } from '#shared/entities.ts';
import { expect, test } from './app.ts';
import { addRecord, openList, panelOf, undo } from './records-page.ts';

test('an action is made, moved with a reason and completed on the board, all by keyboard', async ({
  page,
}) => {
  await openList(page, entities.actionItem);
  const title = await addRecord(page, entities.actionItem);
  const panel = panelOf(page, entities.actionItem);
  const promise = panel.getByRole('region', { name: 'Promise' });
  await expect(promise).toContainText('No due date yet');

  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog', { name: 'Move the due date' });
  await expect(dialog).toContainText('No due date yet');
  await page.keyboard.type('2027-03-01');
  await page.keyboard.press('Enter');
  await expect(promise).toContainText('Due 1 Mar 2027.');
  await expect(dialog).toBeHidden();

  await page.keyboard.press('m');
  await expect(dialog).toContainText('Due 1 Mar 2027');
  await page.keyboard.type('2027-03-15');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('Say why the date moves.');
  await dialog.getByRole('textbox', { name: /^Reason/ }).focus();
  await page.keyboard.type('The vendor is late');
  await page.keyboard.press('Enter');
  await expect(promise).toContainText('moved once: promised for 1 Mar 2027, 14 days earlier');
  await expect(dialog).toBeHidden();
  await expect(panel.getByRole('region', { name: 'Date moves' })).toContainText('The vendor is late');

  await show(page, '/records/actionItem?view=board');
  const card = page.getByRole('button', { name: title });
  await expect(column(page, 'Open').getByRole('button', { name: title })).toBeVisible();
  await card.focus();
  for (const name of ['In progress', 'Blocked', 'Done']) {
    await page.keyboard.press('Shift+ArrowRight');
    await expect(column(page, name).getByRole('button', { name: title })).toBeFocused();
  }
  await expect(card).toContainText(/done \d/);
  await undo(page);
  await expect(column(page, 'Blocked').getByRole('button', { name: title })).toBeVisible();
});

test('the weekly check-in goes from one key result to the next', async ({ page }) => {
  await show(page, '/records/objective?view=tree');
  const tree = page.getByRole('treegrid');
  const first = tree.getByRole('row', { level: 1 }).first();
  await expect(first).toBeFocused();
  const lines = await tree.getByRole('row').count();
  await page.keyboard.press('ArrowLeft');
  await expect(first).toHaveAttribute('aria-expanded', 'false');
  expect(await tree.getByRole('row').count()).toBeLessThan(lines);
  await page.keyboard.press('ArrowRight');

  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: 'Weekly check-in' });
  await expect(dialog).toContainText(/1 of \d+/);
  const name = (await dialog.locator('form strong').textContent()) ?? '';
  const value = dialog.getByRole('textbox', { name: /^Value/ });
  await expect(value).toBeFocused();
  await page.keyboard.type('3');
  await dialog.getByRole('textbox', { name: 'Confidence' }).fill('42');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText(/2 of \d+/);
  await expect(dialog.locator('form strong')).not.toHaveText(name);
  await expect(value).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  const line = tree.getByRole('row').filter({ hasText: name }).first();
  await expect(line).toContainText('42%');
  await undo(page);
  await expect(line).not.toContainText('42%');
});

test('the heat map leads by arrows to a risk and to the rows of a cell', async ({ page }) => {
  await show(page, '/records/risk?view=map');
  const map = page.getByRole('table', { name: 'Risks by likelihood and impact' });
  const count = map.getByRole('button', { name: /risks, likelihood/ }).first();
  await count.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(panelOf(page, entities.risk)).toBeVisible();
  await page.keyboard.press('Escape');
  const words = (await count.getAttribute('aria-label')) ?? '';
  await count.press('Enter');
  await expect(page.getByText(`behind ${words.slice(words.indexOf('likelihood'))}`)).toBeVisible();
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(Number.parseInt(words, 10) + 1);
});

async function show(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, path);
}

function column(page: Page, name: string) {
  return page.getByRole('region', { name: new RegExp(`^${name}, `) });
}
