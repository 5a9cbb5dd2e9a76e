import { describe, expect, it } from 'vitest';
import { toldPages } from '#shared/deck/outline/own-words.ts';
import { REVIEW_SECTIONS } from '#shared/review/review-data.ts';
import { reviewFixture } from '../../fixtures/review-data.ts';

/** The sections on each page of a narrative with this text in every section. */
function pagesWith(text: string): string[][] {
  const review = reviewFixture('empty');
  const sections = Object.fromEntries(REVIEW_SECTIONS.map((name) => [name, [{ name, text, figures: [] }]]));
  const data = { ...review, narrative: { headline: [], sections } };
  return toldPages(data, { id: 'n', kind: 'narrative' }).map((page) => page.map(({ section }) => section));
}

describe('the pages of a narrative', () => {
  it('hold every section once, in order', () => {
    for (const text of ['Short.', 'Some words more. '.repeat(12), 'A long story. '.repeat(80)])
      expect(pagesWith(text).flat()).toEqual([...REVIEW_SECTIONS]);
  });

  it('are as few as hold them, with about as much on each', () => {
    const sizes = pagesWith('Short.').map(({ length }) => length);
    expect(sizes).toEqual([REVIEW_SECTIONS.length / 2, REVIEW_SECTIONS.length / 2]);
  });

  it('are one for each section that fills one', () => {
    expect(pagesWith('A long story. '.repeat(160))).toHaveLength(REVIEW_SECTIONS.length);
  });
});
