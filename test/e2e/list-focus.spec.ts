import type { Page } from '@playwright/test';
import { entities } from '#shared/entities.ts';
import { expect, test } from './app.ts';
import { addRecord, gridOf, openList, rowCount, undo } from './records-page.ts';

/** Whatever closes or goes away, the keyboard is in the list again, on the row it was on or the one behind it. */
test('the keyboard comes back to its row', async ({ page }) => {
  await openList(page, entities.vendor);
  await expect(gridOf(page)).toBeFocused();
  const names = await rowNames(page);
  const [, second, third, fourth] = names;
  if (!second || !third || !fourth) throw new Error('The sample has too few vendors for this.');
  await page.keyboard.press('ArrowDown');
  await expectKeyboardOn(page, second);
  await selection(page, second, third, fourth);
  await formsAndFilters(page, third);
  await notices(page, third);
  await nothingLeft(page, third);
});

/** From the second row on, with Shift to the third. */
async function selection(page: Page, second: string, third: string, fourth: string): Promise<void> {
  const bar = page.getByRole('toolbar', { name: 'Selected records' });
  await page.keyboard.press('Shift+ArrowDown');
  await bar.getByRole('button', { name: 'Copy' }).focus();
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await expectKeyboardOn(page, third);

  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Change 2 vendors' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expectKeyboardOn(page, third);

  // Both rows go: the keyboard is on the one behind them, and on its own again when they are back.
  await bar.getByRole('button', { name: 'Remove' }).press('Enter');
  await expect(page.getByText('2 vendors removed.')).toBeVisible();
  await expectKeyboardOn(page, fourth);
  await undo(page);
  await expectKeyboardOn(page, third);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expectKeyboardOn(page, fourth);
  await undo(page);
  await expectKeyboardOn(page, third);
  await page.keyboard.press('ArrowUp');
  await expectKeyboardOn(page, second);
  await page.keyboard.press('ArrowDown');
}

async function formsAndFilters(page: Page, row: string): Promise<void> {
  const form = page.getByRole('form', { name: 'Change vendor' });
  for (const end of ['Escape', 'ControlOrMeta+Enter']) {
    await page.keyboard.press('e');
    await expect(form).toBeVisible();
    await page.keyboard.type(' Ltd');
    await page.keyboard.press(end);
    await expect(form).toBeHidden();
    await expectKeyboardOn(page, row);
  }
  await undo(page);
  await expect(page.getByRole('heading', { level: 2, name: row, exact: true })).toBeVisible();
  await expectKeyboardOn(page, row);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary', { name: 'Vendor' })).toHaveCount(0);
  await expectKeyboardOn(page, row);

  await page.getByRole('button', { name: 'Filter', exact: true }).press('Enter');
  await page.getByRole('menuitem', { name: 'Name', exact: true }).press('Enter');
  await expect(page.getByRole('dialog', { name: 'Filter by Name' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Remove the filter on Name' }).press('Enter');
  await expectKeyboardOn(page, row);
}

async function notices(page: Page, row: string): Promise<void> {
  await page.keyboard.press('Delete');
  const all = page.locator('[data-notice]');
  const notice = all.filter({ hasText: '1 vendor removed.' });
  await notice.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(page.getByRole('row', { name: row })).toBeVisible();
  // The keyboard goes from notice to notice while they are closed.
  await all.first().focus();
  const close = async () => {
    if ((await all.count()) > 0) await page.keyboard.press('Escape');
    return all.count();
  };
  await expect.poll(close).toBe(0);
  await expectKeyboardOn(page, row);
}

/** A made record has the keyboard; a list without rows offers what to do. */
async function nothingLeft(page: Page, row: string): Promise<void> {
  const before = await rowCount(page);
  const made = await addRecord(page, entities.vendor);
  await expectKeyboardOn(page, made);
  await undo(page);
  await expect.poll(() => rowCount(page)).toBe(before);
  await expect(gridOf(page)).toBeFocused();
  await page.keyboard.press('Escape');

  await page.keyboard.press('/');
  await page.keyboard.type('no such vendor');
  await page.getByRole('button', { name: 'Clear search and filters' }).press('Enter');
  await expect(gridOf(page)).toBeFocused();

  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByRole('toolbar', { name: 'Selected records' })).toContainText(`${before} vendors`);
  await page.keyboard.press('Delete');
  await expect(page.getByRole('button', { name: 'Add the first' })).toBeFocused();
  await undo(page);
  await expect(page.getByRole('row', { name: row })).toBeVisible();
  await expect(gridOf(page)).toBeFocused();
}

async function rowNames(page: Page): Promise<string[]> {
  const titles = page.locator('[role=gridcell][data-title]');
  await expect(titles.first()).toBeVisible();
  return titles.allTextContents();
}

/** The grid has the keyboard, and says that it is on the row with this title. */
async function expectKeyboardOn(page: Page, title: string): Promise<void> {
  await expect(gridOf(page)).toBeFocused();
  const active = page.locator('[role=row][data-active]');
  await expect(active.locator('[data-title]')).toContainText(title);
  await expect(gridOf(page)).toHaveAttribute(
    'aria-activedescendant',
    (await active.getAttribute('id')) ?? '',
  );
}
