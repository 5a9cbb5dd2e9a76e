import { chartWords } from '#shared/chart/chart-words.ts';
import type { OutlineBlock } from '#shared/deck/outline/outline.ts';

/** A box in pixels of a slide of 1280 × 720. */
export type Box = { x: number; y: number; width: number; height: number };
export type Leaf = Exclude<OutlineBlock, { type: 'columns' }>;
export type Placed = { block: Leaf; box: Box };

const GAP = 14;
const COLUMN_GAP = 36;
const LINE = 20;

/** Where the blocks of a slide stand: below each other, columns beside each other, all of it inside the box. */
export function placeBlocks(blocks: readonly OutlineBlock[], box: Box): Placed[] {
  const wanted = blocks.map((block) => heightOf(block, box.width));
  const gaps = GAP * Math.max(0, blocks.length - 1);
  const all = wanted.reduce((sum, height) => sum + height, 0);
  const scale = Math.min(1, (box.height - gaps) / Math.max(1, all));
  let y = box.y;
  return blocks.flatMap((block, index) => {
    const height = (wanted[index] ?? 0) * scale;
    const place = { ...box, y, height };
    y += height + GAP;
    return block.type === 'columns' ? placeColumns(block.columns, place) : [{ block, box: place }];
  });
}

function placeColumns(
  columns: readonly { share: number; blocks: readonly OutlineBlock[] }[],
  box: Box,
): Placed[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0) || 1;
  const room = box.width - COLUMN_GAP * (columns.length - 1);
  let x = box.x;
  return columns.flatMap(({ share, blocks }) => {
    const width = (room * share) / shares;
    const placed = placeBlocks(blocks, { ...box, x, width });
    x += width + COLUMN_GAP;
    return placed;
  });
}

function heightOf(block: OutlineBlock, width: number): number {
  switch (block.type) {
    case 'columns': {
      const shares = block.columns.reduce((sum, { share }) => sum + share, 0) || 1;
      return Math.max(
        ...block.columns.map(({ share, blocks }) => {
          const inside = blocks.map((one) => heightOf(one, (width * share) / shares));
          return inside.reduce((sum, height) => sum + height + GAP, -GAP);
        }),
        0,
      );
    }
    case 'tiles':
      return Math.ceil(block.tiles.length / block.columns) * 84;
    case 'table':
      return tableHeights(block).all;
    case 'chart':
      // What is drawn without words on a slide has its numbers in a list here.
      return block.height + 26 + (chartWords(block.chart).table.rows.length === 0 ? LINE : 0);
    case 'image':
      return 480;
    case 'text': {
      const size = block.look === 'large' ? 30 : LINE;
      const letters = width / (block.look === 'large' ? 9.6 : 7);
      const lines = block.sentences.reduce((sum, one) => sum + Math.ceil(one.length / letters), 0);
      const between = block.look === 'large' ? 20 : 4;
      return lines * size + block.sentences.length * between + (block.title ? 26 : 0);
    }
  }
}

/** Heights of a table's parts in pixels, before they are scaled to their place. */
export function tableHeights(block: Extract<OutlineBlock, { type: 'table' }>) {
  const title = block.isTitled ? 26 : 0;
  const row = block.lines === 2 ? 38 : 29;
  const more = block.more === null ? 0 : 22;
  return { title, more, row, all: title + more + 28 + Math.max(1, block.rows.length) * row };
}
