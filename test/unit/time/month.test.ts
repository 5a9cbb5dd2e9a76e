import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import * as month from '#shared/time/month.ts';

const anyMonth = fc.integer({ min: 1970 * 12, max: 2100 * 12 }).map(month.monthByIndex);

describe('months', () => {
  it('count and step like the calendar', () => {
    fc.assert(
      fc.property(anyMonth, fc.integer({ min: -60, max: 60 }), (start, step) => {
        const stepped = month.addMonths(start, step);
        expect(stepped).toBe(Temporal.PlainYearMonth.from(start).add({ months: step }).toString());
        expect(month.monthsBetween(start, stepped)).toBe(step);
        expect(month.daysInMonth(start)).toBe(Temporal.PlainYearMonth.from(start).daysInMonth);
      }),
    );
  });

  it('form quarters of the fiscal year that contain them', () => {
    fc.assert(
      fc.property(anyMonth, fc.integer({ min: 1, max: 12 }), (any, yearEnd) => {
        expect(month.monthsOfQuarter(month.quarterOfMonth(any, yearEnd), yearEnd)).toContain(any);
      }),
    );
    expect(month.quarterOfMonth('2026-11')).toBe('2026-Q4');
    expect(month.quarterOfMonth('2026-02', 1)).toBe('2027-Q1');
    expect(month.monthsOfQuarter('2026-Q4', 9)).toEqual(['2026-07', '2026-08', '2026-09']);
  });

  it('refuses other text', () => {
    expect(() => month.monthIndex('2026-13')).toThrow(RangeError);
    expect(() => month.monthsOfQuarter('2026-Q5')).toThrow(RangeError);
    expect(() => month.quarterOfMonth('2026-01', 0)).toThrow(RangeError);
    expect(month.monthRange('2026-02', '2026-01')).toEqual([]);
    expect(month.lastDayOfMonth('2028-02')).toBe('2028-02-29');
  });
});
