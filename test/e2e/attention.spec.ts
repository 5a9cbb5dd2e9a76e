import type { Locator, Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { findings } from './axe.ts';

const REASON = 'Accepted until the migration is over';

test('an entry is dismissed with a reason, undone, dismissed again and brought back', async ({ page }) => {
  await openReview(page);
  const title = await firstTitle(page);
  const left = Number(/\d+/.exec((await moreOf(page).textContent()) ?? '')?.[0]);
  expect(left).toBeGreaterThan(0);

  await dismissFirst(page, title);
  await expect(page.getByText(`Dismissed: ${title}`)).toBeVisible();
  await expect(moreOf(page)).toHaveText(`and ${left - 1} more`);
  await expect(titlesIn(listOf(page)).first()).not.toHaveText(title);
  await expect(dismissedPart(page)).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText(/^Undone: /)).toBeVisible();
  await expect(titlesIn(listOf(page)).first()).toHaveText(title);
  await expect(dismissedPart(page)).toBeHidden();

  await dismissFirst(page, title);
  await dismissedPart(page).focus();
  await page.keyboard.press('Enter');
  const row = page.getByRole('table', { name: 'Dismissed entries' }).getByRole('row').nth(1);
  await expect(row).toContainText(title);
  await expect(row).toContainText(REASON);
  expect(await findings(page)).toEqual([]);
  await row.getByRole('button', { name: `Bring back ${title}` }).press('Enter');
  await expect(titlesIn(listOf(page)).first()).toHaveText(title);
  await expect(dismissedPart(page)).toBeHidden();
  await expect(moreOf(page)).toHaveText(`and ${left} more`);
});

test('a reason is asked for, and Escape leaves the list as it is', async ({ page }) => {
  await openReview(page);
  const title = await firstTitle(page);
  const button = dismissButtons(page).first();
  await expect(button).toHaveAccessibleName(`Dismiss… ${title}`);
  await button.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Dismiss from the attention list' });
  await dialog.getByRole('button', { name: 'Dismiss', exact: true }).press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText('Say why it may be left alone.');
  await page.waitForTimeout(300); // until nothing fades: colours are measured
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
  await expect(titlesIn(listOf(page)).first()).toHaveText(title);
});

test('a row says why it ranks where it does, and opens its record and its rows', async ({ page }) => {
  await openReview(page);
  const title = await firstTitle(page);
  const why = listOf(page).getByRole('button', { name: `why ${title} ranks here` });
  await why.press('Enter');
  await expect(why).toHaveAttribute('aria-expanded', 'true');
  const detail = listOf(page).getByRole('row').nth(2);
  await expect(detail).toContainText(/Severity \d+: /);
  expect(await findings(page)).toEqual([]);
  await detail
    .getByRole('button', { name: /^Show / })
    .first()
    .press('Enter');
  await expect(page).toHaveURL(/#\/records\//);
  await page.goBack();
  await titlesIn(listOf(page)).first().click();
  await expect(page).toHaveURL(/#\/records\/\w+\/[\w-]+/);
});

test('on its own page an arrow enters the list, and a key dismisses the entry it has come to', async ({
  page,
}) => {
  await open(page, '/attention');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const second = listOf(page).locator('tr[data-row]').nth(1);
  await expect(second.getByRole('button').first()).toBeFocused();
  await page.keyboard.press('d');
  await expect(page.getByRole('dialog')).toContainText('Reason');
});

function openReview(page: Page): Promise<void> {
  return open(page, '/review');
}

async function open(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
  await expect(listOf(page)).toBeVisible();
}

function listOf(page: Page): Locator {
  return page.getByRole('table', { name: 'Attention list' });
}

function titlesIn(list: Locator): Locator {
  return list.getByRole('link');
}

async function firstTitle(page: Page): Promise<string> {
  return (await titlesIn(listOf(page)).first().textContent()) ?? '';
}

function dismissButtons(page: Page): Locator {
  return listOf(page).getByRole('button', { name: /^Dismiss…/ });
}

/** How many entries the list of the review leaves out. */
function moreOf(page: Page): Locator {
  return page.locator('[data-table="Attention list"]').getByText(/^and \d+ more$/);
}

/** The line that the quiet entries are folded under. */
function dismissedPart(page: Page): Locator {
  return page.locator('summary', { hasText: '1 dismissed, quiet until worse' });
}

async function dismissFirst(page: Page, title: string): Promise<void> {
  await dismissButtons(page).first().press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Dismiss from the attention list' });
  await expect(dialog).toContainText(title);
  await expect(dialog.getByRole('textbox', { name: /^Reason/ })).toBeFocused();
  await page.keyboard.type(REASON);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}
