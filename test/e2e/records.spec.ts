import { entities } from '#shared/entities.ts';
import type { Entity } from '#shared/entity/entity.ts';
import type { AnyField } from '#shared/entity/field.ts';
import { expect, test } from './app.ts';
import { addRecord, openList, panelOf, rowCount, undo } from './records-page.ts';

/** Every kind of record that has a list of its own. Imports write their log themselves. */
const listed = Object.values<Entity>(entities).filter(
  ({ name, parent }) => parent === undefined && name !== 'importRun',
);

test.describe('every kind of record', () => {
  for (const entity of listed) {
    test(`${entity.plural}: made, changed, undone and removed by keyboard`, async ({ page }) => {
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

/** Changes the first field that takes a plain text or a choice, and saves. */
async function changeOneField(page: import('@playwright/test').Page, entity: Entity): Promise<AnyField> {
  const panel = panelOf(page, entity);
  const [, field] = Object.entries(entity.fields).find(([, one]) => EDITABLE.has(one.kind)) ?? [];
  if (!field) throw new Error(`${entity.name} has no field that this spec can change.`);
  await page.keyboard.press('e');
  const input = panel.getByLabel(field.label, { exact: false }).first();
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
