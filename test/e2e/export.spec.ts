import { readFileSync } from 'node:fs';
import path from 'node:path';
import JSZip from 'jszip';
import { expect, test } from './app.ts';

test.use({ now: '2026-11-23T12:00:00.000Z' });

test('writes the deck as slides to edit and as Markdown, and due dates as a calendar', async ({
  app,
  page,
}) => {
  await page.goto(`${new URL(page.url()).origin}/#/decks?week=2026-W47&audience=executive`);
  const pages = page.getByRole('list', { name: 'Pages of the deck' }).getByRole('listitem');
  await expect(pages.first()).toBeVisible();
  const count = await pages.count();
  const choose = async (format: string, file: string) => {
    await app.answerFileDialog(page, path.join(app.folder, file));
    await page.getByRole('button', { name: 'Export as' }).click();
    await page.getByRole('menuitem', { name: format }).click();
    await expect(page.getByText(path.join(app.folder, file))).toBeVisible({ timeout: 60_000 });
    return readFileSync(path.join(app.folder, file));
  };

  const { files } = await JSZip.loadAsync(await choose('PowerPoint…', 'deck.pptx'));
  expect(Object.keys(files).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))).toHaveLength(count);
  const markdown = String(await choose('Markdown…', 'deck.md'));
  expect(markdown.match(/^## /gm)).toHaveLength(count);
  const calendar = String(await choose('Due dates as calendar…', 'due.ics'));
  expect(calendar).toContain('BEGIN:VEVENT');
});
