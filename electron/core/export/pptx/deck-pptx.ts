import type PptxGenJS from 'pptxgenjs';
import PptxGen from 'pptxgenjs';
import type { DeckOutline, PageOutline } from '#shared/deck/outline/outline.ts';
import { placeBlocks } from './layout.ts';
import { mendPptx } from './mend.ts';
import { addBlock, FONT, inches } from './slide-body.ts';

const MASTER = 'Muster';
const BODY = { x: 56, y: 128, width: 1168, height: 506 };

/** A deck as slides that can be edited: charts and tables are PowerPoint's own, notes are with their slides. */
export async function deckPptx(deck: DeckOutline, asOf: string): Promise<Uint8Array> {
  const pptx = new (PptxGen as unknown as new () => PptxGenJS)();
  pptx.defineLayout({ name: 'wide', width: 1280 / 96, height: 720 / 96 });
  pptx.layout = 'wide';
  pptx.title = `${deck.title} · ${deck.weekLabel}`;
  pptx.subject = deck.asOf;
  pptx.author = deck.workspace;
  pptx.company = deck.workspace;
  defineMaster(pptx);
  for (const page of deck.pages) addPage(pptx, deck, page);
  const bytes = (await pptx.write({ outputType: 'nodebuffer' })) as Uint8Array;
  return mendPptx(bytes, asOf);
}

function defineMaster(pptx: PptxGenJS): void {
  pptx.defineSlideMaster({
    title: MASTER,
    background: { color: 'FFFFFF' },
    objects: [
      {
        placeholder: {
          options: {
            name: 'title',
            type: 'title',
            ...inches({ x: 56, y: 44, width: 1168, height: 50 }),
            fontFace: FONT,
            fontSize: 18,
            bold: true,
            color: '171A21',
            align: 'left',
            valign: 'top',
            margin: 0,
          },
          text: '',
        },
      },
    ],
  });
}

function addPage(pptx: PptxGenJS, deck: DeckOutline, page: PageOutline): void {
  const slide = pptx.addSlide({ masterName: MASTER });
  const quiet = { fontFace: FONT, color: '525968', margin: 0 } as const;
  if (page.kicker !== null)
    slide.addText(page.kicker, {
      ...quiet,
      ...inches({ x: 56, y: 24, width: 1168, height: 18 }),
      fontSize: 10,
      bold: true,
      color: '2A55C4',
    });
  slide.addText(page.heading, { placeholder: 'title', fit: 'shrink', fontSize: headingSize(page.heading) });
  if (page.lead !== null)
    slide.addText(page.lead, {
      ...quiet,
      ...inches({ x: 56, y: 96, width: 1168, height: 24 }),
      fontSize: 11,
      fit: 'shrink',
    });
  for (const placed of placeBlocks(page.body, BODY)) addBlock(pptx, slide, placed);
  if (page.footnotes.length > 0)
    slide.addText(page.footnotes.join('  ·  '), {
      ...quiet,
      ...inches({ x: 56, y: 642, width: 1168, height: 34 }),
      fontSize: 8,
      valign: 'bottom',
      fit: 'shrink',
    });
  const foot = `${deck.workspace} · ${deck.title} · ${deck.weekLabel} · ${deck.asOf}`;
  slide.addText(foot, { ...quiet, ...inches({ x: 56, y: 684, width: 1060, height: 22 }), fontSize: 8.5 });
  slide.addText(`${page.number} / ${deck.pages.length}`, {
    ...quiet,
    ...inches({ x: 1124, y: 684, width: 100, height: 22 }),
    fontSize: 8.5,
    align: 'right',
  });
  if (page.notes !== null) slide.addNotes(page.notes);
}

function headingSize(heading: string): number {
  if (heading.length > 190) return 12;
  return heading.length > 110 ? 14 : 18;
}
