import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  confidenceDrop,
  expectedProgress,
  gapToExpected,
  gradeOf,
  type KeyResultRow,
  keyResultProgress,
  keyResultStatus,
  objectiveProgress,
  weakestStatus,
} from '#shared/okr/progress.ts';

const kr = (
  startValue: number,
  targetValue: number,
  currentValue: number | null,
  weight = 1,
): KeyResultRow => ({
  id: 'kr',
  startValue,
  targetValue,
  currentValue,
  weight,
});
const number = fc.double({ noNaN: true, min: -1e6, max: 1e6 });

describe('progress', () => {
  it('goes from start to target, in either direction', () => {
    expect(keyResultProgress(kr(60, 30, 45)).value).toBe(0.5);
    expect(keyResultProgress(kr(0, 10, 4)).value).toBe(0.4);
    expect(keyResultProgress(kr(0, 10, 14)).value).toBe(1);
    expect(keyResultProgress(kr(0, 10, -3)).value).toBe(0);
    expect(Object.is(keyResultProgress(kr(60, 30, 60)).value, 0)).toBe(true);
  });

  it('has no data before the first value or without a distance', () => {
    expect(keyResultProgress(kr(0, 10, null))).toMatchObject({ value: null, n: 0 });
    expect(keyResultProgress(kr(5, 5, 5)).value).toBeNull();
    expect(objectiveProgress([]).value).toBeNull();
    expect(objectiveProgress([kr(0, 1, 1, 0)])).toMatchObject({ value: null });
    expect(() => keyResultProgress(kr(0, 1, Number.NaN))).toThrow(RangeError);
    expect(() => objectiveProgress([kr(0, 1, 1, -1)])).toThrow(RangeError);
  });

  it('stays within 0 and 1 and never falls on the way to the target', () => {
    fc.assert(
      fc.property(number, number, number, number, (start, target, a, b) => {
        fc.pre(start !== target);
        const near = target > start ? Math.max(a, b) : Math.min(a, b);
        const far = near === a ? b : a;
        const ahead = keyResultProgress(kr(start, target, near)).value ?? Number.NaN;
        const behind = keyResultProgress(kr(start, target, far)).value ?? Number.NaN;
        expect(ahead).toBeGreaterThanOrEqual(behind);
        expect(behind).toBeGreaterThanOrEqual(0);
        expect(ahead).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('of an objective is the weighted mean of the key results that have any', () => {
    const result = objectiveProgress([kr(0, 10, 10, 3), kr(0, 10, 0, 1), kr(0, 10, null, 9)]);
    expect(result).toMatchObject({ value: 0.75, n: 2, excluded: [{ n: 1 }] });
  });
});

describe('grade, expectation and status', () => {
  it('grades boundaries as the better colour', () => {
    expect([0.7, 0.69, 0.4, 0.39, 1, 0].map(gradeOf)).toEqual([
      'green',
      'amber',
      'amber',
      'red',
      'green',
      'red',
    ]);
    expect(gradeOf(0.1 + 0.2 + 0.4 - 1e-16)).toBe('green');
    expect(gradeOf(null)).toBeNull();
  });

  it('expects the share of the quarter that has passed', () => {
    const quarter = { firstDay: '2026-10-01', lastDay: '2026-12-31' };
    expect(expectedProgress(quarter, '2026-09-30')).toBe(0);
    expect(expectedProgress(quarter, '2026-11-15')).toBe(0.5);
    expect(expectedProgress(quarter, '2026-12-31')).toBe(1);
    expect(expectedProgress(quarter, '2027-03-01')).toBe(1);
    expect(() => expectedProgress({ firstDay: '2026-10-02', lastDay: '2026-10-01' }, '2026-10-01')).toThrow(
      RangeError,
    );
  });

  it('takes the status of the weakest key result, and unmeasured is not weak', () => {
    expect(keyResultStatus(0.5, 0.5)).toBe('on-track');
    expect(keyResultStatus(0.4, 0.5)).toBe('on-track');
    expect(keyResultStatus(0.3, 0.5)).toBe('at-risk');
    expect(keyResultStatus(0.29, 0.5)).toBe('off-track');
    expect(keyResultStatus(null, 0.5)).toBe('unknown');
    expect(gapToExpected(null, 0.5)).toBeNull();
    expect(weakestStatus(['on-track', 'unknown', 'at-risk'])).toBe('at-risk');
    expect(weakestStatus(['unknown'])).toBe('unknown');
    expect(weakestStatus([])).toBe('unknown');
  });
});

describe('confidence', () => {
  it('drops from the last but one to the last stated', () => {
    const checkIns = [
      { date: '2026-11-16', confidence: 0.4 },
      { date: '2026-11-02', confidence: 0.9 },
      { date: '2026-11-09', confidence: 0.75 },
      { date: '2026-11-20', confidence: null },
    ];
    expect(confidenceDrop(checkIns).value).toBeCloseTo(0.35, 12);
    expect(confidenceDrop(checkIns).excluded).toEqual([{ reason: 'check-in without confidence', n: 1 }]);
    expect(confidenceDrop(checkIns.slice(0, 1)).value).toBeNull();
    expect(confidenceDrop([]).value).toBeNull();
  });
});
