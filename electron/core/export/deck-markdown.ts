import { chartWords } from '#shared/chart/chart-words.ts';
import type { DeckOutline, OutlineBlock, PageOutline } from '#shared/deck/outline/outline.ts';
import { cellText, markText } from './outline-text.ts';
import { toMarkdown } from './table.ts';

/** A deck as Markdown: headings, sentences and tables; charts as their tables. */
export function deckMarkdown(deck: DeckOutline): string {
  const head = [`# ${plain(deck.title)}`, `${plain(deck.workspace)} · ${deck.weekLabel} · ${deck.asOf}`];
  return `${[...head, ...deck.pages.flatMap(pageLines)].join('\n\n')}\n`;
}

function pageLines(page: PageOutline): string[] {
  return [
    `## ${plain(page.heading)}`,
    ...(page.kicker === null ? [] : [`*${plain(page.kicker)}*`]),
    ...(page.lead === null ? [] : [plain(page.lead)]),
    ...page.body.flatMap(blockLines),
    ...page.footnotes.map((note) => `<small>${plain(note)}</small>`),
    ...(page.notes === null ? [] : page.notes.split('\n').map((line) => `> ${plain(line)}`)),
  ];
}

function blockLines(block: OutlineBlock): string[] {
  switch (block.type) {
    case 'columns':
      return block.columns.flatMap(({ blocks }) => blocks.flatMap(blockLines));
    case 'text':
      return [...titleLine(block.title), ...block.sentences.map(plain)];
    case 'tiles':
      return [
        toMarkdown(
          ['Figure', 'Value', 'Change, target, n'],
          block.tiles.map((tile) => [tile.label, markText(tile.value, tile.rag), tile.foot].map(plain)),
        ).trim(),
      ];
    case 'table': {
      if (block.rows.length === 0) return [...titleLine(block.name), plain(block.empty)];
      const rows = block.rows.map((row) => row.map((cell) => plain(cellText(cell))));
      return [
        ...titleLine(block.isTitled ? block.name : undefined),
        toMarkdown(
          block.columns.map(({ header }) => plain(header)),
          rows,
        ).trim(),
        ...(block.more === null ? [] : [plain(block.more)]),
      ];
    }
    case 'chart': {
      const { alt, table } = chartWords(block.chart);
      const rows = table.rows.map((row) => row.map(plain));
      return [...titleLine(block.title), plain(alt), toMarkdown(table.columns.map(plain), rows).trim()];
    }
    case 'image':
      return [`![${plain(block.alt)}](${block.url})`];
  }
}

function titleLine(title: string | undefined): string[] {
  return title === undefined ? [] : [`### ${plain(title)}`];
}

/** Text whose characters mean nothing in Markdown; table cells guard their bars themselves. */
function plain(text: string): string {
  return text.replaceAll(/([*_`[\]<>#])/g, '\\$1').replaceAll(/\s+/g, ' ');
}
