import { expect, it } from 'vitest';
import { columnWidths, fittedSize, pageStarts, rowHeights } from '#shared/deck/fit/fitted-rows.ts';
import { linesOf, textWidth } from '#shared/deck/fit/text-width.ts';

it('gives columns their own widths, and shares what is left between the others', () => {
  const columns = [{ width: '5em', isNumber: true }, { width: '25%' }, {}, {}];
  const [number, share, one, other] = columnWidths(columns, { width: 800, font: 10 });
  expect(number).toBe(50 - 16);
  expect(share).toBe(200 - 16 - 7); // it stands beside a number
  expect(one).toBe((800 - 250) / 2 - 16);
  expect(other).toBe(one);
});

it('leaves no column without room', () => {
  const [only] = columnWidths([{ width: '1em' }], { width: 100, font: 10 });
  expect(only).toBeGreaterThan(0);
});

it('knows how wide letters are, with and without marks on them', () => {
  expect(textWidth('iiii', 10)).toBeLessThan(textWidth('mmmm', 10) / 3);
  expect(textWidth('äéñ', 10)).toBe(textWidth('aen', 10));
  expect(textWidth('復旧', 10)).toBeGreaterThanOrEqual(20);
});

it('counts lines word by word, and breaks words that are longer than a line', () => {
  const wide = textWidth('four four', 10);
  expect(linesOf('four four', 10, wide + 0.01)).toBe(1);
  expect(linesOf('four four', 10, wide - 0.01)).toBe(2);
  expect(linesOf('x'.repeat(100), 10, 100)).toBeGreaterThan(4);
});

it('sets a text smaller before it gives it more lines', () => {
  const size = (share: number, font = 14) => {
    const width = textWidth('A text of some length', font);
    return fittedSize('A text of some length', { font, width: width * share, lines: 1 });
  };
  expect([size(1.01), size(0.9), size(0.5)]).toEqual([0, 1, 2]);
  // Letters that are small already get no smaller than can be read.
  expect(size(0.9, 10)).toBe(2);
});

it('makes a row as high as its longest text, and no row lower than it is', () => {
  const columns = [{ header: 'A', cell: (text: string) => text }];
  const room = { width: 200, font: 10, row: 23 };
  const [short = 0, long = 0, longer = 0] = rowHeights(
    columns,
    ['a', 'a '.repeat(200), 'a '.repeat(400)],
    room,
  );
  expect(short).toBe(23);
  expect(long).toBeGreaterThan(3 * short);
  expect(longer).toBeGreaterThan(1.8 * long);
  const numbers = [{ header: 'A', isNumber: true, cell: (text: string) => text }];
  expect(rowHeights(numbers, ['1 '.repeat(200)], room)).toEqual([23]);
});

it('spreads rows evenly over as few pages as hold them', () => {
  expect(pageStarts([1, 1, 1], 4)).toEqual([0]);
  expect(pageStarts([], 4)).toEqual([0]);
  expect(
    pageStarts(
      Array.from({ length: 14 }, () => 1),
      13,
    ),
  ).toEqual([0, 7]);
  expect(pageStarts([3, 3, 1, 1], 4)).toEqual([0, 1, 2]);
  expect(pageStarts([9, 1, 9], 4)).toEqual([0, 1, 2]);
});
