import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Page } from '@playwright/test';
import { SLIDE_KINDS } from '#shared/deck/slide.ts';
import { hasPoppler, NO_POPPLER, poppler } from '../support/poppler.ts';
import { temporaryFolder } from '../support/workspace.ts';
import { expect, test } from './app.ts';
import { draw, drawnDeck } from './drawn-deck.ts';

const WEEK = '2026-W47';
const PRINT_ROUTE = `/print/deck/weekly?week=${WEEK}&audience=director&paper=slides`;

test('exports the weekly deck as a PDF that holds what the slides show', async ({ app, page }) => {
  test.skip(!hasPoppler(), NO_POPPLER);
  const file = path.join(app.folder, 'deck.pdf');
  await page.goto(`${new URL(page.url()).origin}/#/decks?week=${WEEK}`);
  await expect(
    page.getByRole('list', { name: 'Pages of the deck' }).getByRole('listitem').first(),
  ).toBeVisible();
  await app.answerFileDialog(page, file);
  await page.getByRole('button', { name: 'Export PDF' }).click();
  await expect(page.getByText(/^Exported \d+ pages$/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Show in folder' })).toBeVisible();

  const printed = await app.openWindow(PRINT_ROUTE);
  await printed.emulateMedia({ media: 'print' }); // where alone it is shown
  const shown = await wordsOn(printed);
  const info = poppler('pdfinfo', file);
  const document = await PDFDocument.load(readFileSync(file), { updateMetadata: false });
  expect(document.getPageCount()).toBe(shown.slides);
  expect(shown.slides).toBeGreaterThanOrEqual(12);
  for (const sheet of document.getPages())
    expect(sheet.getWidth() / sheet.getHeight()).toBeCloseTo(16 / 9, 3);
  expect(document.getTitle()).toContain('Weekly ops review');
  expect(info).toMatch(/Tagged:\s+yes/);
  expect(bookmarksOf(document)).toBe(shown.slides);
  const attached = new Map(
    document.getAttachments().map(({ name, data }) => [name, new TextDecoder().decode(data)]),
  );
  const { figures } = JSON.parse(attached.get('figures.json') ?? '{}') as {
    figures: { key: string; value: number }[];
  };
  expect(figures.length).toBeGreaterThan(80);
  const [, ...rows] = (attached.get('figures.csv') ?? '').trim().split('\n');
  expect(rows).toHaveLength(figures.length);

  expect(poppler('pdfimages', '-list', file).trim().split('\n')).toHaveLength(2); // its two lines of heading
  const fonts = poppler('pdffonts', file).trim().split('\n').slice(2);
  expect(fonts.length).toBeGreaterThan(0);
  for (const font of fonts) expect(font).toMatch(/TrueType.* yes +(yes|no) +(yes|no) +\d+ +\d+$/);
  expect(fonts.join('\n')).toContain('Inter');

  const text = plain(poppler('pdftotext', '-layout', file, '-'));
  expect(shown.charts).toBeGreaterThanOrEqual(10);
  expect(shown.axisLabels.filter((label) => !text.includes(plain(label)))).toEqual([]);
  expect(shown.figures.length).toBeGreaterThan(40);
  expect(shown.figures.filter((figure) => !text.includes(plain(figure)))).toEqual([]);
  expect(shown.footers).toBe(shown.slides);
});

test('tells a customer nothing but SLOs and incidents', async ({ app, page: _first }) => {
  const printed = await app.openWindow(PRINT_ROUTE.replace('director', 'customer'));
  await printed.emulateMedia({ media: 'print' }); // where alone it is shown
  await expect(printed.locator('[data-slide]').first()).toBeVisible();
  const kinds = await printed
    .locator('[data-slide]')
    .evaluateAll((slides) => slides.map((slide) => slide.getAttribute('data-slide')));
  expect(kinds).toContain('slo-status');
  for (const kind of ['attention', 'cost', 'hiring', 'okrs', 'risks-decisions', 'kpi-scorecard']) {
    expect(kinds).not.toContain(kind);
  }
});

test('shows the review, and a figure opens its rows', async ({ page }) => {
  await page.goto(`${new URL(page.url()).origin}/#/review?week=${WEEK}`);
  await expect(page.getByRole('heading', { name: /^Review of/ })).toBeVisible();
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveCount(12);
  const figure = page.locator('[data-figure="incident.count"] button').first();
  const count = Number(await figure.textContent());
  await figure.click();
  await expect(page).toHaveURL(/#\/records\/incident/);
  expect(count).toBeGreaterThan(0);
  await page.goBack();
  const chart = page.locator('[data-chart="Incidents a week, last 26 weeks"]');
  await expect(chart.getByRole('img')).toHaveAttribute('aria-label', /26 periods/);
  await chart.getByRole('button', { name: /show as table/ }).click();
  await expect(chart.getByRole('row')).toHaveCount(27);
});

test('presents with the keyboard', async ({ page }) => {
  await page.goto(`${new URL(page.url()).origin}/#/decks?week=${WEEK}`);
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  const stage = page.getByRole('dialog');
  await expect(stage).toHaveAccessibleName(/page 1 of/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('PageDown');
  await expect(stage).toHaveAccessibleName(/page 3 of/);
  await page.keyboard.press('ArrowLeft');
  await expect(stage).toHaveAccessibleName(/page 2 of/);
  await page.keyboard.press('End');
  await expect(stage).toHaveAccessibleName(/page (\d+) of \1$/);
  await page.keyboard.press('Escape');
  await expect(stage).toHaveCount(0);
});

test('opens the rows behind a figure and a bar while presenting', async ({ page }) => {
  await page.goto(`${new URL(page.url()).origin}/#/decks?week=${WEEK}`);
  const present = page.getByRole('button', { name: 'Present', exact: true });
  const stage = page.getByRole('dialog');
  await present.click();
  await expect(stage).toHaveAccessibleName(/page 1 of/);
  await page.keyboard.press('ArrowRight');
  await stage.locator('[data-figure="incident.count"] button').click();
  await expect(page).toHaveURL(/#\/records\/incident/);
  await expect(stage).toHaveCount(0);
  await page.goBack();

  await present.click();
  await expect(stage).toHaveAccessibleName(/page 1 of/);
  const causes = stage.locator('[data-slide="incident-trend"] [data-chart^="By cause"] canvas');
  for (let turned = 2; (await causes.count()) === 0; turned++) {
    await page.keyboard.press('ArrowRight');
    await expect(stage).toHaveAccessibleName(new RegExp(`page ${turned} of`));
  }
  const { width, height } = (await causes.boundingBox()) ?? { width: 0, height: 0 };
  await causes.click({ position: { x: width * 0.4, y: height * 0.1 } });
  await expect(page).toHaveURL(/#\/records\/incident/);
});

test('every kind of slide prints as vectors with real text, tagged, with bookmarks', async ({ shell }) => {
  test.skip(shell !== 'chromium', 'It is drawn by the same engine in both.');
  test.skip(!hasPoppler(), NO_POPPLER);
  const { page, close } = await drawnDeck();
  await draw(page, 'size=extreme');
  const shown = await wordsOn(page);
  const kinds = await page
    .locator('[data-slide]')
    .evaluateAll((slides) => slides.map((slide) => slide.getAttribute('data-slide')));
  expect([...new Set(kinds)].toSorted()).toEqual([...SLIDE_KINDS].toSorted());
  const alts = await page
    .locator('canvas, img')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.getAttribute('alt') ?? ''));
  expect(alts.filter((alt) => alt.trim() === '')).toEqual([]);
  const folder = temporaryFolder();
  const file = path.join(folder.path, 'kinds.pdf');
  await page.pdf({
    path: file,
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
  });
  await close();
  // Its two lines of heading, and the one picture of the picture slide.
  expect(poppler('pdfimages', '-list', file).trim().split('\n').length).toBeLessThanOrEqual(4);
  const fonts = poppler('pdffonts', file).trim().split('\n').slice(2);
  for (const font of fonts) expect(font).toMatch(/TrueType.* yes +(yes|no) +(yes|no) +\d+ +\d+$/);
  const document = await PDFDocument.load(readFileSync(file), { updateMetadata: false });
  expect(document.getPageCount()).toBe(shown.slides);
  expect(bookmarksOf(document)).toBeGreaterThanOrEqual(shown.slides);
  expect(poppler('pdfinfo', file)).toMatch(/Tagged:\s+yes/);
  const text = plain(poppler('pdftotext', '-layout', file, '-'));
  expect(shown.axisLabels.filter((label) => !text.includes(plain(label)))).toEqual([]);
  expect(shown.figures.filter((figure) => !text.includes(plain(figure)))).toEqual([]);
  folder.remove();
});

type Shown = { slides: number; charts: number; footers: number; axisLabels: string[]; figures: string[] };

/** What the printed page shows: the labels of its charts' axes and its figures. */
async function wordsOn(page: Page): Promise<Shown> {
  await page.locator('[data-slide]').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  // Charts for paper are drawn when it is printed.
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.waitForFunction(() => document.querySelector('canvas:not([data-words])') === null);
  return page.evaluate(() => ({
    slides: document.querySelectorAll('[data-slide]').length,
    charts: document.querySelectorAll('canvas').length,
    footers: document.querySelectorAll('[data-slide] footer').length,
    axisLabels: [...document.querySelectorAll('canvas')].flatMap((canvas) =>
      JSON.parse(canvas.dataset.words ?? '[]'),
    ),
    figures: [...document.querySelectorAll('[data-whole]')]
      .map((element) => element.textContent ?? '')
      .filter(Boolean),
  }));
}

/** Text without the kinds and amounts of white space, which a PDF does not keep. */
function plain(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

function bookmarksOf(document: PDFDocument): number {
  return document.context
    .enumerateIndirectObjects()
    .filter(
      ([, object]) => /\/Title[\s\S]*\/Dest/.test(object.toString()) && /\/Parent/.test(object.toString()),
    ).length;
}
