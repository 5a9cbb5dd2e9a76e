import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alertPrecision,
  outOfHoursShare,
  pagesPerShift,
  type ShiftRow,
  shiftsAboveLimit,
  toilRatio,
} from '#shared/oncall/health.ts';

const shift = (changes: Partial<ShiftRow> = {}): ShiftRow => ({
  id: 's',
  pages: null,
  actionablePages: null,
  outOfHoursPages: null,
  toilHours: null,
  totalHours: null,
  ...changes,
});
const count = fc.option(fc.integer({ min: 0, max: 50 }));
const anyShift = fc.record({
  id: fc.uuid(),
  pages: count,
  actionablePages: count,
  outOfHoursPages: count,
  toilHours: count,
  totalHours: count,
});

describe('on-call health', () => {
  it('agrees with worked examples', () => {
    const shifts = [
      shift({ id: 'a', pages: 12, actionablePages: 6, outOfHoursPages: 3, toilHours: 10, totalHours: 40 }),
      shift({ id: 'b', pages: 4, actionablePages: 4, outOfHoursPages: 1, toilHours: 20, totalHours: 20 }),
      shift({ id: 'c' }),
    ];
    expect(pagesPerShift(shifts)).toEqual({
      value: 8,
      n: 2,
      excluded: [{ reason: 'pages not recorded', n: 1 }],
    });
    expect(alertPrecision(shifts).value).toBe(0.625);
    expect(outOfHoursShare(shifts).value).toBe(0.25);
    expect(toilRatio(shifts).value).toBe(0.5);
    expect(shiftsAboveLimit(shifts, 4)).toEqual([{ id: 'a', pages: 12 }]);
  });

  it('tells a quiet shift from one that was not recorded', () => {
    expect(pagesPerShift([shift({ pages: 0 })])).toMatchObject({ value: 0, n: 1 });
    expect(pagesPerShift([shift()]).value).toBeNull();
    expect(alertPrecision([shift({ pages: 0, actionablePages: 0 })])).toMatchObject({
      value: null,
      reason: 'There were no pages.',
    });
    for (const figure of [pagesPerShift, alertPrecision, outOfHoursShare, toilRatio]) {
      expect(figure([]).value).toBeNull();
    }
  });

  it('leaves out rows that contradict themselves', () => {
    const wrong = shift({ pages: 1, actionablePages: 2 });
    expect(alertPrecision([wrong, shift({ pages: 2, actionablePages: 1 })])).toMatchObject({
      value: 0.5,
      n: 1,
      excluded: [{ n: 1 }],
    });
  });

  it('accounts for every shift and keeps shares within 0 and 1', () => {
    fc.assert(
      fc.property(fc.array(anyShift), (shifts) => {
        for (const figure of [alertPrecision, outOfHoursShare, toilRatio]) {
          const { value, n, excluded } = figure(shifts);
          const left = excluded.reduce((total, entry) => total + entry.n, 0);
          if (value === null) continue;
          expect(n + left).toBe(shifts.length);
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
