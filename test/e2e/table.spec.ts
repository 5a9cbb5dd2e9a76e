import type { Page } from '@playwright/test';
import { openWorkspace } from '#db/workspace.ts';
import { entities } from '#shared/entities.ts';
import type { Entity } from '#shared/entity/entity.ts';
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

test('rows are selected that were never in sight, and those that a search leaves out are told of', async ({
  page,
}) => {
  const bar = page.getByRole('toolbar', { name: 'Selected records' });
  await openList(page, entities.deployment);
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await gridOf(page).focus();
  const all = await rowCount(page);
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await expect.poll(async () => Number((await bar.innerText()).replace(/\D/g, ''))).toBe(all);

  await openList(page, entities.vendor);
  await expect(page.getByRole('row').nth(3)).toBeVisible();
  await gridOf(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(bar).toContainText('2 vendors selected');
  await page.keyboard.press('/');
  await page.keyboard.type('no vendor has this name');
  await expect(bar).toContainText('2 vendors selected, none in this list');
  await page.keyboard.press('Escape');
  await expect(bar).not.toContainText('in this list');
});

test('the way back in a notice is of what the notice says', async ({ page }) => {
  await removeFirst(page, entities.vendor);
  await page.keyboard.press('F2');
  await page.keyboard.type('Changed since');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('gridcell', { name: 'Changed since' })).toBeVisible();
  await page.locator('[data-notice]').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('alert')).toContainText('“Change name” was done since. Undo that first.');
  await expect(page.getByRole('gridcell', { name: 'Changed since' })).toBeVisible();
});

test('a refusal says which record is needed where, and leaves the keys to the page', async ({ page }) => {
  await openList(page, entities.team);
  await expect(page.getByRole('row').nth(2)).toBeVisible();
  await gridOf(page).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByRole('toolbar', { name: 'Selected records' })).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('alert')).toContainText(/^“.+” is the Team of \d+ in Hiring\./);
  const before = await removeFirst(page, entities.vendor);
  await undo(page);
  await expect.poll(() => rowCount(page)).toBe(before);
});

test('a cell that is left as it was keeps what its text does not say', async ({ page, app }) => {
  // The clock shows 02:30 twice that night; this is the second time.
  const secondTime = '2026-10-25T01:30:00.000Z';
  const workspace = openWorkspace(app.workspace ?? '');
  expect(workspace.settings.zone).toBe('Europe/Berlin');
  const [incident] = workspace.repository('incident').list({ limit: 1 }).rows;
  const id = incident?.id ?? '';
  workspace.write({ actor: 'Test', label: 'Test' }, (tx) =>
    tx.repository('incident').update(id, {
      impactStart: secondTime,
      detectedAt: null,
      acknowledgedAt: null,
      mitigatedAt: null,
      restoredAt: null,
      closedAt: null,
      status: 'open',
    }),
  );
  await openList(page, entities.incident);
  await page.keyboard.press('/');
  await page.keyboard.type(incident?.title ?? '');
  await expect.poll(() => rowCount(page)).toBeLessThan(5);
  await page.keyboard.press('Enter');
  await expect(gridOf(page)).toBeFocused();
  const name = `cell-${id}-impactStart`;
  while (
    (await cursor(page)
      .getAttribute('id', { timeout: 1000 })
      .catch(() => null)) !== name
  )
    await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F2');
  await expect(editor(page).getByRole('textbox')).toHaveValue('2026-10-25 02:30');
  await page.keyboard.press('Enter');
  await expect(editor(page)).toHaveCount(0);
  expect(workspace.repository('incident').get(id)?.impactStart).toBe(secondTime);
  workspace.close();
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

/** Removes the first record of a list. Gives how many there were. */
async function removeFirst(page: Page, entity: Entity): Promise<number> {
  await openList(page, entity);
  await expect(page.getByRole('row').nth(3)).toBeVisible();
  const before = await rowCount(page);
  await gridOf(page).focus();
  await page.keyboard.press('Delete');
  await expect.poll(() => rowCount(page)).toBe(before - 1);
  return before;
}
