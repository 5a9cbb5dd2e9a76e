import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import JSZip from 'jszip';
import { expect, test } from './app.ts';

test('writes the deck as slides to edit and as Markdown, and due dates as a calendar', async ({
  app,
  page,
}) => {
  const count = await openDecks(page);
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

test('gives a slide and a chart as pictures, and a table of the review as a file', async ({ app, page }) => {
  const saved = async (button: string, item: string, file: string) => {
    const target = path.join(app.folder, file);
    await app.answerFileDialog(page, target);
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.getByRole('menuitem', { name: item }).click();
    await expect(page.getByText(target)).toBeVisible({ timeout: 60_000 });
    return readFileSync(target);
  };

  await openDecks(page);
  expect(sizeOfPng(await saved('Page 2: more', 'Save as PNG…', 'slide.png'))).toEqual([2560, 1440]);
  await page.getByRole('button', { name: 'Page 2: more' }).click();
  await page.getByRole('menuitem', { name: 'Copy as picture' }).click();
  await expect(page.getByText('Page 2 is copied as a picture.')).toBeVisible({ timeout: 60_000 });

  await open(page, '/review');
  const trend = 'Incidents a week, last 26 weeks: copy or save';
  await expect(page.getByRole('button', { name: trend })).toBeVisible();
  const [width = 0, height = 0] = sizeOfPng(await saved(trend, 'Save as PNG…', 'chart.png'));
  expect(width).toBeGreaterThan(900);
  expect(height).toBeGreaterThan(500);
  const csv = String(await saved(trend, 'Save as CSV…', 'chart.csv')).split('\n');
  expect(csv.length).toBeGreaterThan(26);
  const table = await saved('Overdue, oldest first: copy or save', 'Save as JSON…', 'overdue.json');
  expect(Object.keys(JSON.parse(String(table))[0])).toContain('Owner');
});

test('exports the review with progress, and a scorecard per team until it is stopped', async ({
  app,
  page,
}) => {
  await open(page, '/review');
  const deck = path.join(app.folder, 'review.pdf');
  await app.answerFileDialog(page, deck);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: 'PDF…' }).click();
  await expect(page.getByText(deck)).toBeVisible({ timeout: 60_000 });
  expect(readFileSync(deck).subarray(0, 5).toString()).toBe('%PDF-');

  await openDecks(page);
  const folder = path.join(app.folder, 'scorecards');
  await app.answerFileDialog(page, folder);
  await page.getByRole('button', { name: 'Scorecards', exact: true }).click();
  // The deck is for executives: candidates are not.
  await expect(page.getByRole('menuitem', { name: 'Interviews of each candidate as PDF…' })).toBeDisabled();
  await page.getByRole('menuitem', { name: 'A PDF per team…' }).click();
  await expect.poll(() => existsSync(folder) && pdfsIn(folder).length).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('The export was stopped.')).toBeVisible();
  const [first = ''] = pdfsIn(folder);
  expect(first).toMatch(/ scorecard 2026-W47\.pdf$/);
});

test('prints a candidate, and the objectives of a quarter, from where they are', async ({ app, page }) => {
  await open(page, '/records/interview');
  await page.getByRole('row').nth(1).click();
  const candidate = path.join(app.folder, 'candidate.pdf');
  await app.answerFileDialog(page, candidate);
  await page.getByRole('button', { name: 'Scorecard as PDF' }).click();
  await expect(page.getByText(candidate)).toBeVisible({ timeout: 60_000 });
  expect(readFileSync(candidate).subarray(0, 5).toString()).toBe('%PDF-');

  await open(page, '/records/objective?view=tree');
  const quarter = path.join(app.folder, 'quarter.pdf');
  await app.answerFileDialog(page, quarter);
  await page.getByRole('button', { name: 'Scorecard', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Q4 2026 as PDF…' }).click();
  await expect(page.getByText(quarter)).toBeVisible({ timeout: 60_000 });
  expect(readFileSync(quarter).subarray(0, 5).toString()).toBe('%PDF-');
});

test('says when the colour of decks is too weak on paper, and names files as the workspace says', async ({
  page,
}) => {
  await open(page, '/settings');
  const accent = page.getByLabel('Accent colour', { exact: true });
  await accent.fill('#ffc400');
  await accent.press('Enter');
  await expect(page.getByText('#ffc400 is too weak on paper')).toBeVisible();
  await expect(page.getByText('Setting saved.')).toBeVisible();
  const names = page.getByLabel('Names of exported files');
  await names.fill('{team}');
  await names.press('Enter');
  await expect(page.getByText('There is no {team}')).toBeVisible();
  await names.fill('{week} {deck}');
  await names.press('Enter');
  await expect(page.getByText('Now: 2026-W47 Weekly ops review.pdf')).toBeVisible();
});

async function openDecks(page: Page): Promise<number> {
  await open(page, '/decks?week=2026-W47&audience=executive');
  const pages = page.getByRole('list', { name: 'Pages of the deck' }).getByRole('listitem');
  await expect(pages.first()).toBeVisible();
  return await pages.count();
}

async function open(page: Page, route: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#${route}`);
}

function sizeOfPng(bytes: Buffer): number[] {
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

function pdfsIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.pdf'));
}
