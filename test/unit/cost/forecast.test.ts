import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costForecast, type Forecast, type ForecastOptions, type MonthCost } from '#shared/cost/forecast.ts';
import { addMonths } from '#shared/time/month.ts';

const months = (costs: readonly (number | null)[]): MonthCost[] =>
  costs.map((cost, index) => ({ month: addMonths('2026-01', index), cost }));

function forecastOf(costs: readonly (number | null)[], options: ForecastOptions = { months: 1 }): Forecast {
  const result = costForecast(months(costs), options);
  if (!result.forecast) throw new Error(result.reason);
  return result.forecast;
}

describe('costForecast', () => {
  it('agrees with the textbook prediction interval', () => {
    // y = 2.2 + 0.6x, s² = 0.8; at x = 6: 5.8 ± 3.182 · √(0.8 · (1 + 1/5 + 9/10)) = 5.8 ± 4.124
    const forecast = forecastOf([2000, 4000, 5000, 4000, 5000], { months: 1, confidence: 0.95 });
    expect(forecast.slope).toBeCloseTo(600, 9);
    expect(forecast.months).toEqual([{ month: '2026-06', value: 5800, low: 1676, high: 9924 }]);
    expect(forecast.total).toEqual({ value: 5800, low: 1676, high: 9924 });
    expect(forecast.method).toBe('linear trend over 5 months, 95% prediction interval');
  });

  it('adds months up with the uncertainty of the line that they share', () => {
    // At x = 6 and 7: 12.2 ± 3.182 · √(0.8 · (2 + 4/5 + 49/10)) = 12.2 ± 7.8975
    const { total } = forecastOf([2000, 4000, 5000, 4000, 5000], { months: 2, confidence: 0.95 });
    expect(total).toEqual({ value: 12_200, low: 4302, high: 20_098 });
  });

  it('needs three recorded months and says so', () => {
    expect(costForecast([], { months: 1 })).toEqual({
      forecast: null,
      reason: 'Only 0 of 3 months recorded.',
    });
    expect(costForecast(months([1, null, 2]), { months: 1 }).forecast).toBeNull();
  });

  it('keeps gaps in their place', () => {
    const forecast = forecastOf([100, null, 300, 400]);
    expect(forecast).toMatchObject({ n: 3, gaps: 1 });
    expect(forecast.months[0]).toEqual({ month: '2026-05', value: 500, low: 500, high: 500 });
  });

  it('uses the trailing months only', () => {
    expect(forecastOf([9999, 1, 9999, 10, 20, 30], { months: 1, trailing: 3 }).months[0]?.value).toBe(40);
  });

  it('continues an exact line without a range, and never below 0', () => {
    const start = fc.integer({ min: 0, max: 1e9 });
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: -1e7, max: 1e7 }),
        fc.integer({ min: 3, max: 12 }),
        (first, step, n) => {
          const line = Array.from({ length: n }, (_, index) => first + step * index);
          const expected = Math.max(0, first + step * n);
          const { value, low, high } = forecastOf(line).months[0] ?? { value: -1, low: 0, high: 0 };
          expect(Math.abs(value - expected)).toBeLessThanOrEqual(1);
          expect(high - low).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('has ranges that hold their value and are narrower together than apart', () => {
    const costs = fc.array(fc.integer({ min: 1e6, max: 1e8 }), { minLength: 3, maxLength: 45 });
    fc.assert(
      fc.property(costs, fc.constantFrom(0.8, 0.95), (history, confidence) => {
        const forecast = forecastOf(history, { months: 4, confidence, trailing: 40 });
        for (const month of [...forecast.months, forecast.total]) {
          expect(month.low).toBeLessThanOrEqual(month.value);
          expect(month.high).toBeGreaterThanOrEqual(month.value);
        }
        const highs = forecast.months.map(({ high }) => high);
        expect(forecast.total.high).toBeLessThanOrEqual(highs.reduce((sum, high) => sum + high, 0) + 4);
      }),
    );
  });

  it('refuses a month that comes twice and forecasts of nothing', () => {
    const twice = [...months([1, 2, 3]), { month: '2026-01', cost: 4 }];
    expect(() => costForecast(twice, { months: 1 })).toThrow(RangeError);
    expect(() => costForecast([], { months: 0 })).toThrow(RangeError);
    expect(() => costForecast([], { months: 1, trailing: 2 })).toThrow(RangeError);
  });
});
