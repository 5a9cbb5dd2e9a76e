import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { burnDown, NOT_OVER } from '#shared/slo/burn-down.ts';
import { budgetRemaining } from '#shared/slo/slo-math.ts';
import { MISSING_DAY, sumSloDays } from '#shared/slo/slo-sums.ts';
import { addDays } from '#shared/time/week.ts';

const FIRST = '2026-11-01';
const day = (offset: number, good: number, total: number) => ({
  id: `day-${offset}`,
  date: addDays(FIRST, offset),
  good,
  total,
  maintenanceGood: 0,
  maintenanceTotal: 0,
});
const range = (days: number) => ({ firstDay: FIRST, lastDay: addDays(FIRST, days - 1) });

describe('the burn-down of an error budget', () => {
  it('spends by the day, and not on days without a measurement', () => {
    const days = [day(0, 990, 1000), day(1, 1000, 1000), day(3, 980, 1000)];
    const points = burnDown(days, range(5), 0.99, addDays(FIRST, 4));
    // A budget of 1 % of 3000 events is 30, of which 10 and then 20 are spent.
    expect(points.map(({ remaining }) => remaining?.toFixed(3))).toEqual([
      '0.667',
      '0.667',
      '0.667',
      '0.000',
      '0.000',
    ]);
    expect(points.map(({ reason }) => reason)).toEqual([
      undefined,
      undefined,
      MISSING_DAY,
      undefined,
      NOT_OVER,
    ]);
    expect(points[3]).toMatchObject({ id: 'day-3', good: 980, total: 1000, attainment: 0.98 });
  });

  it('has no share without measurements', () => {
    expect(burnDown([], range(3), 0.99).map(({ remaining }) => remaining)).toEqual([null, null, null]);
  });

  it('ends with what remains of the budget', () => {
    const counts = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 1000 }), fc.nat(1000));
    fc.assert(
      fc.property(fc.uniqueArray(counts, { selector: ([offset]) => offset, maxLength: 20 }), (list) => {
        const days = list.map(([offset, total, good]) => day(offset, Math.min(good, total), total));
        const remaining = budgetRemaining(sumSloDays(days, range(31)), 0.99).value;
        const last = burnDown(days, range(31), 0.99).at(-1)?.remaining ?? null;
        if (remaining === null) expect(last).toBeNull();
        else expect(last).toBeCloseTo(remaining, 9);
      }),
    );
  });
});
