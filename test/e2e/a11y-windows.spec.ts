import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { type Part, problemsIn } from './problems.ts';
import { draft, dryRun, present } from './scene-steps.ts';

/** What a person meets only on the way: reports of files, a review that is running, and the windows it is held in. */

const GOOD = 'Day,Name\n2031-05-01,First of May\n2031-12-25,Christmas Day\n';
const BAD = 'Day,Name\n2031-05-01,First of May\n2031-13-01,No such day\n2031-06-01,\n';
const FORMS = { a: 'Action', d: 'Decision', r: 'Risk', n: 'Note' };

const found: string[] = [];

async function look(page: Page, name: string, within: string, part: Partial<Part> = {}): Promise<void> {
  await expect(page.locator(within).first()).toBeVisible();
  const problems = await problemsIn(page, { within, without: [], ...part });
  found.push(...problems.map((problem) => `${name}: ${problem}`));
}

test('reports of files, and a review with its windows', async ({ page, app }) => {
  test.setTimeout(300_000);
  const files = { 'good.csv': GOOD, 'bad.csv': BAD, 'unknown.csv': 'Colour,Size\nred,4\n' };
  for (const [name, content] of Object.entries(files)) {
    await show(page, '/import');
    await dryRun(name, content)({ page, app, folder: app.folder });
    await look(page, `import of ${name}`, 'main');
  }

  await show(page, '/review?week=2026-W47');
  await expect(page.getByRole('link', { name: 'Weekly ops review 2026-W47' })).toBeVisible();
  const meeting = draft('/meeting/ID')(app.workspace ?? '') ?? '';
  const STAGE = '[role=dialog][aria-modal=true]';
  await show(page, `${meeting}/run?page=2`);
  await look(page, 'a running review', STAGE);
  for (const [key, label] of Object.entries(FORMS)) {
    await page.keyboard.press(key);
    await look(page, `writing down in a running review: ${label}`, `[role=dialog][aria-label*="${label}"]`);
    await page.getByRole('button', { name: /^Cancel/ }).press('Enter');
    await expect(page.locator(STAGE)).toBeFocused();
  }

  const speaker = await app.openWindow(meeting.replace('meeting', 'speaker'));
  await expect(speaker.getByText(/^Slide \d+ of \d+$/)).toBeVisible();
  await look(speaker, 'the speaker’s window', 'main');
  for (const [key, label] of Object.entries(FORMS)) {
    await speaker.keyboard.press(key);
    await look(speaker, `writing down in the speaker’s window: ${label}`, `form[aria-label="${label}"]`);
    await speaker.getByRole('button', { name: /^Cancel/ }).press('Enter');
  }
  await speaker.close();

  await show(page, '/decks');
  await present({ page, app, folder: app.folder });
  await look(page, 'a deck in front of an audience', STAGE);
  expect(found).toEqual([]);
});

/** Tab stays on what is presented, and the page behind has the keyboard again when it ends. */
test('the page behind a presented deck is out of reach', async ({ page, app }) => {
  await show(page, '/decks');
  await present({ page, app, folder: app.folder });
  for (let tabs = 0; tabs < 8; tabs += 1) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('#root') === null)).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Present', exact: true })).toBeFocused();
});

async function show(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, route);
  const head = page.getByRole('heading', { level: 1 }).or(page.getByRole('dialog')).first();
  await expect(head).toBeVisible();
  await expect(page.locator('[aria-busy="true"], [class*="spinner"]')).toHaveCount(0);
}
