import { expect, it } from 'vitest';
import { deckOutline } from '#shared/deck/outline/deck-outline.ts';
import type { TableBlock } from '#shared/deck/outline/outline.ts';
import { mean, percentile } from '#shared/figure/statistics.ts';
import { minutesOr } from '#shared/review/facts/words.ts';
import { deckFixture } from '../../fixtures/review-data.ts';

it('the slide of all durations sums each clock up, beside its points', () => {
  const document = deckFixture('plain');
  const page = deckOutline(document).pages.find(({ kind }) => kind === 'durations');
  const table = page?.body.find((block): block is TableBlock => block.type === 'table');
  const minutes = document.data.incidents.restoreTimes.map((dot) => dot.minutes);
  const percentiles = [0.5, 0.75, 0.9, 0.95].map((share) => minutesOr(percentile(minutes, share)));
  expect(minutes.length).toBeGreaterThan(20);
  expect(table?.rows.map(([clock]) => clock)).toEqual([
    'Time to detect: impact start → detected',
    'Time to acknowledge: impact start → detected',
    'Time to mitigate: impact start → detected',
    'Time to restore: impact start → detected',
  ]);
  expect(table?.rows[0]?.slice(1)).toEqual(['0', '2', '—', '—', '—', '—', '—']);
  expect(table?.rows[3]?.slice(1)).toEqual([
    String(minutes.length),
    '2',
    minutesOr(mean(minutes)),
    ...percentiles,
  ]);
});
