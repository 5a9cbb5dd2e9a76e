import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CellAt, type Lines, nextCell } from '../../../renderer/records/grid-keys.ts';

const KEYS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];

test.each<Lines>(['rows', 'columns'])('arrows lead from any cell to any other, along %s', (lines) => {
  const place = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));
  fc.assert(
    fc.property(fc.uniqueArray(place, { minLength: 1, selector: String }), (places) => {
      const cells = places.map(([row, column]): CellAt => `${row / 4},${column}`);
      for (const start of cells.slice(0, 3)) expect(reached(cells, start, lines)).toEqual(new Set(cells));
    }),
  );
});

test('along a line an arrow stays in it', () => {
  const cells: CellAt[] = ['0,0', '0,3', '1,1', '2,0'];
  expect(nextCell(cells, '0,0', 'ArrowRight')).toBe('0,3');
  expect(nextCell(cells, '0,3', 'ArrowRight')).toBeUndefined();
  expect(nextCell(cells, '0,0', 'ArrowDown')).toBe('1,1');
  expect(nextCell(cells, '0,0', 'ArrowDown', 'columns')).toBe('2,0');
});

function reached(cells: readonly CellAt[], start: CellAt, lines: Lines): Set<CellAt> {
  const found = new Set([start]);
  for (const cell of found)
    for (const key of KEYS) {
      const next = nextCell(cells, cell, key, lines);
      if (next !== undefined) found.add(next);
    }
  return found;
}
