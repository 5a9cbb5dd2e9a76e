import { expect, it } from 'vitest';
import { deckOutline } from '#shared/deck/outline/deck-outline.ts';
import type { OutlineBlock } from '#shared/deck/outline/outline.ts';
import { deckFixture } from '../../fixtures/review-data.ts';

/** The words that a block shows, without any rows. */
function wordsOf(block: OutlineBlock): string {
  switch (block.type) {
    case 'text':
      return block.sentences.join(' ');
    case 'table':
      return block.rows.length > 0 ? 'rows' : block.empty;
    case 'columns':
      return block.columns.flatMap(({ blocks }) => blocks.map(wordsOf)).join(' ');
    default:
      return block.type;
  }
}

it('every slide of a workspace without a record says that there is nothing, and what', () => {
  const silent = deckOutline(deckFixture('empty')).pages.filter(
    ({ kind, body }) => kind !== 'title' && body.map(wordsOf).join('').trim() === '',
  );
  expect(silent.map(({ kind }) => kind)).toEqual([]);
});
