import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { importFiles } from '#core/import/run.ts';
import { createWorkspace } from '#db/workspace.ts';
import { hasPoppler, NO_POPPLER, poppler } from '../support/poppler.ts';
import { temporaryFolder } from '../support/workspace.ts';
import { expect, startShell, test } from './app.ts';

const root = path.resolve(import.meta.dirname, '../..');
const FIXTURES = path.join(root, 'test/fixtures/wbr');
const FILES = ['support-desk.yaml', 'support-desk.csv', 'support-events.csv'].map((name) =>
  path.join(FIXTURES, name),
);
const WEEK = '2021-W11';

test('a deck of trailing charts is shown, and printed as vectors with its labels', async ({ shell }) => {
  test.skip(!hasPoppler(), NO_POPPLER);
  const folder = temporaryFolder();
  const workspace = path.join(folder.path, 'desk.muster');
  const made = createWorkspace(workspace, { name: 'Desk', zone: 'UTC', weekStart: 7, fiscalYearEndMonth: 3 });
  await importFiles(made, FILES, { isDryRun: false });
  const kpi = made
    .repository('kpi')
    .all()
    .find(({ slug }) => slug === 'tickets');
  made.close();
  const started = await startShell(shell, {
    renderer: path.join(root, 'dist/renderer'),
    core: path.join(root, 'electron/core/worker.ts'),
    dataFolder: folder.path,
    workspace,
  });
  try {
    const page = await started.openWindow(`/decks?week=${WEEK}&deck=support-desk`);
    await expect(page.getByRole('button', { name: /^Present from page/ })).toHaveCount(4);
    await expect(page.getByRole('combobox', { name: 'Deck' })).toHaveText(/Support desk/);

    const file = path.join(folder.path, 'desk.pdf');
    await started.answerFileDialog(page, file);
    await page.getByRole('button', { name: 'Export PDF' }).click();
    await expect(page.getByText('Exported 4 pages')).toBeVisible({ timeout: 60_000 });
    expect(poppler('pdfimages', '-list', file).trim().split('\n')).toHaveLength(2); // its two lines of heading
    const text = poppler('pdftotext', '-layout', file, '-').replaceAll(/\s+/g, '');

    const printed = await started.openWindow(`/print/deck/support-desk?week=${WEEK}&paper=slides`);
    await printed.emulateMedia({ media: 'print' }); // where alone it is shown
    const canvas = printed.locator('[data-slide="trailing"] canvas');
    await expect(canvas).toHaveAttribute('aria-label', /Tickets opened, six weeks and twelve months: W11 3/);
    await printed.evaluate(() => document.fonts.ready);
    await printed.evaluate(() => dispatchEvent(new Event('beforeprint'))); // charts are drawn when it is printed
    await expect(canvas).toHaveAttribute('data-words', /./);
    const words: string[] = JSON.parse((await canvas.getAttribute('data-words')) ?? '[]');
    expect(words).toEqual(expect.arrayContaining(['W6', 'W11', 'Apr', 'Mar']));
    expect(words.filter((word) => !text.includes(word.replaceAll(/\s+/g, '')))).toEqual([]);
    for (const word of ['WOW', '+25%', '1 14 Mar 2021: Release 4', 'Six weeks', 'QTD'])
      expect(text).toContain(word.replaceAll(/\s+/g, ''));
    const check = stripTypeScriptTypes(readFileSync(path.join(root, 'renderer/deck/fit-check.ts'), 'utf8'));
    expect(await printed.evaluate(`${check.replaceAll('export ', '')}; findMisfits(document)`)).toEqual([]);

    const record = await started.openWindow(`/records/kpi/${kpi?.id}?week=${WEEK}`);
    const panel = record.getByRole('region', { name: 'Six weeks and twelve months' });
    await expect(panel.getByRole('row', { name: /Last week/ })).toContainText('+25%');
    await panel.getByRole('button', { name: /show as table/ }).click();
    await expect(panel.getByRole('row', { name: /W11 2021/ })).toContainText('3');
  } finally {
    await started.quit();
    folder.remove();
  }
});
