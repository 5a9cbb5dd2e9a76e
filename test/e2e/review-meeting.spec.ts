import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { expect, test } from './app.ts';
import { findings } from './axe.ts';

const WEEK = '2026-W47';
const NEXT_WEEK = '2026-W48';

test.use({ route: '/settings' });

test('a review is prepared, run, closed, opened again, compared and carried over', async ({ app, page }) => {
  test.setTimeout(240_000);
  await goTo(page, `/review?week=${WEEK}`);

  // Its draft opens by itself.
  const bar = page.getByRole('region', { name: 'Reviews of this week' });
  await bar.getByRole('link', { name: `Weekly ops review ${WEEK}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Weekly ops review ${WEEK}`);
  const readiness = page.getByRole('region', { name: /^Readiness/ });
  await expect(readiness).toContainText(/\d+ of \d+ are in/);
  await expect(page.getByRole('region', { name: 'Changed since you last looked' })).toContainText(
    'first look',
  );
  const [id = ''] = /[0-9a-f-]{36}/.exec(page.url()) ?? [];
  expect(await findings(page, { without: ['[data-notice]'] })).toEqual([]);

  const section = page.getByRole('listitem', { name: 'Reliability and incidents' });
  await choose(
    page,
    section.getByRole('combobox', { name: 'Owner of Reliability and incidents' }),
    'Tomasz Wierzba',
  );
  const commentary = section.getByRole('textbox', { name: 'Commentary of Reliability and incidents' });
  await commentary.fill('The pool is **raised**. <b>not bold</b>');
  await commentary.press('Control+Enter');
  await expect(section.locator('strong', { hasText: 'raised' })).toBeVisible();
  await expect(section).toContainText('<b>not bold</b>');
  await choose(page, page.getByRole('combobox', { name: 'Who is there' }), 'Noor van der Weide');
  const attention = page.getByRole('region', { name: /^Attention list/ });
  await attention
    .getByRole('combobox', { name: /^Disposition of/ })
    .first()
    .click();
  await page.getByRole('option', { name: 'Discuss' }).click();
  await expect(attention.getByRole('combobox', { name: /^Disposition of/ }).first()).toHaveText(/Discuss/);

  // What a section shows is ticked, and the agenda kept for other reviews.
  const money = page.getByRole('listitem', { name: 'Hiring and cost' });
  await page.getByRole('button', { name: 'What Hiring and cost shows' }).click();
  await page.getByRole('menuitem', { name: 'Risks' }).click();
  await expect(money).toContainText(/risks? /i);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save as a template' }).click();
  const template = page.getByRole('complementary', { name: 'Review template' });
  await expect(template).toContainText('Weekly ops review 2');
  await expect(template.getByRole('listitem', { name: 'Hiring and cost' })).toContainText(
    'Shows Hiring, Cost, Risks',
  );
  await page.goBack();

  // Run: one key each writes down what is said, and the speaker's window keeps in step.
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const stage = page.getByRole('dialog', { name: /page 1 of/ });
  await expect(stage).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await writeDown(page, 'd', 'Freeze checkout until Friday');
  await writeDown(page, 'a', 'Raise the pool again', async () => {
    await page.keyboard.press('Tab');
    await page.keyboard.type('Noor');
    await page.getByRole('option', { name: /Noor van der Weide/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Due' }).fill('+7');
  });
  await writeDown(page, 'n', 'The vendor was late');
  const speaker = await app.openWindow(`/speaker/${id}`);
  await expect(speaker.getByText(/^Slide 2 of \d+$/)).toBeVisible();
  await speaker.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('dialog', { name: /page 3 of/ })).toBeVisible();
  await expect(speaker.getByText(/^Slide 3 of \d+$/)).toBeVisible();
  expect(await findings(speaker)).toEqual([]);

  // The rows behind a figure, and back.
  await page.keyboard.press('ArrowLeft');
  await page.locator('[data-figure="incident.count"] button').click();
  await expect(page).toHaveURL(/#\/records\/incident/);
  await page.getByRole('button', { name: /^Back to slide 2/ }).click();
  await expect(page.getByRole('dialog', { name: /page 2 of/ })).toBeVisible();
  await page.keyboard.press('Escape');

  // Commentary that is still being written is closed with the rest.
  const attentionSection = page.getByRole('listitem', { name: 'Attention', exact: true });
  await attentionSection.getByRole('textbox', { name: 'Commentary of Attention' }).fill('Unsaved words');
  await page.getByRole('button', { name: 'Close and freeze' }).click();
  const seal = page.getByRole('note').filter({ hasText: 'Everything here is as it was then' });
  await expect(seal).toBeVisible({ timeout: 60_000 });
  const hash = (await seal.locator('code').textContent()) ?? '';
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  await expect(page.getByText('Unsaved words')).toBeVisible();
  expect(await findings(page, { without: ['[data-notice]'] })).toEqual([]);
  const frozen = await contentOf(page);

  // Data and settings change; the review does not.
  await renameWorkspace(page);
  await page.reload();
  await expect(seal.locator('code')).toHaveText(hash);
  expect(await contentOf(page)).toBe(frozen);
  await page.getByRole('button', { name: 'Add a correction…' }).click();
  await page.getByRole('textbox', { name: /^Addendum/ }).fill('It was 40 minutes.');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('article')).toContainText('It was 40 minutes.');
  const file = path.join(app.folder, 'minutes.pdf');
  await app.answerFileDialog(page, file);
  await page.getByRole('button', { name: 'Minutes and deck' }).click();
  await page.getByRole('menuitem', { name: 'Minutes as PDF…' }).click();
  await expect(page.getByText(/^Exported \d+ page/)).toBeVisible({ timeout: 60_000 });
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');

  // The next one carries over what is open, and stands beside it.
  await goTo(page, `/review?week=${NEXT_WEEK}`);
  await page.getByRole('button', { name: 'Prepare a review…' }).click();
  await page.getByRole('menuitem', { name: 'Weekly ops review', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Weekly ops review ${NEXT_WEEK}`);
  const written = page.getByRole('region', { name: 'Written down' });
  await expect(written).toContainText(`Carried over from Weekly ops review ${WEEK}`);
  await expect(written).toContainText('Raise the pool again');
  await expect(written).toContainText('Freeze checkout until Friday');
  await page.getByRole('button', { name: 'Compare with…' }).click();
  await page.getByRole('menuitem', { name: `Weekly ops review ${WEEK}` }).click();
  await expect(
    page.getByRole('table', { name: 'Figures of both reviews' }).getByRole('row').nth(3),
  ).toBeVisible();
  await expect(page.getByRole('region', { name: 'Attention list' })).toContainText('Gone');
  expect(await findings(page, { without: ['[data-notice]'] })).toEqual([]);

  // A snapshot that was tampered with says so.
  tamper(app.workspace ?? '');
  await goTo(page, `/meeting/${id}`);
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('Do not rely on this review');
  await expect(page.getByRole('button', { name: /^(Present|Speaker view)$/ })).toHaveCount(0);
});

async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, address);
}

async function choose(page: Page, box: Locator, name: string): Promise<void> {
  await box.click();
  await box.fill(name.slice(0, 6));
  await page.getByRole('option', { name: new RegExp(name) }).click();
  await page.keyboard.press('Escape');
}

async function writeDown(page: Page, key: string, text: string, more?: () => Promise<void>): Promise<void> {
  await page.keyboard.press(key);
  const box = page.getByRole('dialog', { name: /^Write down/ });
  await expect(box.getByRole('textbox').first()).toBeFocused();
  await page.keyboard.type(text);
  await more?.();
  await page.keyboard.press('Enter');
  await expect(box).toBeHidden();
}

/** What a closed review shows of itself, without its addenda. */
async function contentOf(page: Page): Promise<string> {
  await expect(page.getByRole('list', { name: 'Slides as they were shown' })).toBeVisible();
  await expect(page.locator('main [aria-busy]')).toHaveCount(0);
  // What is far from sight is drawn too, as for paper.
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  return page.evaluate(() =>
    [
      ...document.querySelectorAll(
        '[aria-labelledby="agenda"], [aria-labelledby="captured"], [aria-labelledby="slides"]',
      ),
    ]
      .map((part) => part.textContent)
      .join('\n'),
  );
}

async function renameWorkspace(page: Page): Promise<void> {
  const back = page.url();
  await goTo(page, '/settings');
  const name = page.getByRole('textbox', { name: /^Workspace name/ });
  await name.fill('Another company');
  await name.press('Enter');
  await name.blur();
  await page.getByText('Another company').first().waitFor();
  await page.goto(back);
}

function tamper(file: string): void {
  const database = new Database(file);
  database.exec('DROP TRIGGER review_snapshot__kept');
  database.exec("UPDATE review_snapshot SET hash = 'f' || substr(hash, 2)");
  database.close();
}
