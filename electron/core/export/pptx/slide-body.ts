import type PptxGenJS from 'pptxgenjs';
import { chartWords } from '#shared/chart/chart-words.ts';
import type { ChartBlock, TableBlock, TextBlock, TilesBlock } from '#shared/deck/outline/outline.ts';
import { cellText, markText, RAG_COLOURS, ragOfCell } from '../outline-text.ts';
import { chartParts } from './chart-parts.ts';
import { type Box, type Placed, tableHeights } from './layout.ts';
import type { Look } from './look.ts';

type Slide = PptxGenJS.Slide;

export const FONT = 'Arial';
const [TEXT, MUTED, LINE] = ['171A21', '525968', 'D5D9E0'];

/** Inches of a box in pixels. */
export function inches({ x, y, width, height }: Box) {
  return { x: x / 96, y: y / 96, w: width / 96, h: height / 96 };
}

/** Puts a block into its place on a slide: tables and charts as objects of PowerPoint. */
export function addBlock(pptx: PptxGenJS, slide: Slide, { block, box }: Placed, look: Look): void {
  switch (block.type) {
    case 'text':
      addSentences(slide, block, box);
      break;
    case 'tiles':
      addTiles(slide, block, box);
      break;
    case 'table':
      addTable(slide, block, box);
      break;
    case 'chart':
      addChart(pptx, slide, { block, box, look });
      break;
    case 'image':
      slide.addImage({
        data: block.url.replace(/^data:/, ''),
        altText: block.alt,
        ...inches(box),
        sizing: { type: 'contain', w: box.width / 96, h: box.height / 96 },
      });
  }
}

function addSentences(slide: Slide, { title, sentences, look }: TextBlock, box: Box): void {
  const size = look === 'large' ? 15 : 11;
  const runs = [
    ...(title === undefined ? [] : [{ text: title, options: { bold: true, breakLine: true } }]),
    ...sentences.map((text) => ({
      text,
      options: { breakLine: true, paraSpaceAfter: look === 'large' ? 9 : 3 },
    })),
  ];
  slide.addText(runs, {
    ...inches(box),
    fontFace: FONT,
    fontSize: size,
    color: look === 'quiet' ? MUTED : TEXT,
    valign: 'top',
    margin: 0,
    fit: 'shrink',
  });
}

/** Figures as a table of large numbers, which can be edited as one. */
function addTiles(slide: Slide, { columns, tiles }: TilesBlock, box: Box): void {
  const width = box.width / columns;
  const rows = Math.ceil(tiles.length / columns);
  const height = box.height / rows;
  for (const [index, { label, value, rag, foot }] of tiles.entries()) {
    const place = {
      x: box.x + (index % columns) * width,
      y: box.y + Math.floor(index / columns) * height,
      width: width - 10,
      height: height - 8,
    };
    slide.addText(
      [
        { text: label, options: { fontSize: 10, color: MUTED, breakLine: true } },
        {
          text: markText(value, rag),
          options: { fontSize: 18, bold: true, color: rag ? RAG_COLOURS[rag] : TEXT, breakLine: true },
        },
        { text: foot, options: { fontSize: 8, color: MUTED } },
      ],
      {
        ...inches(place),
        fontFace: FONT,
        valign: 'top',
        margin: 5,
        line: { color: LINE, width: 0.75 },
        fit: 'shrink',
      },
    );
  }
}

/** Margins of a cell in inches: above, right, below, left. */
const MARGIN: [number, number, number, number] = [0, 0.05, 0, 0.05];
const BESIDE_NUMBER: [number, number, number, number] = [0, 0.05, 0, 0.16];

function addTable(slide: Slide, block: TableBlock, box: Box): void {
  const heights = tableHeights(block);
  const scale = Math.min(1, box.height / heights.all);
  const top = heights.title * scale;
  if (block.isTitled) addTitle(slide, block.name, { ...box, height: top });
  const body = { ...box, y: box.y + top };
  if (block.rows.length === 0) {
    addSentences(slide, emptyText(block), { ...body, height: 40 });
    return;
  }
  const size = Math.max(6.5, Math.min(10, (heights.row * scale) / (block.lines === 2 ? 4 : 2.8)));
  const border = [
    { type: 'none' },
    { type: 'none' },
    { type: 'solid', pt: 0.5, color: LINE },
    { type: 'none' },
  ] as PptxGenJS.TableCellProps['border'];
  const place = (index: number): PptxGenJS.TableCellProps => ({
    align: block.columns[index]?.isNumber ? 'right' : 'left',
    // Words beside a number would seem to belong to it.
    margin: block.columns[index - 1]?.isNumber ? BESIDE_NUMBER : MARGIN,
  });
  const header = block.columns.map(({ header: text }, index) => ({
    text,
    options: { bold: true, color: MUTED, ...place(index), border } as PptxGenJS.TableCellProps,
  }));
  const rows = block.rows.map((row) =>
    row.map((cell, index) => {
      const rag = ragOfCell(cell);
      const options: PptxGenJS.TableCellProps = { color: rag ? RAG_COLOURS[rag] : TEXT, ...place(index) };
      return { text: cellText(cell), options: border ? { ...options, border } : options };
    }),
  );
  slide.addTable([header, ...rows], {
    ...inches({ ...body, height: box.height - top - heights.more * scale }),
    colW: columnWidths(block, box.width).map((width) => width / 96),
    rowH: [(28 * scale) / 96, ...rows.map(() => (heights.row * scale) / 96)],
    fontFace: FONT,
    fontSize: size,
    valign: 'middle',
    autoPage: false,
  });
  if (block.more !== null)
    addSentences(
      slide,
      { type: 'text', sentences: [block.more], look: 'quiet' },
      { ...box, y: box.y + box.height - heights.more * scale, height: heights.more * scale },
    );
}

function emptyText({ empty }: TableBlock): TextBlock {
  return { type: 'text', sentences: [empty], look: 'quiet' };
}

const EM = 13;

/** Pixels of each column from its CSS width; those without one share the rest. */
function columnWidths({ columns }: TableBlock, width: number): number[] {
  const wanted = columns.map(({ width: css }) => {
    const size = Number.parseFloat(css ?? '');
    if (Number.isNaN(size)) return null;
    return css?.endsWith('%') ? (size / 100) * width : size * EM;
  });
  const fixed = wanted.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  const free = wanted.filter((one) => one === null).length;
  const least = free === 0 ? 0 : Math.max(120, (width - fixed) / free);
  const all = wanted.map((one) => one ?? least);
  const total = all.reduce((sum, one) => sum + one, 0);
  return all.map((one) => (one / total) * width);
}

type PlacedChart = { block: ChartBlock; box: Box; look: Look };

function addChart(pptx: PptxGenJS, slide: Slide, { block, box, look }: PlacedChart): void {
  const { title, chart } = block;
  const top = Math.min(22, box.height / 5);
  addTitle(slide, title, { ...box, height: top });
  const parts = chartParts(chart, look.charts);
  const { alt } = chartWords(chart);
  const width = box.width / parts.length;
  for (const [index, { type, series, options }] of parts.entries()) {
    const data = series.map(
      ({ name, labels, values }) => ({ name, labels, values }) as PptxGenJS.OptsChartData,
    );
    slide.addChart(pptx.ChartType[type], data, {
      ...options,
      ...inches({ x: box.x + index * width, y: box.y + top, width, height: box.height - top }),
      altText: alt,
    });
  }
}

function addTitle(slide: Slide, text: string, box: Box): void {
  slide.addText(text, {
    ...inches(box),
    fontFace: FONT,
    fontSize: 11,
    bold: true,
    color: TEXT,
    margin: 0,
    valign: 'middle',
    fit: 'shrink',
  });
}
