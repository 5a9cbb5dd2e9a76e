import { expect, test } from './app.ts';

const WEEK = '2026-W47';
const OWN = 'It was a quiet week, except for Tuesday.';

test('a sentence of the headline is edited, stands on the slide, and comes back', async ({ page }) => {
  const { origin } = new URL(page.url());
  await page.goto(`${origin}/#/review?week=${WEEK}`);
  const first = page.locator('header').filter({ hasText: 'Review of' }).getByRole('listitem').first();
  const generated = ((await first.textContent()) ?? '').trim();
  const edit = page.getByRole('button', { name: /^Edit: / }).first();

  await edit.focus();
  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: 'Sentence' });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(generated);
  await field.fill('Not this.');
  await page.keyboard.press('Escape');
  await expect(first).toHaveText(generated);
  await expect(edit).toBeFocused();

  await first.hover();
  await edit.click();
  await field.fill(OWN);
  await page.keyboard.press('Enter');
  await expect(first).toHaveText(OWN);
  await expect(page.getByText('Sentence saved.')).toBeVisible();

  await page.goto(`${origin}/#/decks?week=${WEEK}`);
  const slide = page.locator('[data-slide="headline"]').first();
  await expect(slide).toContainText(OWN);
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect(slide).not.toContainText(OWN);
  await expect(slide).toContainText(generated);
});

test('an edited sentence can be restored, and one without text is taken out', async ({ page }) => {
  await page.goto(`${new URL(page.url()).origin}/#/review?week=${WEEK}`);
  const part = page.locator('#part-slos');
  const edit = part.getByRole('button', { name: /^Edit: / }).first();
  const name = (await edit.getAttribute('aria-label')) ?? '';
  await edit.focus();
  await page.keyboard.press('Enter');
  await part.getByRole('textbox', { name: 'Sentence' }).fill(OWN);
  await page.keyboard.press('Enter');
  await expect(edit).toHaveAccessibleName(`Edit: ${OWN}`);
  await edit.press('Enter');
  await part.getByRole('button', { name: 'Restore the generated sentence' }).click();
  await expect(edit).toHaveAccessibleName(name);

  await edit.press('Enter');
  await part.getByRole('textbox', { name: 'Sentence' }).fill('');
  await page.keyboard.press('Enter');
  await expect(part.getByText(/^Taken out: /)).toBeVisible();
  await part.getByRole('button', { name: 'Restore the generated sentence' }).click();
  await expect(edit).toHaveAccessibleName(name);
});
