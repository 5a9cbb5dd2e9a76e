import type { Page } from '@playwright/test';
import { entities } from '#shared/entities.ts';
import { expect, test } from './app.ts';
import { gridOf, openList, rowCount, undo } from './records-page.ts';

const cursor = (page: Page) => page.locator('[role=gridcell][data-cursor]');
const editor = (page: Page) => page.locator('[data-cell-editor]');

test('a table is edited in its cells, pasted into, copied from, and kept as a view', async ({ page }) => {
  await openList(page, entities.vendor);
  await gridOf(page).focus();
  await editsCells(page);
  await pastesRows(page);
  await copiesRows(page);
  await keepsView(page);
});

async function editsCells(page: Page): Promise<void> {
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await page.keyboard.press('F2');
  const name = editor(page).getByRole('textbox', { name: 'Name' });
  const before = await name.inputValue();
  await name.fill('');
  await page.keyboard.press('Enter');
  await expect(editor(page).getByRole('alert')).toHaveText('This field cannot be empty.');
  await page.keyboard.press('Escape');
  await expect(editor(page)).toHaveCount(0);
  await expect(cursor(page)).toHaveText(before);

  // Typing on a cell replaces what is there; Tab goes on to the next one.
  await page.keyboard.type('Acme of the table');
  await page.keyboard.press('Tab');
  await expect(editor(page).getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('gridcell', { name: 'Acme of the table' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(cursor(page)).toHaveCount(0);
  await undo(page);
  await expect(page.getByRole('gridcell', { name: 'Acme of the table' })).toHaveCount(0);
  await keepsOwner(page);
}

/** An Esc leaves the record that a cell refers to as it was. */
async function keepsOwner(page: Page): Promise<void> {
  for (let column = 0; column < 6; column += 1) await page.keyboard.press('ArrowRight');
  const owner = await cursor(page).innerText();
  await page.keyboard.press('F2');
  await expect(editor(page).getByRole('combobox', { name: 'Owner' })).toHaveValue(owner);
  await page.keyboard.press('Escape');
  await expect(editor(page)).toHaveCount(0);
  await expect(cursor(page)).toHaveText(owner);
  await page.keyboard.press('Escape');
}

async function pastesRows(page: Page): Promise<void> {
  const before = await rowCount(page);
  const rows =
    'Name\tContract ends\nPasted One\t2031-05-01\nPasted Two\t2031-13-45\nPasted Three\t2031-06-01\n';
  await gridOf(page).evaluate((grid, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    grid.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, rows);
  const dialog = page.getByRole('dialog', { name: 'Paste Vendors' });
  await expect(dialog.getByText('Rejected 1')).toBeVisible();
  await expect(dialog.getByText('To add 2')).toBeVisible();
  await expect(dialog.getByRole('row', { name: /Pasted Two/ })).toContainText('3');
  await dialog.getByRole('button', { name: 'Paste 2 rows' }).press('Enter');
  await expect.poll(() => rowCount(page)).toBe(before + 2);
  await undo(page);
  await expect.poll(() => rowCount(page)).toBe(before);
}

async function copiesRows(page: Page): Promise<void> {
  await gridOf(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  const bar = page.getByRole('toolbar', { name: 'Selected records' });
  await expect(bar).toContainText('2 vendors selected');
  await page.keyboard.press('ControlOrMeta+c');
  await expect(page.getByText('2 vendors copied.')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+c');
  await expect(page.getByText('2 vendors copied as Markdown.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
}

async function keepsView(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Name', exact: true }).click();
  await page.getByRole('button', { name: 'Columns' }).click();
  const columns = page.getByRole('dialog', { name: 'Columns' });
  await columns.getByRole('checkbox', { name: 'Source', exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'Source' })).toBeVisible();
  await page.getByRole('button', { name: 'Views' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Save as a view…' }).press('Enter');
  await page.getByRole('textbox', { name: 'Name' }).fill('With their source');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'With their source' })).toBeVisible();

  await page.getByRole('button', { name: 'With their source' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Everything' }).press('Enter');
  await expect(page.getByRole('columnheader', { name: 'Source' })).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused();
  await page.keyboard.type('with their');
  await page.getByRole('option', { name: /With their source/ }).click();
  await expect(page.getByRole('columnheader', { name: 'Source' })).toBeVisible();
}
