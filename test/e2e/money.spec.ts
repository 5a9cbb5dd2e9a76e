import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { findings } from './axe.ts';

test.use({ route: '/settings' });

test('each list of money, assurance, on-call and resilience has its view, whose numbers open rows', async ({
  page,
}) => {
  await show(page, '/records/cost?view=budget', 'Against budget');
  await expect(page.getByRole('table', { name: 'Cost by team' })).toBeVisible();
  await choose(page, 'Broken down by', 'By provider');
  const providers = page.getByRole('table', { name: 'Cost by provider' });
  await expect(providers.getByRole('row', { name: /Cumulora/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Unit cost' })).toContainText(/€[\d.]+ per 1k/);
  await providers
    .getByRole('row', { name: /Fernlauf|Pigeonhole/ })
    .last()
    .getByRole('button')
    .first()
    .click();
  await expect(page).toHaveURL(/\/records\/cost\?.*where=/);
  await expect(page.getByRole('grid')).toBeVisible();

  await show(page, '/records/savingsOpportunity?view=pipeline', 'Pipeline');
  await expect(page.getByRole('table', { name: 'By lever' })).toBeVisible();

  await show(page, '/records/vendor?view=renewals', 'Renewals');
  await expect(page.getByRole('img', { name: /^Notice by / }).first()).toBeVisible();

  await show(page, '/records/exercise?view=coverage', 'Coverage');
  await expect(page.getByRole('table', { name: 'Restores by datastore' })).toBeVisible();

  await show(page, '/records/posture?view=posture', 'Posture');
  await expect(page.getByRole('table', { name: 'Asset groups, least compliant first' })).toBeVisible();

  await show(page, '/records/iamException?view=expiry', 'Expiry');
  await expect(page.getByRole('region', { name: 'Expired' })).toBeVisible();
});

test('on-call names are hidden from an audience that must not see them', async ({ page }) => {
  await show(page, '/records/onCallShift?view=health', 'Health');
  const engineers = page.getByRole('table', { name: 'Engineers, most paged first' });
  await expect(engineers).not.toContainText('Name hidden');
  await choose(page, 'Names as shown to', 'As shown to: Executive');
  await expect(engineers.getByRole('row').nth(1)).toContainText('Name hidden');
  await expect(engineers.getByRole('button')).toHaveCount(0);
});

test('evidence is added in the panel of a control, with when the next is due, in one step', async ({
  page,
}) => {
  await page.evaluate(() => {
    location.hash = '/records/control';
  });
  await page.getByRole('button', { name: 'Frameworks' }).click();
  const overdue = page.getByRole('table', { name: 'Controls, due first' }).getByRole('row').nth(1);
  await expect(overdue).toContainText('Overdue');
  await overdue.getByRole('link').click();
  const form = page.getByRole('form', { name: 'Add evidence' });
  await form.getByRole('textbox', { name: /^New evidence/ }).fill('Review signed');
  await form.getByRole('textbox', { name: 'Next due' }).fill('2030-01-31');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Evidence added.')).toBeVisible();
  await expect(overdue).not.toContainText('Overdue');
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect(overdue).toContainText('Overdue');
});

test('the attention page is filtered, acted on and copied by keyboard', async ({ page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.down('Shift');
  await page.keyboard.press('!');
  await page.keyboard.up('Shift');
  const list = page.getByRole('table', { name: 'Attention list' });
  await expect(list).toBeVisible();
  await choose(page, 'Kind', /^Risk/);
  await expect(page).toHaveURL(/kind=risk/);
  expect(await findings(page)).toEqual([]);
  await list.getByRole('button', { expanded: false }).first().focus();
  await page.keyboard.press('a');
  await expect(page.getByText('Action added.')).toBeVisible();
  await expect(list.getByRole('link', { name: /^ACT-|^REL-|-\d+$/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('d');
  await expect(page.getByRole('dialog', { name: 'Dismiss from the attention list' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.getByText('Copied as Markdown.')).toBeVisible();
});

test('a table that nothing recognises is read as what a person says it holds', async ({ page, app }) => {
  const file = path.join(app.folder, 'plan-2027.csv');
  writeFileSync(file, 'Month,Provider,Category,Budget\n2027-01-01,Cumulora,Compute,1200.00\n');
  await page.evaluate(() => {
    location.hash = '/import';
  });
  await app.answerFileDialog(page, file);
  await page.getByRole('button', { name: 'Choose files…' }).click();
  await expect(page.getByText('not recognised: choose what its rows are')).toBeVisible();
  await choose(page, 'Rows of plan-2027.csv are', 'Cost');
  await page.getByRole('button', { name: 'Import 1 record' }).click();
  await expect(page.getByText('Imported 1 record.')).toBeVisible();
});

async function show(page: Page, route: string, view: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, route);
  await expect(page.getByRole('region', { name: view, exact: true }).first()).toHaveAttribute(
    'aria-busy',
    'false',
  );
}

async function choose(page: Page, name: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name }).click();
  await page
    .getByRole('option', { name: option, ...(typeof option === 'string' ? { exact: true } : {}) })
    .first()
    .click();
}
