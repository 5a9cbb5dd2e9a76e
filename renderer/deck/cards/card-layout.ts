import { type CardFlow, type CardRoom, flowTables } from '#shared/deck/cards/card-table.ts';
import { cardTables } from '#shared/deck/cards/card-tables.ts';
import type { ScorecardDocument } from '#shared/deck/deck.ts';
import { linesOf } from '#shared/deck/fit/text-width.ts';
import { tileOf } from '#shared/deck/outline/blocks.ts';
import type { Figure } from '#shared/figure/figure.ts';
import { type CardLook, type CardPaper, cardRoom } from './card-page.tsx';

type Asked = {
  paper: CardPaper;
  foot: string;
  /** The roomiest first. */
  looks: readonly CardLook[];
  /** How high what stands above the tables of the first page is, in pixels. */
  opening: (room: CardRoom) => number;
};

/** A card in the roomiest look in which it fits one page; one that fits none goes on over more in the second one. */
export function layoutOf(
  document: ScorecardDocument,
  { paper, foot, looks, opening }: Asked,
): { room: CardRoom; flow: CardFlow } {
  const tables = cardTables(document);
  const layouts = looks.map((look) => {
    const room = cardRoom(document, { paper, look, foot });
    return { room, flow: flowTables(tables, room, opening(room)) };
  });
  const found = layouts.find(({ flow }) => flow.pages.length === 1) ?? layouts[1] ?? layouts[0];
  if (!found) throw new RangeError('A card has a look.');
  return found;
}

/** Sentences of a card are this large, in pixels; `print.module.css` has the same. */
const SENTENCE = { font: 12.5, line: 18 };

/** How high sentences are, each on lines of its own, in pixels. */
export function sentencesHeight(texts: readonly string[], width: number): number {
  return texts.reduce((sum, text) => sum + linesOf(text, SENTENCE.font, width) * SENTENCE.line, 0);
}

/** A tile of a card: its letters, and what is around them and between two, in pixels; as `print.module.css` has it. */
const TILE = {
  label: 11,
  value: 26,
  foot: 10,
  line: 1.45,
  small: 9.5,
  smallLine: 1.18,
  beside: 24,
  around: 15,
  gap: 8,
};

/** How high rows of tiles are, in pixels: each as high as the one with most lines. */
export function tilesHeight(
  figures: readonly Figure[],
  { columns, width }: { columns: number; width: number },
): number {
  const room = (width - TILE.gap * (columns - 1)) / columns - TILE.beside;
  const heights = figures.map((figure) => {
    const { label, foot } = tileOf(figure);
    const lines = (text: string, font: number) =>
      linesOf(text, font, room) <= 1
        ? font * TILE.line
        : linesOf(text, TILE.small, room) * TILE.small * TILE.smallLine;
    return lines(label, TILE.label) + TILE.value + lines(foot, TILE.foot) + TILE.around;
  });
  const rows = Array.from({ length: Math.ceil(heights.length / columns) }, (_, row) =>
    Math.max(...heights.slice(row * columns, (row + 1) * columns)),
  );
  return rows.reduce((sum, height) => sum + height, 0) + TILE.gap * Math.max(0, rows.length - 1);
}
