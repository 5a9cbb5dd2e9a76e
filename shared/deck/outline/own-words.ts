import { Lexer, type Token, type Tokens } from 'marked';
import { REVIEW_SECTIONS, type ReviewData, type ReviewSection } from '../../review/review-data.ts';
import { SECTION_TITLES } from '../../review/section-titles.ts';
import { linesOf } from '../fit/text-width.ts';
import { markdownPages } from '../markdown-pages.ts';
import type { Slide } from '../slide.ts';
import { bodyOf, nothing, table, text } from './blocks.ts';
import type { OutlineBlock, SlideOutline } from './outline.ts';

export const NO_TEXT = 'This slide has no text yet.';
export const NO_SENTENCES = 'There is nothing to say about the chosen sections this week.';

export const markdownOutline: SlideOutline = {
  parts: (_data, slide) => Math.max(1, textPages(slide).length),
  body: ({ slide, part }) => {
    const page = textPages(slide)[part - 1] ?? '';
    const blocks = Lexer.lex(page).flatMap(blockOf);
    return blocks.length > 0 ? blocks : [nothing(NO_TEXT)];
  },
};

/** The texts of a Markdown slide's pages. */
export function textPages(slide: Slide): string[] {
  return slide.kind === 'markdown' ? markdownPages(slide.text) : [];
}

function blockOf(token: Token): OutlineBlock[] {
  if (token.type === 'space' || token.type === 'def' || token.type === 'hr') return [];
  if (token.type === 'list') return [text(itemsOf(token as Tokens.List, 0))];
  if (token.type === 'heading') return [text([], plainText(token))];
  return token.type === 'table' ? [tableOf(token as Tokens.Table)] : [text([plainText(token)])];
}

function itemsOf({ items, ordered, start }: Tokens.List, depth: number): string[] {
  return items.flatMap((item, index) => {
    const mark = ordered ? `${Number(start || 1) + index}.` : '•';
    const own = item.tokens.filter(({ type }) => type !== 'list').map(plainText);
    const below = item.tokens.filter(({ type }) => type === 'list');
    return [
      `${'  '.repeat(depth)}${mark} ${own.join(' ').trim()}`,
      ...below.flatMap((list) => itemsOf(list as Tokens.List, depth + 1)),
    ];
  });
}

function tableOf({ header, rows }: Tokens.Table): OutlineBlock {
  return table<readonly Tokens.TableCell[]>({
    name: 'Table',
    isTitled: false,
    columns: header.map((head, index) => ({
      header: inlineText(head.tokens),
      cell: (row) => inlineText(row[index]?.tokens ?? []),
    })),
    rows,
    rowKey: (row) => row.map((cell) => cell.text).join(),
    empty: '',
  });
}

function plainText(token: Token): string {
  const { tokens, text: own, raw } = token as Tokens.Generic;
  if (token.type === 'link') return linkText(token as Tokens.Link);
  return tokens ? inlineText(tokens) : String(own ?? raw ?? '');
}

function inlineText(tokens: readonly Token[]): string {
  return tokens.map(plainText).join('');
}

function linkText({ href, tokens }: Tokens.Link): string {
  const said = inlineText(tokens);
  return said === href ? said : `${said} (${href})`;
}

export type Told = { section: ReviewSection; title: string; text: string };

export const narrativeOutline: SlideOutline = {
  parts: (data, slide) => toldPages(data, slide).length,
  words: () => ({
    notes: ['Sentences are made from the figures of the week; the author may have edited some'],
  }),
  body: ({ data, slide, part }) => {
    const told = toldPages(data, slide)[part - 1] ?? [];
    return told.length === 0
      ? [nothing(NO_SENTENCES)]
      : told.map((section) => text([section.text], section.title));
  },
};

/** The sentences of the chosen sections, by page: on as few pages as hold them, and about as much on each. */
export function toldPages({ narrative }: ReviewData, slide: Slide): Told[][] {
  const wanted = slide.kind === 'narrative' ? (slide.sections ?? REVIEW_SECTIONS) : [];
  const told = wanted.flatMap((section): Told[] => {
    const said = (narrative.sections[section] ?? []).map((sentence) => sentence.text).join(' ');
    return said === '' ? [] : [{ section, title: SECTION_TITLES[section], text: said }];
  });
  const pages = filled(told, TEXT.room);
  for (let room = TEXT.room / 2; room < TEXT.room; room += TEXT.line) {
    const even = filled(told, room);
    if (even.length === pages.length) return even;
  }
  return pages;
}

/** Sentences as the page sets them: their letters and lines, what a section has besides, and all of it, in pixels. */
const TEXT = { font: 18, width: 1060, line: 27, around: 40, room: 480 };

function filled(told: readonly Told[], room: number): Told[][] {
  const pages: Told[][] = [[]];
  let used = 0;
  for (const one of told) {
    const height = TEXT.around + linesOf(one.text, TEXT.font, TEXT.width) * TEXT.line;
    if (used > 0 && used + height > room) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(one);
    used += height;
  }
  return pages;
}

export const imageOutline: SlideOutline = {
  body: ({ slide, extra }) => {
    const picture = bodyOf(extra, 'image')?.picture;
    if (!picture) return [nothing(noPicture(slide))];
    const caption = slide.kind === 'image' ? slide.caption : undefined;
    return [
      { type: 'image', url: picture.raster ?? picture.url, alt: picture.alt },
      ...(caption ? [text([caption])] : []),
    ];
  },
};

/** Why there is no picture to show. */
export function noPicture(slide: Slide): string {
  return slide.kind === 'image' && slide.picture
    ? 'The picture is no longer in this workspace.'
    : 'No picture is chosen yet.';
}
