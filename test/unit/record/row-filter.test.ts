import { expect, it } from 'vitest';
import { fitsFilters } from '#shared/record/row-filter.ts';

const row = { level: 'gold', score: 0.9, owner: null };

it('compares a row as a list does', () => {
  expect(fitsFilters(row, [{ field: 'level', op: 'in', value: ['gold', 'silver'] }])).toBe(true);
  expect(fitsFilters(row, [{ field: 'level', op: 'ne', value: 'gold' }])).toBe(false);
  expect(
    fitsFilters(row, [
      { field: 'score', op: 'gte', value: 0.9 },
      { field: 'score', op: 'lt', value: 0.9 },
    ]),
  ).toBe(false);
  expect(fitsFilters(row, [{ field: 'owner', op: 'empty', value: null }])).toBe(true);
  expect(fitsFilters(row, [{ field: 'owner', op: 'lt', value: 'm' }])).toBe(false);
  expect(fitsFilters(row, [{ field: 'week', op: 'eq', value: '2026-W01' }])).toBe(true);
});
