import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { entities } from '#shared/entities.ts';
import type { Entity } from '#shared/entity/entity.ts';
import type { AnyField } from '#shared/entity/field.ts';
import { expect, sharedTest, test } from './app.ts';
import { addRecord, gridOf, inputOf, openList, panelOf, rowCount, undo } from './records-page.ts';

/** Every kind of record that has a list of its own and is made by people. */
const listed = Object.values<Entity>(entities).filter(
  ({ parent, isMadeByMuster }) => parent === undefined && !isMadeByMuster,
);

sharedTest.describe('every kind of record', () => {
  for (const entity of listed) {
    sharedTest(`${entity.plural}: made, changed, undone and removed by keyboard`, async ({ page }) => {
      await openList(page, entity);
      const before = await rowCount(page);

      const title = await addRecord(page, entity);
      await expect.poll(() => rowCount(page)).toBe(before + 1);
      const panel = panelOf(page, entity);
      await expect(panel.getByRole('heading', { level: 2 })).toContainText(title);

      const changed = await changeOneField(page, entity);
      await panel.getByRole('tab', { name: 'History' }).click();
      const changes = panel.getByRole('list', { name: 'Changes' });
      await expect(changes.getByRole('listitem').first()).toContainText(changed.label);
      await expect(changes.getByRole('listitem').last()).toContainText('Added');

      await undo(page);
      await expect(changes.getByRole('listitem').first()).toContainText('by undo');
      await page.keyboard.press('ControlOrMeta+Shift+z');
      await expect(changes.getByRole('listitem').first()).toContainText('by redo');

      await page.keyboard.press('Delete');
      await expect(panel).toBeHidden();
      await expect.poll(() => rowCount(page)).toBe(before);
      await undo(page);
      await expect.poll(() => rowCount(page)).toBe(before + 1);
    });
  }
});

test('a list is searched, shows the rows behind a figure, and takes a bulk edit', async ({ page }) => {
  await openList(page, entities.incident);
  const all = await rowCount(page);
  await page.keyboard.press('/');
  await page.keyboard.type('checkout');
  await expect.poll(() => rowCount(page)).toBeLessThan(all);
  await page.keyboard.press('Escape');
  await expect.poll(() => rowCount(page)).toBe(all);

  const rows = page.getByRole('row');
  const ids = await rows.evaluateAll((found) => found.slice(1, 4).map((row) => row.id.replace('row-', '')));
  await page.evaluate((list) => {
    location.hash = `/records/incident?figure=Incidents%20of%20the%20week&ids=${list}`;
  }, ids.join(','));
  await expect(page.getByText('The 3 incidents behind Incidents of the week')).toBeVisible();
  expect(await rowCount(page)).toBe(3);

  await gridOf(page).press('ControlOrMeta+a');
  const bar = page.getByRole('toolbar', { name: 'Selected records' });
  await expect(bar).toContainText('3 incidents selected');
  await bar.getByRole('button', { name: 'Change a field…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Change 3 incidents' });
  await dialog.getByRole('combobox', { name: 'Field' }).press('Enter');
  await page.getByRole('option', { name: 'Cause', exact: true }).click();
  await dialog.getByRole('combobox', { name: 'New value' }).press('Enter');
  await page.getByRole('option', { name: 'Capacity' }).click();
  await dialog.getByRole('button', { name: 'Change 3 incidents' }).press('Enter');
  await expect(page.getByText('3 incidents changed.')).toBeVisible();
  await undo(page);
  await expect(page.getByText(/^Undone: Change/)).toBeVisible();
});

test('a file is read dry, then for good, and taken back', async ({ page, app }) => {
  const file = path.join(app.folder, 'holidays.csv');
  writeFileSync(file, 'Day,Name\n2031-05-01,First of May\n2031-13-01,No such day\n');
  await page.evaluate(() => {
    location.hash = '/import';
  });
  await app.answerFileDialog(page, file);
  await page.getByRole('button', { name: 'Choose files…' }).click();
  const report = page.getByRole('region', { name: 'holidays.csv' });
  await expect(report).toContainText('To add 1');
  await expect(report).toContainText('Rejected 1');
  await page.getByRole('button', { name: 'Import 1 record' }).click();
  await expect(page.getByText('Imported 1 record.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText(/^Undone: /)).toBeVisible();
});

/** Changes the first field that takes a plain text or a choice, and saves. */
async function changeOneField(page: Page, entity: Entity): Promise<AnyField> {
  const panel = panelOf(page, entity);
  const [, field] = Object.entries(entity.fields).find(([, one]) => EDITABLE.has(one.kind)) ?? [];
  if (!field) throw new Error(`${entity.name} has no field that this spec can change.`);
  await page.keyboard.press('e');
  const input = inputOf(panel.getByRole('form'), field);
  const value = await input.inputValue();
  await input.fill(nextValue(field, value));
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(panel.getByRole('button', { name: 'Edit' })).toBeVisible();
  return field;
}

const EDITABLE = new Set<AnyField['kind']>(['text', 'longText', 'integer', 'number', 'date']);

function nextValue(field: AnyField, value: string): string {
  if (field.kind === 'date') return value === '2026-03-02' ? '2026-03-03' : '2026-03-02';
  if (field.kind === 'integer' || field.kind === 'number') return String(Number(value || 1) === 1 ? 2 : 1);
  return `${value} again`;
}
