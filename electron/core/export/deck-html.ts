import { chartWords } from '#shared/chart/chart-words.ts';
import type { DeckOutline, OutlineBlock, PageOutline, TableBlock } from '#shared/deck/outline/outline.ts';
import { themeColours } from '#shared/deck/theme.ts';
import type { Rag } from '#shared/figure/figure.ts';
import { cellText, markText, RAG_COLOURS, ragOfCell } from './outline-text.ts';

const FONT = 'font-family:Arial,Helvetica,sans-serif;';

const LINE = ' style="border-bottom:1px solid #d5d9e0"';

const MOST_POINTS = 14;

/**
 * A deck as a page for e-mail: whole in itself, styles at each element as mail programs want them, tables that paste
 * as tables. No scripts, nothing remote; charts as their tables.
 */
export function deckHtml(deck: DeckOutline): string {
  const title = escaped(`${deck.title} · ${deck.weekLabel}`);
  const { words } = themeColours(deck.theme.accent);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
<body style="${FONT}font-size:14px;line-height:1.45;color:#171a21;background:#ffffff;margin:0;padding:16px;">
<div style="max-width:960px;">
${logoHtml(deck)}<h1 style="font-size:24px;margin:0 0 4px;">${escaped(deck.title)}</h1>
<p style="margin:0 0 16px;color:#525968;">${escaped(`${deck.workspace} · ${deck.weekLabel} · ${deck.asOf}`)}</p>
${deck.pages
  .filter(isTold)
  .map((page) => pageHtml(page, words))
  .join('\n')}${footerHtml(deck)}
</div></body></html>
`;
}

/** Mail programs show no SVG. */
function logoHtml({ theme: { logo } }: DeckOutline): string {
  if (logo === null) return '';
  const src = escaped(logo.raster ?? logo.url);
  return `<p style="margin:0 0 12px;"><img src="${src}" alt="${escaped(logo.alt)}" height="40" style="height:40px;max-width:240px;"></p>\n`;
}

function footerHtml({ theme: { footer } }: DeckOutline): string {
  if (footer === '') return '';
  return `\n<p style="margin:24px 0 0;padding-top:8px;border-top:1px solid #d5d9e0;font-size:12px;color:#525968;">${escaped(footer)}</p>`;
}

/** What a cover says stands above already. */
function isTold({ kind }: PageOutline): boolean {
  return kind !== 'title';
}

function pageHtml({ kicker, heading, lead, body, footnotes }: PageOutline, accent: string): string {
  return [
    kicker === null
      ? ''
      : `<p style="margin:24px 0 0;color:${accent};font-size:13px;font-weight:bold;">${escaped(kicker)}</p>`,
    `<h2 style="font-size:18px;margin:${kicker === null ? 24 : 2}px 0 8px;">${escaped(heading)}</h2>`,
    lead === null ? '' : paragraph(lead),
    ...body.map(blockHtml),
    footnotes.length === 0
      ? ''
      : `<p style="margin:6px 0 0;font-size:12px;color:#525968;">${footnotes.map(escaped).join(' · ')}</p>`,
  ]
    .filter(Boolean)
    .join('\n');
}

function blockHtml(block: OutlineBlock): string {
  switch (block.type) {
    case 'columns':
      return block.columns.flatMap(({ blocks }) => blocks.map(blockHtml)).join('\n');
    case 'text':
      return title(block.title) + block.sentences.map(paragraph).join('\n');
    case 'tiles':
      return rowsHtml(
        ['Figure', 'Value', 'Change, target, n'],
        block.tiles.map(({ label, value, rag, foot }) => [
          { text: label },
          { text: markText(value, rag), rag, isNumber: true },
          { text: foot },
        ]),
      );
    case 'table':
      return tableHtml(block);
    case 'chart': {
      const { alt, table } = chartWords(block.chart);
      const rows = table.rows.map((row) => row.map((text, index) => ({ text, isNumber: index > 0 })));
      // Mail programs cut long messages: what has a row for every point is told in words.
      const isLong = rows.length > MOST_POINTS;
      return title(block.title) + paragraph(alt) + (isLong ? '' : rowsHtml(table.columns, rows));
    }
    case 'image':
      return `<p><img src="${escaped(block.url)}" alt="${escaped(block.alt)}" style="max-width:100%;"></p>`;
  }
}

function tableHtml({ name, isTitled, columns, rows, more, empty }: TableBlock): string {
  if (rows.length === 0) return title(name) + paragraph(empty);
  const cells = rows.map((row) =>
    row.map((cell, index) => ({
      text: cellText(cell),
      rag: ragOfCell(cell),
      isNumber: columns[index]?.isNumber ?? false,
    })),
  );
  const table = rowsHtml(
    columns.map(({ header }) => header),
    cells,
  );
  return title(isTitled ? name : undefined) + table + (more === null ? '' : paragraph(more));
}

type Cell = { text: string; rag?: Rag | null; isNumber?: boolean };

function rowsHtml(headers: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const [first] = rows;
  const head = headers.map(
    (header, index) =>
      `<th scope="col" align="${first?.[index]?.isNumber ? 'right' : 'left'}">${escaped(header)}</th>`,
  );
  const lines = rows.map((row) => `<tr${LINE}>${row.map(cellHtml).join('')}</tr>`);
  return `<table cellpadding="4" cellspacing="0" style="${FONT}font-size:13px;border-collapse:collapse;width:100%;margin:4px 0 12px;"><thead><tr style="color:#525968;border-bottom:1px solid #9aa2b1;">${head.join('')}</tr></thead><tbody valign="top">${lines.join('\n')}</tbody></table>`;
}

/** A cell has a style of its own only for a colour: a deck has thousands of them, and mail programs cut long messages. */
function cellHtml({ text, rag, isNumber }: Cell): string {
  const align = isNumber ? ' align="right"' : '';
  const colour = rag ? ` style="color:#${RAG_COLOURS[rag]}"` : '';
  // A mark stays with its first word.
  const words = rag === undefined ? text : text.replace(' ', '\u00a0');
  return `<td${align}${colour}>${escaped(words)}</td>`;
}

function title(text: string | undefined): string {
  return text === undefined ? '' : `<h3 style="font-size:14px;margin:12px 0 4px;">${escaped(text)}</h3>\n`;
}

function paragraph(text: string): string {
  return `<p style="margin:4px 0;">${escaped(text)}</p>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
