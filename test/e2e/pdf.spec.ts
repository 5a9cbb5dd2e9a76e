import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deckFor } from '#core/deck/deck-service.ts';
import { WorkspaceService } from '#core/workspace/workspace-service.ts';
import { createWorkspace, openWorkspace, type Workspace } from '#db/workspace.ts';
import { deckOutline } from '#shared/deck/outline/deck-outline.ts';
import type { DeckOutline, OutlineBlock, PageOutline } from '#shared/deck/outline/outline.ts';
import { AUDIENCES, type Audience } from '#shared/entity/field.ts';
import type { Figure } from '#shared/figure/figure.ts';
import { headlineValue } from '#shared/figure/figure-text.ts';
import { EVERY_KIND, keepEveryKind } from '../support/every-kind.ts';
import { everythingIn, type ReadPdf, readPdf, writtenAs } from '../support/pdf.ts';
import { hiddenWords, MARK, plantWords } from '../support/planted.ts';
import { hasPoppler, NO_POPPLER, poppler } from '../support/poppler.ts';
import { copySample } from '../support/sample.ts';
import { temporaryFolder } from '../support/workspace.ts';
import { expect, test } from './app.ts';
import { inShell } from './print-shell.ts';

const NOW = '2026-11-23T05:00:00.000Z';
const WEEK = '2026-W47';
const NEXT_WEEK = '2026-W48';

test.skip(({ shell }) => shell !== 'chromium', 'It is drawn by the same engine in both.');
test.skip(!hasPoppler(), NO_POPPLER);

test('a slide of every kind prints in reading order, tagged, with what it shows attached', async () => {
  await withSample(
    (workspace) => keepEveryKind(workspace, MARKED),
    async (file) => {
      const { pdf, outline } = await print(file, 'director');
      const printed = await readPdf(readFileSync(pdf));
      checkPdf(printed, outline, pdf);
      checkFigures(printed.attachments, outline);
      // What other audiences must not see is found where it may be.
      const { bytes, words } = await everythingIn(pdf);
      expect(markIn(words)).not.toBeNull();
      expect(markIn(bytes)).not.toBeNull();
    },
  );
});

test('a workspace without data prints every kind of slide alike', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder.path, 'empty.muster');
  const workspace = createWorkspace(file, { name: 'Empty' });
  keepEveryKind(workspace, WORDS);
  workspace.close();
  const { pdf, outline } = await print(file, 'director');
  const printed = await readPdf(readFileSync(pdf));
  checkPdf(printed, outline, pdf);
  checkFigures(printed.attachments, outline);
  folder.remove();
});

for (const audience of AUDIENCES.filter((one) => hiddenWords(one).length > 0))
  test(`a PDF for the audience ${audience} holds no mark of what it must not see`, async () => {
    await withSample(
      (workspace) => {
        plantWords(workspace, audience);
        keepEveryKind(workspace, audience === 'customer' ? MARKED : WORDS);
      },
      async (file) => {
        const { bytes, words } = await everythingIn((await print(file, audience)).pdf);
        // A file cuts what is too long for its place.
        expect(words.match(new RegExp(MARK, 'i'))).toBeNull();
        expect(markIn(bytes)).toBeNull();
      },
    );
  });

test('minutes are text with tags, and say on each page whose they are', async () => {
  await withSample(
    (workspace) => {
      const theme = { accent: '#0b6b50', logo: '', footer: 'Internal: “ours” only' };
      workspace.updateSettings({ actor: 'Test', label: 'Theme' }, { deckTheme: theme });
    },
    async (file) => {
      for (const paper of ['a4', 'letter'] as const) {
        const pdf = file.replace('.muster', `-${paper}.pdf`);
        await inShell(file, NOW, async ({ meeting }) => {
          const { id } = await meeting.prepare({ week: NEXT_WEEK, template: 'weekly' });
          for await (const _step of await meeting.minutesPdf({ id, paper, path: pdf })) {
            // Progress.
          }
        });
        const printed = await readPdf(readFileSync(pdf));
        expect(printed.bookmarks[0]?.title).toContain('Weekly ops review');
        expect([...printed.tags]).toEqual(expect.arrayContaining(['H1', 'H2', 'L', 'LI']));
        expect(poppler('pdfimages', '-list', pdf).trim().split('\n')).toHaveLength(2);
        const fonts = poppler('pdffonts', pdf).trim().split('\n').slice(2);
        for (const font of fonts) expect(font).toMatch(/TrueType.* yes +(yes|no) +(yes|no) +\d+ +\d+$/);
        const pages = poppler('pdftotext', pdf, '-').split('\f').slice(0, -1);
        expect(pages).toHaveLength(printed.pages);
        for (const [index, text] of pages.entries()) {
          expect(text).toContain('Internal: “ours” only');
          expect(squeezed(text)).toContain(`${index + 1}/${printed.pages}`);
        }
      }
    },
  );
});

const MARKED = { notes: `${MARK}.notes`, own: `${MARK}.own` };
const WORDS = { notes: 'For the speaker.', own: 'Our own words.' };

async function withSample(
  prepare: (workspace: Workspace) => void,
  use: (file: string) => Promise<void>,
): Promise<void> {
  const folder = temporaryFolder();
  const file = path.join(folder.path, 'sample.muster');
  copySample(file, NOW);
  const workspace = openWorkspace(file);
  prepare(workspace);
  workspace.close();
  await use(file);
  folder.remove();
}

type Printed = { pdf: string; outline: DeckOutline };

/** Exports the deck as the window and the command line do, and tells what it should say. */
async function print(workspace: string, audience: Audience): Promise<Printed> {
  const pdf = workspace.replace('.muster', '.pdf');
  const request = { week: WEEK, deck: EVERY_KIND, audience, paper: 'slides' as const, path: pdf };
  await inShell(workspace, NOW, async ({ exporting }) => {
    for await (const _step of await exporting.deckPdf(request)) {
      // Progress.
    }
  });
  const workspaces = new WorkspaceService(() => new Date(NOW));
  workspaces.open(workspace);
  const outline = deckOutline(deckFor(workspaces, { week: WEEK, deck: EVERY_KIND, audience }));
  workspaces.close();
  return { pdf, outline };
}

/** One page and one bookmark for each page of the deck, real text in order, embedded fonts, words for every chart. */
function checkPdf({ pages, bookmarks, alts, tags }: ReadPdf, outline: DeckOutline, file: string): void {
  expect(pages).toBe(outline.pages.length);
  // Headings inside of a slide stand below its own.
  const ofSlides = bookmarks.filter(({ level }) => level <= 2);
  expect(ofSlides.map(({ title }) => squeezed(title))).toEqual(
    outline.pages.map((page) => expect.stringContaining(squeezed(headingOf(page, outline)).slice(0, 40))),
  );
  const images = poppler('pdfimages', '-list', file).trim().split('\n').slice(2);
  // The one picture of the picture slide, with its transparency.
  const picturePage = outline.pages.find(({ kind }) => kind === 'image')?.number;
  for (const image of images) expect(Number(image.trim().split(/\s+/)[0])).toBe(picturePage);
  const fonts = poppler('pdffonts', file).trim().split('\n').slice(2);
  for (const font of fonts) expect(font).toMatch(/TrueType.* yes +(yes|no) +(yes|no) +\d+ +\d+$/);
  const blocks = outline.pages.flatMap(({ body }) => body.flatMap(leaves));
  expect(alts.filter((alt) => alt.trim() === '')).toEqual([]);
  expect(alts.length).toBeGreaterThanOrEqual(blocks.filter(({ type }) => type === 'chart').length);
  expect([...tags]).toEqual(expect.arrayContaining(['H1', 'H2', 'Table', 'TR', 'TH', 'TD']));
  expect(poppler('pdfinfo', file)).toMatch(/Tagged:\s+yes/);
  const texts = poppler('pdftotext', '-raw', file, '-').split('\f');
  for (const page of outline.pages) {
    const text = squeezed(texts[page.number - 1] ?? '');
    expect(firstMissing(text, inOrder(page, outline)), `page ${page.number}, ${page.kind}`).toBeNull();
  }
}

/** What a page says, from its heading to its number. */
function inOrder(page: PageOutline, outline: DeckOutline): string[] {
  const rows = page.body.flatMap(leaves).flatMap((block) => (block.type === 'table' ? block.rows : []));
  const first = rows.map(([cell]) => (typeof cell === 'object' ? cell.text : (cell ?? '')));
  return [
    headingOf(page, outline),
    ...first,
    ...page.footnotes.slice(0, 1),
    `${page.number}/${outline.pages.length}`,
  ];
}

const headingOf = ({ kind, heading }: PageOutline, { title }: DeckOutline) =>
  kind === 'title' ? title : heading;

/** The first of these words that does not come after the one before; long ones may end in an ellipsis. */
function firstMissing(text: string, words: readonly string[]): string | null {
  let from = 0;
  for (const word of words) {
    // Marks and the lines of a tree may be drawn.
    const start = squeezed(word.replace(/^[^\p{L}\p{N}]+/u, '')).slice(0, 8);
    const at = text.indexOf(start, from);
    if (at < 0) return word;
    from = at + start.length;
  }
  return null;
}

/** The attached figures, in both forms, are those that the slides show. */
function checkFigures(attachments: ReadonlyMap<string, string>, outline: DeckOutline): void {
  const { figures } = JSON.parse(attachments.get('figures.json') ?? '{}') as { figures: Figure[] };
  const lines = (attachments.get('figures.csv') ?? '').trim().split('\n');
  expect(lines).toHaveLength(figures.length + 1);
  const said = new Map(Map.groupBy(figures, ({ key }) => key));
  const blocks = outline.pages.flatMap(({ body }) => body.flatMap(leaves));
  for (const block of blocks) {
    if (block.type !== 'tiles') continue;
    for (const [index, key] of block.keys.entries())
      expect(said.get(key)?.map(headlineValue), key).toContain(block.tiles[index]?.value);
  }
  const compared = blocks.find((block) => block.type === 'table' && block.name.startsWith('19–25 Oct'));
  if (compared?.type !== 'table') throw new Error('The comparison has no table.');
  const values = new Set(figures.map(headlineValue));
  for (const [label, before, now] of compared.rows) {
    expect(values, String(label)).toContain(before);
    expect(values, String(label)).toContain(now);
  }
}

function leaves(block: OutlineBlock): OutlineBlock[] {
  return block.type === 'columns' ? block.columns.flatMap(({ blocks }) => blocks.flatMap(leaves)) : [block];
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

/** What stands around a mark, however it is written; `null` where there is none. */
function markIn(text: string): string | null {
  const found = text.match(writtenAs(`${MARK}.`));
  return found && text.slice(Math.max(0, (found.index ?? 0) - 60), (found.index ?? 0) + 60);
}
