import type { Locator, Page } from '@playwright/test';
import { entities } from '#shared/entities.ts';
import { expect, test } from './app.ts';
import { gridOf, inputOf, openList, panelOf } from './records-page.ts';

const { incident, kpi, cost } = entities;
const SCRIPT = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>';

test('what cannot be is said at its field, and nothing that was typed is lost', async ({ page }) => {
  await openList(page, incident);
  const form = await newRecord(page, incident.label);
  const { title, severity, impactStart, restoredAt } = incident.fields;
  await inputOf(form, title).fill(SCRIPT);
  await inputOf(form, severity).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option').first().press('Enter');

  await inputOf(form, impactStart).fill('2026-02-30 10:00');
  await refused(page, form, '“2026-02-30 10:00” is a day that does not exist.');
  await inputOf(form, impactStart).fill('2026-11-20 10:00');
  await inputOf(form, restoredAt).fill('2026-11-20 09:00');
  await refused(page, form, 'It was restored before the impact began.');
  await inputOf(form, restoredAt).fill('');
  await inputOf(form, title).fill('x'.repeat(10_000));
  await refused(page, form, 'Keep it under 500 characters.');
  await expect(inputOf(form, title)).toHaveValue('x'.repeat(10_000));
  await expect(inputOf(form, impactStart)).toHaveValue('2026-11-20 10:00');

  // Markup is the text that it is, wherever the record is shown.
  await inputOf(form, title).fill(SCRIPT);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(panelOf(page, incident).getByRole('heading', { level: 2 })).toHaveText(SCRIPT);
  await expect(gridOf(page).getByRole('row').filter({ hasText: SCRIPT })).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('onerror');
  await expect(page.getByRole('option').filter({ hasText: SCRIPT })).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
});

test('a number that is none, or too large to count, is refused', async ({ page }) => {
  await openList(page, kpi);
  const form = await newRecord(page, kpi.label);
  for (const text of ['1e999', 'abc', '-', '٣٤']) {
    await inputOf(form, kpi.fields.target).fill(text);
    await refused(page, form, `“${text}” is not a number.`);
    await expect(inputOf(form, kpi.fields.target)).toHaveValue(text);
  }
  await form.getByRole('button', { name: 'Cancel' }).press('Enter');
  await openList(page, cost);
  const record = await newRecord(page, cost.label);
  await inputOf(record, cost.fields.billed).fill('99999999999999999999');
  await refused(page, record, 'The amount is too large.');
});

test('an amount is in the currency that its form says', async ({ page }) => {
  await openList(page, cost);
  const form = await newRecord(page, cost.label);
  const { periodStart, provider, category, currency, billed } = cost.fields;
  await inputOf(form, periodStart).fill('2026-11-01');
  await inputOf(form, provider).fill('Yen cloud');
  await inputOf(form, category).fill('Compute');
  await inputOf(form, currency).fill('Yen ¥');
  await inputOf(form, billed).fill('5000');
  await refused(page, form, 'Write the currency as its ISO code, e.g. EUR.');
  await inputOf(form, currency).fill('jpy');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(panelOf(page, cost)).toContainText('¥5\u202f000');

  // The newest comes first: this one in yen, and one in the currency of the workspace.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Change 2 cost' });
  await dialog.getByRole('combobox', { name: 'Field' }).press('Enter');
  await page.getByRole('option', { name: billed.label, exact: true }).press('Enter');
  await dialog.getByLabel('New value').fill('100');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('These records are in EUR and JPY.');
});

async function newRecord(page: Page, label: string): Promise<Locator> {
  await page.keyboard.press('n');
  const form = page.getByRole('form', { name: `New ${label}` });
  await expect(form).toBeVisible();
  return form;
}

async function refused(page: Page, form: Locator, sentence: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(form.getByText(sentence, { exact: true })).toBeVisible();
}
