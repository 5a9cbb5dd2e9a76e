import { readFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { scorecardFor } from '#core/deck/scorecard-service.ts';
import { WorkspaceService } from '#core/workspace/workspace-service.ts';
import { createWorkspace } from '#db/workspace.ts';
import { cardTables } from '#shared/deck/cards/card-tables.ts';
import { SCORECARD_ENTITIES, type ScorecardDocument, type ScorecardEntity } from '#shared/deck/deck.ts';
import type { Figure } from '#shared/figure/figure.ts';
import { headlineValue } from '#shared/figure/figure-text.ts';
import { CANDIDATE_FIGURES } from '#shared/interview/candidate-card.ts';
import { QUARTER_FIGURES } from '#shared/okr/quarter-card.ts';
import { SHOWN_FIGURES } from '#shared/review/shown-figures.ts';
import { finish } from '../../electron/cli/export-commands.ts';
import { type ReadPdf, readPdf } from '../support/pdf.ts';
import { hasPoppler, NO_POPPLER, poppler } from '../support/poppler.ts';
import { copySample } from '../support/sample.ts';
import { temporaryFolder } from '../support/workspace.ts';
import { expect, test } from './app.ts';
import { inShell } from './print-shell.ts';

const NOW = '2026-11-23T05:00:00.000Z';
const WEEK = '2026-W47';

test.skip(({ shell }) => shell !== 'chromium', 'It is drawn by the same engine in both.');
test.skip(!hasPoppler(), NO_POPPLER);

/** The tiles of each kind, and how many charts it has. */
const SHOWN: Record<ScorecardEntity, { figures: readonly string[]; charts: number }> = {
  team: { figures: [], charts: 0 },
  service: { figures: [], charts: 0 },
  organisation: { figures: SHOWN_FIGURES.headline.slice(0, 8), charts: 1 },
  okrs: { figures: QUARTER_FIGURES, charts: 0 },
  interview: { figures: CANDIDATE_FIGURES, charts: 0 },
};

test('a scorecard of every kind prints tagged, in reading order, with what it shows attached', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder.path, 'sample.muster');
  copySample(file, NOW);
  for (const document of await print(file, SCORECARD_ENTITIES)) await check(document, file);
  folder.remove();
});

test('a workspace without data prints its scorecards alike', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder.path, 'empty.muster');
  createWorkspace(file, { name: 'Empty' }).close();
  for (const document of await print(file, ['organisation', 'okrs'])) await check(document, file, false);
  folder.remove();
});

// The engine by itself lets a page change its address 200 times in ten seconds, and ignores what comes after.
test('more scorecards than an engine would let one page show are all printed', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder.path, 'sample.muster');
  copySample(file, NOW);
  const of = 'services';
  await inShell(file, NOW, async ({ exporting }) => {
    let pages = 0;
    while (pages < 120)
      pages += (await finish(await exporting.scorecards({ week: WEEK, of, path: folder.path }))).pages;
  });
  folder.remove();
});

const pdfOf = (file: string, { subject }: ScorecardDocument) =>
  file.replace('.muster', `-${subject.entity}.pdf`);

/** Prints a scorecard of each kind as the window and the command line do, and tells what each should say. */
async function print(file: string, entities: readonly ScorecardEntity[]): Promise<ScorecardDocument[]> {
  const workspaces = new WorkspaceService(() => new Date(NOW));
  workspaces.open(file);
  const documents = entities.map((entity) => {
    const id =
      entity === 'organisation' || entity === 'okrs'
        ? undefined
        : workspaces.workspace.repository(entity).all()[0]?.id;
    return scorecardFor(workspaces, { week: WEEK, entity, id, audience: 'director' });
  });
  workspaces.close();
  await inShell(file, NOW, async ({ exporting }) => {
    for (const document of documents) {
      const { entity, id } = document.subject;
      const request = { week: WEEK, entity, id: id ?? undefined, paper: 'a4' as const };
      for await (const _step of await exporting.scorecardPdf({ ...request, path: pdfOf(file, document) })) {
        // Progress.
      }
    }
  });
  return documents;
}

async function check(document: ScorecardDocument, file: string, hasData = true): Promise<void> {
  const { subject } = document;
  const pdf = pdfOf(file, document);
  const printed = await readPdf(readFileSync(pdf));
  const said = `${subject.entity}: ${subject.name}`;
  expect(printed.pages, said).toBe(1);
  expect(
    printed.bookmarks.map(({ title }) => title),
    said,
  ).toEqual([subject.name]);
  expect(
    printed.alts.filter((alt) => alt.trim() === ''),
    said,
  ).toEqual([]);
  const { figures, charts } = SHOWN[subject.entity];
  if (hasData) {
    expect(printed.alts.length, said).toBeGreaterThanOrEqual(charts);
    expect([...printed.tags], said).toEqual(expect.arrayContaining(['H1', 'Table', 'TR', 'TH', 'TD']));
  }
  expect(poppler('pdfinfo', pdf)).toMatch(/Tagged:\s+yes/);
  const fonts = poppler('pdffonts', pdf).trim().split('\n').slice(2);
  expect(fonts.length).toBeGreaterThan(0);
  for (const font of fonts) expect(font).toMatch(/TrueType.* yes +(yes|no) +(yes|no) +\d+ +\d+$/);
  // Nothing is drawn as pixels.
  expect(poppler('pdfimages', '-list', pdf).trim().split('\n')).toHaveLength(2);
  const text = squeezed(poppler('pdftotext', '-raw', pdf, '-'));
  expect(text.indexOf(squeezed(subject.name)), said).toBeGreaterThanOrEqual(0);
  checkFigures(printed, document, { text, keys: figures });
  checkTables(printed, document, text);
}

type Page = { text: string; keys: readonly string[] };

/** The attached figures, in both forms, are those that the tiles show. */
function checkFigures(
  { attachments }: ReadPdf,
  { data, subject }: ScorecardDocument,
  { text, keys }: Page,
): void {
  const shown = keys.flatMap((key) => data.figures[key] ?? []);
  if (shown.length === 0) return;
  const { figures } = JSON.parse(attachments.get('figures.json') ?? '{}') as { figures: Figure[] };
  const lines = Papa.parse<string[]>(attachments.get('figures.csv')?.trim() ?? '').data;
  expect(lines, subject.entity).toHaveLength(figures.length + 1);
  for (const figure of shown) {
    const attached = figures.find(({ key }) => key === figure.key);
    expect(attached && headlineValue(attached), figure.key).toBe(headlineValue(figure));
    expect(text, figure.key).toContain(squeezed(headlineValue(figure)));
  }
}

/** Each table is attached with all its rows, and the first of them stand on the page in their order. */
function checkTables({ attachments }: ReadPdf, document: ScorecardDocument, text: string): void {
  let from = 0;
  for (const { key, name, columns, rows } of cardTables(document)) {
    const [head, ...body] = Papa.parse<string[]>(attachments.get(`${key}.csv`)?.trim() ?? '').data;
    expect(head, key).toEqual(columns);
    expect(
      body.map((cells) => cells.map(unguarded)),
      key,
    ).toEqual(rows);
    const at = text.indexOf(squeezed(name), from);
    expect(at, name).toBeGreaterThanOrEqual(from);
    from = at + squeezed(name).length;
    for (const cell of rows[0] ?? []) {
      if (/[\p{L}\p{N}]/u.test(cell))
        expect(text.indexOf(squeezed(cell), at), `${name}: ${cell}`).toBeGreaterThan(at);
    }
  }
}

/** A cell as it was before a spreadsheet was kept from running it. */
const unguarded = (cell: string) => cell.replace(/^'(?=[=+\-@])/, '');

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, '');
}
