import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measured, noData } from '#shared/figure/figure.ts';
import {
  burnOverBuckets,
  burnOverDays,
  burnRate,
  burnThatSpends,
  exhaustionForecast,
  type ForecastInput,
  hoursToEmpty,
  offeredLookBacks,
  type SloBucket,
  spentByBurn,
  sustainedBurn,
  weeklyBurns,
} from '#shared/slo/burn.ts';
import { type SloDay, sumSloDays } from '#shared/slo/slo-sums.ts';
import { addDays, trailingWeeks, weekByKey } from '#shared/time/week.ts';

const day = (date: string, good: number, total: number): SloDay => ({
  date,
  good,
  total,
  maintenanceGood: null,
  maintenanceTotal: null,
});
const series = (first: string, bad: readonly number[], total = 1000) =>
  bad.map((count, index) => day(addDays(first, index), total - count, total));

describe('SRE Workbook chapter 5', () => {
  it('table 5-4: burn rates, error rates and days to exhaustion', () => {
    const rows = [
      { burn: 1, bad: 100, hours: 30 * 24 },
      { burn: 2, bad: 200, hours: 15 * 24 },
      { burn: 10, bad: 1000, hours: 3 * 24 },
      { burn: 1000, bad: 100_000, hours: 43.2 / 60 },
    ];
    for (const { burn, bad, hours } of rows) {
      const sums = sumSloDays([day('2026-11-22', 100_000 - bad, 100_000)], {
        firstDay: '2026-11-22',
        lastDay: '2026-11-22',
      });
      expect(burnRate(sums, 0.999).value).toBeCloseTo(burn, 9);
      expect(hoursToEmpty(burn, 30)).toBeCloseTo(hours, 9);
    }
  });

  it('table 5-8: 2 % in 1 h at 14.4, 5 % in 6 h at 6, 10 % in 3 days at 1', () => {
    expect(burnThatSpends(0.02, 1, 30)).toBeCloseTo(14.4, 12);
    expect(burnThatSpends(0.05, 6, 30)).toBeCloseTo(6, 12);
    expect(burnThatSpends(0.1, 72, 30)).toBeCloseTo(1, 12);
    expect(spentByBurn(14.4, 1, 30)).toBeCloseTo(0.02, 12);
    expect(hoursToEmpty(14.4, 30)).toBeCloseTo(50, 12);
    expect(hoursToEmpty(0, 30)).toBeNull();
  });

  it('an hour at 14.4 is found in five-minute data and spends 2 % of 30 days', () => {
    const start = Date.parse('2026-11-22T10:00:00.000Z');
    const buckets: SloBucket[] = Array.from({ length: 24 }, (_, index) => ({
      start: new Date(start + index * 300_000).toISOString(),
      minutes: 5,
      good: index < 12 ? 10_000 : 9_856,
      total: 10_000,
    }));
    const burn = burnOverBuckets(buckets, 0.999, '2026-11-22T12:00:00.000Z', 1);
    expect(burn.value).toBeCloseTo(14.4, 9);
    expect(burn.n).toBe(12);
    expect(burnOverBuckets(buckets, 0.999, '2026-11-22T11:00:00.000Z', 1).value).toBe(0);
    expect(burnOverBuckets(buckets, 0.999, '2026-11-25T11:00:00.000Z', 1)).toMatchObject({
      value: null,
      n: 0,
    });
  });
});

describe('look-backs', () => {
  it('are offered only where the data is fine enough', () => {
    const keys = (minutes: number) => offeredLookBacks(minutes).map((lookBack) => lookBack.key);
    expect(keys(1440)).toEqual(['7d', '28d']);
    expect(keys(60)).toEqual(['3d', '7d', '28d']);
    expect(keys(1)).toEqual(['1h', '6h', '3d', '7d', '28d']);
  });

  it('over days use the days they name', () => {
    const days = series('2026-11-09', [0, 0, 0, 0, 0, 0, 0, 10, 10, 10, 10, 10, 10, 10]);
    expect(burnOverDays(days, 0.99, '2026-11-22', 7).value).toBe(1);
    expect(burnOverDays(days, 0.99, '2026-11-22', 14).value).toBe(0.5);
    expect(burnOverDays(days, 0.99, '2026-11-15', 7).value).toBe(0);
    expect(burnOverDays(days, 0.99, '2026-12-22', 7)).toMatchObject({ value: null, excluded: [{ n: 7 }] });
    expect(burnOverDays(days, 1, '2026-11-22', 7).value).toBeNull();
  });
});

describe('sustained burn', () => {
  it('is above 1 in two consecutive weeks up to the last', () => {
    expect(sustainedBurn([0.5, 1.2, 1.1])).toEqual({ isSustained: true, weeks: 2 });
    expect(sustainedBurn([2, 2, 1])).toEqual({ isSustained: false, weeks: 0 });
    expect(sustainedBurn([2, 0.9, 2])).toEqual({ isSustained: false, weeks: 1 });
    expect(sustainedBurn([2, null, 2])).toEqual({ isSustained: false, weeks: 1 });
    expect(sustainedBurn([2, 2, null])).toEqual({ isSustained: false, weeks: 0 });
    expect(sustainedBurn([])).toEqual({ isSustained: false, weeks: 0 });
    expect(sustainedBurn([2, 2], 3)).toEqual({ isSustained: false, weeks: 0 });
  });

  it('is read off the review weeks, over the year’s end too', () => {
    const calendar = { zone: 'Pacific/Auckland', weekStart: 1 };
    const weeks = trailingWeeks(weekByKey('2027-W01', calendar), 3, calendar);
    expect(weeks.map((week) => week.key)).toEqual(['2026-W52', '2026-W53', '2027-W01']);
    const days = series('2026-12-21', [...Array(7).fill(5), ...Array(7).fill(20), ...Array(7).fill(30)]);
    const burns = weeklyBurns(days, 0.99, weeks).map(({ burn }) => burn.value);
    expect(burns).toEqual([0.5, 2, 3]);
    expect(sustainedBurn(burns)).toEqual({ isSustained: true, weeks: 2 });
  });
});

describe('the exhaustion forecast', () => {
  const forecast = (remaining: number | null, burn: number | null, rest: Partial<ForecastInput> = {}) =>
    exhaustionForecast({
      remaining: remaining === null ? noData('Nothing was measured in the window.') : measured(remaining, 30),
      burn: burn === null ? noData('Nothing was measured in the window.') : measured(burn, 7),
      windowKind: 'rolling',
      windowDays: 30,
      elapsedDays: 30,
      ...rest,
    });

  it('is 30 / burn days of a full 30-day budget', () => {
    expect(forecast(1, 14.4).value).toBeCloseTo(50 / 24, 12);
    expect(forecast(1, 1).value).toBe(30);
    expect(forecast(1, 10)).toMatchObject({ value: 3, n: 7 });
    expect(forecast(0.4, 2).value).toBeCloseTo(6, 12);
  });

  it('is 0 once the budget is gone, and says so when it lasts', () => {
    expect(forecast(0, 0).value).toBe(0);
    expect(forecast(-2, null).value).toBe(0);
    expect(forecast(0.5, 0)).toMatchObject({ value: null, reason: expect.stringContaining('outlasts') });
    expect(forecast(1, 0.9).value).toBeNull();
    expect(forecast(null, 1)).toMatchObject({ value: null, reason: 'Nothing was measured in the window.' });
    expect(forecast(0.5, null)).toMatchObject({
      value: null,
      reason: 'Nothing was measured in the last 7 days.',
    });
  });

  it('in a calendar window is where spending catches up with the budget earned', () => {
    const month = { windowKind: 'calendar-month', windowDays: 30, elapsedDays: 10 } as const;
    expect(forecast(0.5, 2, month).value).toBe(5);
    expect(forecast(0.5, 1, month).value).toBeNull();
    expect(forecast(1, 1.5, month).value).toBe(20);
    expect(forecast(1, 1.4, month).value).toBeNull();
  });

  it('in a calendar window agrees with walking on day by day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 7, max: 80 }),
        fc.nat(9),
        fc.integer({ min: 1, max: 60 }),
        (elapsed, early, late) => {
          // Tenths of a day's budget: `early` a day at first, `late` a day in the last week and from now on.
          const spentTenths = early * (elapsed - 7) + late * 7;
          const remaining = 1 - spentTenths / (10 * elapsed);
          const { value } = forecast(remaining, late / 10, {
            windowKind: 'calendar-quarter',
            windowDays: 92,
            elapsedDays: elapsed,
          });
          let walked: number | null = null;
          for (let ahead = 0; ahead <= 92 - elapsed && walked === null; ahead += 1) {
            if (spentTenths + late * ahead >= 10 * (elapsed + ahead)) walked = ahead;
          }
          if (walked === null) expect(value).toBeNull();
          else expect(Math.max(0, Math.ceil((value ?? Number.NaN) - 1e-6))).toBe(walked);
        },
      ),
    );
  });

  it('comes no later at a higher burn or with less left', () => {
    const share = fc.double({ min: 0.01, max: 1, noNaN: true });
    const burn = fc.double({ min: 0.1, max: 50, noNaN: true });
    fc.assert(
      fc.property(share, share, burn, burn, (r1, r2, b1, b2) => {
        const soon = forecast(Math.min(r1, r2), Math.max(b1, b2)).value ?? Number.POSITIVE_INFINITY;
        const late = forecast(Math.max(r1, r2), Math.min(b1, b2)).value ?? Number.POSITIVE_INFINITY;
        expect(soon).toBeLessThanOrEqual(late);
        expect(soon).toBeGreaterThan(0);
      }),
    );
  });
});
