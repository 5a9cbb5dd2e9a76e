import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { openWorkspace } from '#db/workspace.ts';
import { SCORECARD_ENTITIES } from '#shared/deck/deck.ts';
import type { Misfit } from '../../renderer/deck/fit-check.ts';
import { EVERY_KIND, keepEveryKind } from '../support/every-kind.ts';
import { hasPoppler, NO_POPPLER, poppler } from '../support/poppler.ts';
import { copySample } from '../support/sample.ts';
import { temporaryFolder } from '../support/workspace.ts';
import { expect, startShell, test } from './app.ts';
import { draw, drawnDeck } from './drawn-deck.ts';

const WEEK = '2026-W47';
const root = path.resolve(import.meta.dirname, '../..');
const PAPERS = ['slides', 'a4', 'letter'];

test.skip(({ shell }) => shell !== 'chromium', 'It is drawn by the same engine in both.');

test('shows every text of the sample whole, on every kind of slide', async ({ shell, now }) => {
  const folder = temporaryFolder();
  const file = path.join(folder.path, 'sample.muster');
  copySample(file, now);
  const workspace = openWorkspace(file);
  keepEveryKind(workspace, { notes: 'For the speaker.', own: 'Our own words.' });
  workspace.close();
  const started = await startShell(shell, {
    renderer: path.join(root, 'dist/renderer'),
    core: path.join(root, 'electron/core/worker.ts'),
    dataFolder: folder.path,
    workspace: file,
    now,
  });
  try {
    const printed = await started.openWindow('/print/');
    for (const deck of ['weekly', EVERY_KIND])
      for (const paper of PAPERS) {
        const query = `week=${WEEK}&audience=director&paper=${paper}`;
        await show(printed, `/print/deck/${deck}?${query}`);
        expect(await misfitsOf(printed), `${deck}, ${paper}`).toEqual([]);
      }
  } finally {
    await started.quit();
    folder.remove();
  }
});

test('shows every text of the sample’s scorecards whole', async ({ app, page: _first }) => {
  const workspace = openWorkspace(app.workspace ?? '');
  const ids = (entity: 'team' | 'service' | 'interview') => workspace.repository(entity).all().slice(0, 6);
  const cards = [
    'organisation?',
    ...ids('team').map(({ id }) => `team?id=${id}&`),
    ...ids('service').map(({ id }) => `service?id=${id}&`),
    'okrs?',
    'okrs?quarter=2026Q2&',
    ...ids('team').map(({ id }) => `okrs?id=${id}&`),
    ...ids('interview').map(({ id }) => `interview?id=${id}&`),
  ];
  workspace.close();
  const printed = await app.openWindow('/print/');
  for (const [index, card] of cards.entries()) {
    const papers = index === 0 ? ['a4', 'letter'] : [index % 2 === 0 ? 'a4' : 'letter'];
    for (const paper of papers) {
      await show(printed, `/print/scorecard/${card}week=${WEEK}&paper=${paper}`);
      expect(await misfitsOf(printed), `${card}, ${paper}`).toEqual([]);
    }
  }
});

const CARDS = SCORECARD_ENTITIES.flatMap((card) => [`card=${card}&paper=a4`, `card=${card}&paper=letter`]);
const DECKS = PAPERS.map((paper) => `paper=${paper}`);

for (const size of ['plain', 'empty', 'extreme', 'unbroken'])
  test(`fits whatever the data, ${size}: nothing is cut off and nothing overlaps`, async () => {
    const { page, close } = await drawnDeck();
    for (const query of [...CARDS, ...DECKS]) {
      await draw(page, `size=${size}&${query}`);
      expect(await page.evaluate(() => globalThis.checkFit()), query).toEqual([]);
    }
    await close();
  });

test('minutes are whole on both papers whatever the data', async () => {
  test.skip(!hasPoppler(), NO_POPPLER);
  const { page, close } = await drawnDeck();
  const folder = temporaryFolder();
  for (const size of ['plain', 'empty', 'extreme', 'unbroken'])
    for (const [paper, width] of [
      ['a4', 642],
      ['letter', 662],
    ] as const) {
      // As wide as what its margins leave of a sheet.
      await page.setViewportSize({ width, height: 900 });
      await draw(page, `minutes&size=${size}&paper=${paper}`);
      await page.emulateMedia({ media: 'print' });
      expect(await page.evaluate(() => globalThis.checkFit()), `${size}, ${paper}`).toEqual([]);
      const file = path.join(folder.path, 'minutes.pdf');
      await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
      expect(outsideOf(poppler('pdftotext', '-bbox', file, '-')), `${size}, ${paper}`).toEqual([]);
    }
  await close();
  folder.remove();
});

test('the check finds text on text, cut and tiny text, labels beside their chart and what is off the page', async () => {
  const { page, close } = await drawnDeck();
  await draw(page, 'size=plain');
  expect(await page.evaluate(() => globalThis.checkFit())).toEqual([]);
  await page.evaluate(() => {
    const change = (selector: string, style: string) => {
      const element = document.querySelector<HTMLElement>(selector);
      if (!element) throw new Error(`There is no ${selector}.`);
      element.style.cssText += style;
      return element;
    };
    change('[data-slide="headline"] p:has(+ p)', 'translate: 0 40px');
    const cut = 'overflow: hidden; white-space: nowrap; display: block; width: 8px;';
    change('[data-slide="incidents"] td > span', `${cut} text-overflow: clip`);
    change('[data-slide="decisions"] td > span', `${cut} text-overflow: ellipsis`);
    change(
      '[data-slide="vendors"] h2',
      'display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 1; width: 90px; overflow: hidden',
    );
    change('[data-slide="roadmap"] h2', '').textContent = 'Milestones that…';
    change('[data-slide="savings-pipeline"] td > span', 'white-space: nowrap').textContent = 'wide '.repeat(
      12,
    );
    change('[data-slide="escalations"] footer', 'font-size: 8px');
    change('[data-slide="attention"] [data-fit] + [data-fit]', 'translate: 0 300px');
    const canvas = document.querySelector('canvas');
    const write = () => canvas?.getContext('2d')?.fillText('outside', canvas.width, 20);
    addEventListener('beforeprint', write);
  });
  const found = (await page.evaluate(() => globalThis.checkFit())).map(
    ({ slide, what }) => `${slide.split(' ')[0]}: ${what.replace(/[\d.]+/, 'N')}`,
  );
  expect(found).toEqual(
    expect.arrayContaining([
      'headline: text on text',
      'incidents: text is cut',
      'decisions: text is cut',
      'vendors: text is cut',
      'roadmap: shortened',
      'savings-pipeline: wider than its place',
      'escalations: letters of N pt',
      'attention: N px outside',
      'slo-status: label outside of its chart',
    ]),
  );
  await close();
});

/** Words of a PDF that are not on their page, as `pdftotext -bbox` tells where they are. */
function outsideOf(boxes: string): string[] {
  let [width, height] = [0, 0];
  return boxes.split('\n').flatMap((line) => {
    const numbers = [...line.matchAll(/="([\d.-]+)"/g)].map(([, number]) => Number(number));
    if (line.includes('<page ')) [width = 0, height = 0] = numbers;
    const [left = 0, top = 0, right = 0, bottom = 0] = numbers;
    const isOutside = left < 0 || top < 0 || right > width || bottom > height;
    return line.includes('<word ') && isOutside ? [line.trim()] : [];
  });
}

/** One sheet after the other in the same window, as it is printed in batches. */
async function show(printed: Page, route: string): Promise<void> {
  for (const to of ['/print/', route]) {
    await printed.evaluate((hash) => {
      location.hash = hash;
    }, to);
    if (to !== route) await expect(printed.locator('[data-slide]')).toHaveCount(0);
  }
}

/** What is not whole on a printed page, which does not bring the check along. */
async function misfitsOf(printed: Page): Promise<Misfit[]> {
  await printed.emulateMedia({ media: 'print' }); // where alone it is shown
  await printed.locator('[data-slide]').first().waitFor();
  await printed.evaluate(() => document.fonts.ready);
  return printed.evaluate(`${fitCheck()}; findMisfits(document)`);
}

function fitCheck(): string {
  const source = readFileSync(path.join(root, 'renderer/deck/fit-check.ts'), 'utf8');
  return stripTypeScriptTypes(source).replaceAll('export ', '');
}
