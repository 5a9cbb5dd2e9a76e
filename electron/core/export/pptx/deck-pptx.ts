import type PptxGenJS from 'pptxgenjs';
import PptxGen from 'pptxgenjs';

import type { DeckOutline, PageOutline } from '#shared/deck/outline/outline.ts';
import type { Picture } from '#shared/deck/slide-body.ts';
import { placeBlocks } from './layout.ts';
import { type Look, lookOf } from './look.ts';
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
  const look = lookOf(deck.theme);
  for (const page of deck.pages) addPage(pptx, { deck, page, look });
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

type Page = { deck: DeckOutline; page: PageOutline; look: Look };

function addPage(pptx: PptxGenJS, { deck, page, look }: Page): void {
  const slide = pptx.addSlide({ masterName: MASTER });
  const quiet = { fontFace: FONT, color: '525968', margin: 0 } as const;
  if (page.kicker !== null)
    slide.addText(page.kicker, {
      ...quiet,
      ...inches({ x: 56, y: 24, width: 1168, height: 18 }),
      fontSize: 10,
      bold: true,
      color: look.words,
    });
  slide.addText(page.heading, { placeholder: 'title', fit: 'shrink', fontSize: headingSize(page.heading) });
  if (page.lead !== null)
    slide.addText(page.lead, {
      ...quiet,
      ...inches({ x: 56, y: 96, width: 1168, height: 24 }),
      fontSize: 11,
      fit: 'shrink',
    });
  for (const placed of placeBlocks(page.body, BODY)) addBlock(pptx, slide, placed, look);
  if (page.footnotes.length > 0)
    slide.addText(page.footnotes.join('  ·  '), {
      ...quiet,
      ...inches({ x: 56, y: 642, width: 1168, height: 34 }),
      fontSize: 8,
      valign: 'bottom',
      fit: 'shrink',
    });
  if (look.logo !== null) addLogo(slide, look.logo, page.kind === 'title');
  const foot = [deck.workspace, deck.title, deck.weekLabel, deck.asOf, deck.theme.footer]
    .filter(Boolean)
    .join(' · ');
  slide.addText(foot, { ...quiet, ...inches({ x: 56, y: 684, width: 1060, height: 22 }), fontSize: 8.5 });
  slide.addText(`${page.number} / ${deck.pages.length}`, {
    ...quiet,
    ...inches({ x: 1124, y: 684, width: 100, height: 22 }),
    fontSize: 8.5,
    align: 'right',
  });
  if (page.notes !== null) slide.addNotes(page.notes);
}

/** In the corner of a page, larger on the first. PowerPoint of old shows no SVG. */
function addLogo(
  slide: PptxGenJS.Slide,
  { url, raster, alt, width, height }: Picture,
  isCover: boolean,
): void {
  const room = isCover ? { width: 320, height: 64 } : { width: 160, height: 24 };
  const scale = Math.min(room.width / width, room.height / height);
  const size = { width: width * scale, height: height * scale };
  slide.addImage({
    data: (raster ?? url).replace(/^data:/, ''),
    altText: alt,
    ...inches({ x: 1224 - size.width, y: 20, ...size }),
  });
}

function headingSize(heading: string): number {
  if (heading.length > 190) return 12;
  return heading.length > 110 ? 14 : 18;
}
