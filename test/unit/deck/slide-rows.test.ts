import { describe, expect, it } from 'vitest';
import { partsFor, rowsOfPart } from '#shared/deck/outline/blocks.ts';

describe('a list over several slides', () => {
  it('takes at least one page and at most as many as it may', () => {
    expect(partsFor(0, 10, 3)).toBe(1);
    expect(partsFor(11, 10, 3)).toBe(2);
    expect(partsFor(99, 10, 3)).toBe(3);
  });

  it('is spread evenly and shows every row once', () => {
    const pages = [1, 2, 3].map((part) => rowsOfPart(35, part, 3, 13));
    expect(pages).toEqual([
      [0, 12],
      [12, 24],
      [24, 35],
    ]);
  });

  it('leaves out what the last page has no room for', () => {
    expect(rowsOfPart(99, 3, 3, 10)).toEqual([20, 30]);
  });
});
