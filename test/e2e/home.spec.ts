import path from 'node:path';
import { expect, test } from './app.ts';

test('the home page shows the week, adds a record by keyboard and finds it again', async ({ page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2026');
  const attention = page.getByRole('region', { name: /^Needs attention/ });
  await expect(attention.getByRole('listitem')).toHaveCount(8);
  await expect(
    page.getByRole('region', { name: 'Changed since last week' }).getByRole('listitem'),
  ).not.toHaveCount(0);
  await expect(page.getByRole('region', { name: /^Yours/ })).toContainText('Ines Baptista');

  await page.keyboard.press('n');
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused();
  await page.keyboard.type('new decision');
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: 'New decision' });
  await form.getByLabel('Decision', { exact: false }).first().fill('Freeze the checkout until Friday');
  await form.getByLabel('Date', { exact: false }).first().fill('2026-11-20');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(form).toBeHidden();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused();
  await page.keyboard.type('freeze the checkout');
  await expect(page.getByRole('option').first()).toContainText('Freeze the checkout until Friday');
});

test.describe('without a workspace', () => {
  test.use({ startOn: 'nothing' });

  test('five steps make a workspace with its teams, services and targets', async ({ page, app }) => {
    await page.getByRole('button', { name: /^New workspace/ }).click();
    const dialog = page.getByRole('dialog', { name: 'New workspace' });
    const next = dialog.getByRole('button', { name: 'Next' });
    await next.click();
    await expect(dialog.getByText('Give the workspace a name.')).toBeVisible();
    await dialog.getByLabel('Name', { exact: false }).first().fill('Night Shift');
    await next.click();
    await expect(dialog.getByRole('heading', { name: /Time zone/ })).toBeFocused();
    await next.click();
    await dialog.getByLabel('Teams').fill('Payments\nPlatform\npayments');
    await next.click();
    await expect(dialog.getByText('Two teams have the same name.')).toBeVisible();
    await dialog.getByLabel('Teams').fill('Payments\nPlatform');
    await next.click();
    await dialog.getByLabel('Service 1', { exact: true }).fill('Checkout API');
    await dialog.getByLabel('Team of service 1').click();
    await page.getByRole('option', { name: 'Payments' }).click();
    await dialog.getByLabel('Service 2', { exact: true }).fill('Search');
    await next.click();
    await dialog.getByLabel('Change failure rate').fill('7.5');
    await app.answerFileDialog(page, path.join(app.folder, 'night.muster'));
    await dialog.getByRole('button', { name: 'Choose where to keep it…' }).click();

    await expect(page.getByRole('region', { name: 'First steps' })).toContainText('SLOs');
    await page.evaluate(() => {
      location.hash = '/records/service';
    });
    await expect(page.getByRole('row', { name: /Checkout API.*Payments/ })).toBeVisible();
    await page.evaluate(() => {
      location.hash = '/records/kpi/kpi-change-failure-rate';
    });
    await expect(page.getByRole('complementary', { name: 'KPI' }).getByText('7.5%')).toBeVisible();
  });
});
