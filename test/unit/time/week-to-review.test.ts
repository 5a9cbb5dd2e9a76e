import { describe, expect, it } from 'vitest';
import { weekToReview } from '#shared/time/week.ts';

describe('the week to review', () => {
  it.each([
    ['2026-11-22', 1, '2026-W47'], // Sunday: all but one day of the week has passed
    ['2026-11-23', 1, '2026-W47'],
    ['2026-11-25', 1, '2026-W47'],
    ['2026-11-26', 1, '2026-W48'], // Thursday: three days have passed
    ['2027-01-01', 1, '2026-W53'],
    ['2027-01-04', 1, '2026-W53'],
    ['2026-11-24', 7, '2026-W47'],
    ['2026-11-25', 7, '2026-W48'],
  ])('on %s, in weeks that begin on day %i, is %s', (today, weekStart, key) => {
    expect(weekToReview(today, { zone: 'Europe/Berlin', weekStart }).key).toBe(key);
  });
});
