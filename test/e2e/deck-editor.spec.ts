import type { Page } from '@playwright/test';
import { SLIDE_KINDS } from '#shared/deck/slide.ts';
import { expect, test } from './app.ts';

const WEEK = '2026-W47';

test('makes a deck of its own from one of Muster’s, slide by slide', async ({ page }) => {
  await page.goto(`${new URL(page.url()).origin}/#/decks?week=${WEEK}&deck=finops`);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'FinOps sync (own)', level: 1 })).toBeVisible();
  const slides = page.getByRole('list', { name: 'Slides' }).getByRole('button');
  await expect(slides).toHaveCount(5);
  const names = () => slides.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));

  await test.step('adds one from the gallery, which shows every kind', async () => {
    await slides.nth(1).click();
    await page.getByRole('button', { name: 'Add slide' }).click();
    const gallery = page.getByRole('dialog', { name: 'Add a slide' });
    await expect(gallery.getByRole('listitem')).toHaveCount(SLIDE_KINDS.length);
    await gallery.getByRole('button', { name: /^Text:/ }).click();
    await expect(slides).toHaveCount(6);
    await expect(slides.nth(2)).toHaveAttribute('aria-current', 'true');
  });

  await test.step('shows what is typed as it prints', async () => {
    await page.getByLabel('Heading').fill('What we agreed');
    await page.getByLabel('Text', { exact: true }).fill('We **stop** idle clusters.\n\n- on Friday');
    await page.getByLabel('Speaker notes').fill('Thank the platform team.');
    await page.getByLabel('Speaker notes').blur();
    const preview = page.getByLabel(/^Preview/);
    await expect(preview.locator('strong', { hasText: 'stop' })).toBeVisible();
    await expect(preview.getByText('What we agreed')).toBeVisible();
  });

  await test.step('keeps what was typed when the page is left by its history', async () => {
    const address = page.url();
    await page.getByLabel('Heading').fill('What we have agreed');
    await page.goBack();
    await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeVisible();
    await page.goto(address);
    await expect.poll(names).toEqual(expect.arrayContaining(['Slide 3: What we have agreed']));
    await slides.nth(2).click();
    await page.getByLabel('Heading').fill('What we agreed');
    await page.getByLabel('Heading').press('Enter');
  });

  await test.step('moves, copies and removes by keyboard, and undoes each', async () => {
    await slides.nth(2).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(names).toEqual(expect.arrayContaining(['Slide 2: What we agreed']));
    await slides.nth(1).focus();
    await page.keyboard.press('Control+d');
    await expect(slides).toHaveCount(7);
    await expect(slides.nth(2)).toBeFocused();
    await page.keyboard.press('Delete');
    await expect(slides).toHaveCount(6);
    await expect(slides.nth(2)).toBeFocused();
    await undo(page);
    await expect(slides).toHaveCount(7);
    await undo(page);
    await expect(slides).toHaveCount(6);
    await undo(page);
    await expect.poll(names).toEqual(expect.arrayContaining(['Slide 3: What we agreed']));
  });

  await test.step('narrows a slide and leaves columns out', async () => {
    await slides.nth(3).click();
    await expect(page.getByLabel('Options of the slide').getByRole('heading')).toHaveText('Savings pipeline');
    await page.getByRole('checkbox', { name: 'Lever' }).click();
    await page.getByLabel('Rows at most').fill('3');
    await page.getByLabel('Rows at most').press('Enter');
    const table = page.getByLabel(/^Preview/).locator('[data-table^="Savings"]');
    await expect(table.locator('tbody tr')).toHaveCount(3);
    await expect(table.locator('th', { hasText: 'Lever' })).toHaveCount(0);
  });

  await test.step('brings an earlier version back', async () => {
    await page.getByRole('button', { name: 'Versions' }).click();
    const versions = page.getByRole('dialog', { name: 'Versions' });
    await versions
      .getByRole('list', { name: /^Versions/ })
      .getByRole('button')
      .last()
      .click();
    await expect(versions.getByRole('list', { name: 'Pages of the version' })).toBeVisible();
    await versions.getByRole('button', { name: 'Bring this version back' }).click();
    await expect(slides).toHaveCount(5);
  });

  await test.step('renames and deletes it', async () => {
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'More about decks' }).click();
    await page.getByRole('menuitem', { name: 'Rename…' }).click();
    await page.getByRole('dialog').getByLabel('Title').fill('Monthly money');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Deck' })).toHaveText(/Monthly money/);
    await expect(page.getByRole('dialog', { name: 'Rename the deck' })).toHaveCount(0);
    await page.getByRole('button', { name: 'More about decks' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(page.getByRole('combobox', { name: 'Deck' })).toHaveText(/Weekly ops review/);
  });
});

async function undo(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: /^Undo/ }).click();
}
