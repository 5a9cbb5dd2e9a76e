import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deckFor } from '#core/deck/deck-service.ts';
import { deckContent } from '#core/export/deck-file.ts';
import { deckOutline } from '#shared/deck/outline/deck-outline.ts';
import type { DeckOutline, OutlineBlock } from '#shared/deck/outline/outline.ts';
import { temporaryFolder } from '../../support/workspace.ts';
import { type SampleReviews, sampleReviews } from '../review-figures/sample-reviews.ts';

let sample: SampleReviews;
let outline: DeckOutline;
let bytes: Uint8Array;
let again: Uint8Array;
let parts: Map<string, string>;

beforeAll(async () => {
  sample = sampleReviews();
  const document = deckFor(sample.workspaces, { week: '2026-W47', deck: 'weekly', audience: 'director' });
  const noted = {
    ...document,
    slides: document.slides.map((slide) => ({ ...slide, notes: `Say: ${slide.id}` })),
  };
  outline = deckOutline(noted);
  bytes = (await deckContent(noted, 'pptx')) as Uint8Array;
  again = (await deckContent(noted, 'pptx')) as Uint8Array;
  const { files } = await JSZip.loadAsync(bytes);
  const read = Object.values(files).map(async (file) => [file.name, await file.async('string')] as const);
  parts = new Map(await Promise.all(read));
}, 120_000);
afterAll(() => sample?.dispose());

const named = (pattern: RegExp) => [...parts.keys()].filter((name) => pattern.test(name));

it('is the same, byte for byte, when it is made again', () => {
  expect(Buffer.compare(bytes, again)).toBe(0);
});

it('has a slide, with its notes, for every page of the deck', () => {
  expect(named(/^ppt\/slides\/slide\d+\.xml$/)).toHaveLength(outline.pages.length);
  for (const page of outline.pages) {
    const slide = parts.get(`ppt/slides/slide${page.number}.xml`) ?? '';
    expect(textOf(slide)).toContain(page.heading);
    expect(textOf(slide)).toContain(`${page.number} / ${outline.pages.length}`);
    for (const note of page.footnotes) expect(textOf(slide)).toContain(note);
    expect(parts.get(`ppt/notesSlides/notesSlide${page.number}.xml`)).toContain(`Say: ${page.slideId}`);
  }
});

it('holds charts as objects with their workbooks and tables as tables, and no picture', () => {
  const blocks = outline.pages.flatMap(({ body }) => body.flatMap(leaves));
  const charts = blocks.filter(({ type }) => type === 'chart');
  const tables = blocks.filter((block) => block.type === 'table' && block.rows.length > 0);
  expect(charts.length).toBeGreaterThan(10);
  expect(named(/^ppt\/charts\/chart\d+\.xml$/)).toHaveLength(charts.length);
  expect(named(/^ppt\/embeddings\/.*\.xlsx$/)).toHaveLength(charts.length);
  expect(named(/^ppt\/media\/./)).toEqual([]);
  const slides = named(/^ppt\/slides\/slide/).map((name) => parts.get(name) ?? '');
  expect(slides.join('').match(/<a:tbl>/g)).toHaveLength(tables.length);
});

it('names no axis that a chart does not have', () => {
  for (const name of named(/^ppt\/charts\/chart\d+\.xml$/)) {
    const xml = parts.get(name) ?? '';
    const axes = [...xml.matchAll(/<c:(?:cat|val|date|ser)Ax>\s*<c:axId val="(\d+)"/g)].map(([, id]) => id);
    const used = [...xml.matchAll(/<c:axId val="(\d+)"/g)].map(([, id]) => id);
    expect(used.filter((id) => !axes.includes(id))).toEqual([]);
  }
});

const hasOffice = spawnSync('soffice', ['--version']).error === undefined;
it.skipIf(!hasOffice)(
  'is read by LibreOffice, slide for slide (skipped where it is not installed)',
  () => {
    const folder = temporaryFolder();
    const file = join(folder.path, 'deck.pptx');
    writeFileSync(file, bytes);
    const home = `-env:UserInstallation=file://${folder.path}/home`;
    execFileSync('soffice', [home, '--headless', '--convert-to', 'pdf', '--outdir', folder.path, file]);
    const info = execFileSync('pdfinfo', [join(folder.path, 'deck.pdf')], { encoding: 'utf8' });
    expect(info).toMatch(new RegExp(`Pages:\\s+${outline.pages.length}\\b`));
    const pictures = execFileSync('pdfimages', ['-list', join(folder.path, 'deck.pdf')], {
      encoding: 'utf8',
    });
    expect(pictures.trim().split('\n')).toHaveLength(2); // its two lines of heading
    folder.remove();
  },
  90_000,
);

function leaves(block: OutlineBlock): OutlineBlock[] {
  return block.type === 'columns' ? block.columns.flatMap(({ blocks }) => blocks.flatMap(leaves)) : [block];
}

function textOf(xml: string): string {
  return xml
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
