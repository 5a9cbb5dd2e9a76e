import { describe, expect, it } from 'vitest';
import { markdownPages } from '#shared/deck/markdown-pages.ts';

const words = (text: string) => text.split(/\s+/).filter(Boolean);
const lines = (count: number, of: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => of(index)).join('\n');

describe('the pages of a text', () => {
  it('are one for a short text, and for none', () => {
    expect(markdownPages('# Hello\n\nA line.')).toEqual(['# Hello\n\nA line.']);
    expect(markdownPages('')).toEqual(['']);
  });

  it('go on at an item of a list, with every item once', () => {
    const pages = markdownPages(lines(60, (index) => `- item ${index} of a list`));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page).toMatch(/^- item/);
    expect(pages.flatMap((page) => page.match(/item \d+/g) ?? [])).toEqual(
      Array.from({ length: 60 }, (_, index) => `item ${index}`),
    );
  });

  it('repeat the head of a table that goes on', () => {
    const head = '| Name | Value |\n| --- | --- |';
    const pages = markdownPages(`${head}\n${lines(50, (index) => `| row ${index} | ${index} |`)}`);
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page.startsWith(head)).toBe(true);
    expect(pages.join('\n').match(/\| row \d+ /g)).toHaveLength(50);
  });

  it('keep a long code block fenced on every page', () => {
    const pages = markdownPages(`\`\`\`\n${lines(70, (index) => `line ${index}`)}\n\`\`\``);
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page).toMatch(/^```\n[\s\S]*\n```$/);
  });

  it('lose no word of a paragraph longer than a page, even without a full stop', () => {
    const prose = Array.from({ length: 900 }, (_, index) => `word${index}`).join(' ');
    const pages = markdownPages(prose);
    expect(pages.length).toBeGreaterThan(1);
    expect(words(pages.join(' '))).toEqual(words(prose));
  });

  it('keep whole blocks together where they fit', () => {
    const block = lines(12, (index) => `- point ${index}`);
    const pages = markdownPages(`Before.\n\n${block}\n\nBetween.\n\n${block}`);
    expect(pages).toHaveLength(2);
    expect(pages[1]).toBe(block);
  });
});
