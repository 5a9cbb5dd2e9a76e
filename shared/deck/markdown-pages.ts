import { Lexer, type Token, type Tokens } from 'marked';

/** What surely fits a line and a page at the smallest size of text; a little less than what does. */
const PER_LINE = 125;
const LINES = 20;

/**
 * A text in Markdown as the texts of its pages. A block stays whole where it can: lists go on at an item, tables at a
 * row with their heads repeated, paragraphs at a sentence.
 */
export function markdownPages(text: string): string[] {
  const pages: string[][] = [[]];
  let used = 0;
  for (const block of Lexer.lex(text).flatMap(pieces)) {
    const lines = linesOf(block);
    if (used > 0 && used + lines > LINES) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(block);
    used += lines;
  }
  return pages.map((blocks) => blocks.join('\n\n'));
}

/** A block, or the parts of one that is too long for a page. */
function pieces(token: Token): string[] {
  const raw = token.raw.trimEnd();
  if (raw.trim() === '') return [];
  if (linesOf(raw) <= LINES) return [raw];
  if (token.type === 'list')
    return grouped(
      (token as Tokens.List).items.map((item) => item.raw.trimEnd()),
      '\n',
    );
  if (token.type === 'table') return tablePieces(raw);
  if (token.type === 'paragraph') return grouped(sentences(raw), ' ');
  if (token.type === 'code') return grouped((token as Tokens.Code).text.split('\n'), '\n').map(fenced);
  return grouped(raw.split('\n').flatMap(sentences), '\n');
}

function tablePieces(raw: string): string[] {
  const [head = '', rule = '', ...rows] = raw.split('\n');
  return grouped(rows, '\n', LINES - 4).map((part) => [head, rule, part].join('\n'));
}

function fenced(text: string): string {
  return `\`\`\`\n${text}\n\`\`\``;
}

/** Sentences, and parts of those that are longer than half a page. */
function sentences(text: string): string[] {
  const most = (PER_LINE * LINES) / 2;
  return text.split(/(?<=[.!?…])\s+/).flatMap((sentence) => {
    const parts: string[] = [];
    let rest = sentence;
    while (rest.length > most) {
      const space = rest.lastIndexOf(' ', most);
      const at = space > 0 ? space : most;
      parts.push(rest.slice(0, at));
      rest = rest.slice(at).trimStart();
    }
    return [...parts, rest];
  });
}

/** Parts put together again as long as they fit a page. */
function grouped(parts: readonly string[], between: string, most = LINES): string[] {
  const groups: string[] = [];
  for (const part of parts) {
    const joined = groups.length === 0 ? part : `${groups.at(-1)}${between}${part}`;
    if (groups.length > 0 && linesOf(joined) <= most) groups[groups.length - 1] = joined;
    else groups.push(part);
  }
  return groups;
}

/** About how many lines a block takes, with the space after it. */
function linesOf(block: string): number {
  const isTable = block.startsWith('|');
  const lines = block.split('\n').map((line) => {
    const room = isTable ? PER_LINE / 1.6 : /^#+ /.test(line) ? PER_LINE / 1.4 : PER_LINE;
    return Math.max(1, Math.ceil(line.length / room)) * (isTable ? 1.4 : 1);
  });
  return lines.reduce((sum, one) => sum + one, 0) + 0.8;
}
