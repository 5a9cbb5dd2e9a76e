import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAbove, mean, median, percentile, sum, weightedMean } from '#shared/figure/statistics.ts';

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 });
const fraction = fc.double({ min: 0, max: 1, noNaN: true });

describe('statistics', () => {
  it('give nothing for no values', () => {
    expect([mean([]), median([]), percentile([], 0.9), weightedMean([])]).toEqual([null, null, null, null]);
    expect(weightedMean([{ value: 3, weight: 0 }])).toBeNull();
    expect(sum([])).toBe(0);
  });

  it('refuse what is not a number', () => {
    expect(() => mean([1, Number.NaN])).toThrow(RangeError);
    expect(() => median([Number.POSITIVE_INFINITY])).toThrow(RangeError);
    expect(() => percentile([1], 1.1)).toThrow(RangeError);
    expect(() => percentile([1], Number.NaN)).toThrow(RangeError);
    expect(() => weightedMean([{ value: 1, weight: -1 }])).toThrow(RangeError);
  });

  it('interpolate as type 7 does in R, NumPy and PERCENTILE.INC', () => {
    const series = [15, 20, 35, 40, 50];
    expect(percentile(series, 0.4)).toBeCloseTo(29, 12);
    expect(percentile([1, 2, 3, 4], 0.75)).toBe(3.25);
    expect(percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBeCloseTo(9.1, 12);
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(percentile([7], 0.95)).toBe(7);
  });

  it('lose nothing to cancellation', () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
    expect(mean([0.1, 0.2, 0.3])).toBeCloseTo(0.2, 15);
  });

  it('keep percentiles between the extremes, rising with p, whatever the order', () => {
    fc.assert(
      fc.property(values, fraction, fraction, (list, p, q) => {
        const [low, high] = [Math.min(p, q), Math.max(p, q)];
        const a = percentile(list, low) ?? Number.NaN;
        const b = percentile([...list].reverse(), high) ?? Number.NaN;
        expect(a).toBeGreaterThanOrEqual(Math.min(...list));
        expect(b).toBeLessThanOrEqual(Math.max(...list));
        expect(isAbove(a, b)).toBe(false);
      }),
    );
  });

  it('shift and scale with their values', () => {
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: -100, max: 100 }),
        fc.integer({ min: 1, max: 9 }),
        (list, shift, scale) => {
          const moved = list.map((value) => value * scale + shift);
          for (const statistic of [mean, median, (of: number[]) => percentile(of, 0.9)]) {
            expect(statistic(moved)).toBeCloseTo((statistic(list) ?? Number.NaN) * scale + shift, 4);
          }
        },
      ),
    );
  });

  it('agree between a mean and the weighted mean of its groups', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const groups = [a, b].map((list) => ({ value: mean(list) ?? Number.NaN, weight: list.length }));
        expect(weightedMean(groups)).toBeCloseTo(mean([...a, ...b]) ?? Number.NaN, 6);
      }),
    );
  });

  it('do not let rounding decide a limit', () => {
    expect(29 / (0.29 * 100)).toBeGreaterThan(1);
    expect(isAbove(29 / (0.29 * 100), 1)).toBe(false);
    expect(isAbove(1.000001, 1)).toBe(true);
    expect(isAbove(0.2, 0.2)).toBe(false);
  });
});
