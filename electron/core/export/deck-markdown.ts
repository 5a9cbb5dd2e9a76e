import { chartWords } from '#shared/chart/chart-words.ts';
import type { DeckOutline, OutlineBlock, PageOutline } from '#shared/deck/outline/outline.ts';
import { cellText, markText } from './outline-text.ts';

/** A deck as Markdown: headings, sentences and tables; charts as their tables. */
export function deckMarkdown(deck: DeckOutline): string {
  const head = [`# ${plain(deck.title)}`, `${plain(deck.workspace)} · ${deck.weekLabel} · ${deck.asOf}`];
  const foot = deck.theme.footer === '' ? [] : ['---', plain(deck.theme.footer)];
  return `${[...head, ...deck.pages.flatMap(pageLines), ...foot].join('\n\n')}\n`;
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
        grid(
          ['Figure', 'Value', 'Change, target, n'],
          block.tiles.map((tile) => [tile.label, markText(tile.value, tile.rag), tile.foot]),
        ),
      ];
    case 'table': {
      if (block.rows.length === 0) return [...titleLine(block.name), plain(block.empty)];
      const rows = block.rows.map((row) => row.map(cellText));
      return [
        ...titleLine(block.isTitled ? block.name : undefined),
        grid(
          block.columns.map(({ header }) => header),
          rows,
        ),
        ...(block.more === null ? [] : [plain(block.more)]),
      ];
    }
    case 'chart': {
      const { alt, table } = chartWords(block.chart);
      return [...titleLine(block.title), plain(alt), grid(table.columns, table.rows)];
    }
    case 'image':
      return [`![${plain(block.alt)}](${block.url})`];
  }
}

function titleLine(title: string | undefined): string[] {
  return title === undefined ? [] : [`### ${plain(title)}`];
}

function grid(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => plain(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), `|${header.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}

/** Text whose characters mean nothing in Markdown. */
function plain(text: string): string {
  return text.replaceAll(/([\\*_`[\]<>])/g, '\\$1').replaceAll(/\s+/g, ' ');
}
