import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KpiValue } from '#shared/kpi/roll-up.ts';
import { fiscalYearStart } from '#shared/time/month.ts';
import { addDays, daysBetween } from '#shared/time/week.ts';
import {
  fiscalQuarterStart,
  priorYearDate,
  sameElapsedDaysPriorYear,
  toDateSpan,
  weeksEnding,
} from '#shared/wbr/periods.ts';
import { changeBetween, isoWeekNumber, trailingView } from '#shared/wbr/trailing.ts';

function daily(from: string, to: string, value: (date: string) => number | null): KpiValue[] {
  const days = daysBetween(from, to) + 1;
  return Array.from({ length: days }, (_, day) => {
    const start = addDays(from, day);
    return { start, value: value(start) };
  });
}

describe('the periods of a 6-12 view', () => {
  it('weeks end on the weekday of the review', () => {
    expect(weeksEnding('2026-11-22').at(0)).toEqual({ start: '2026-10-12', end: '2026-10-18' });
    expect(weeksEnding('2026-11-22').at(-1)).toEqual({ start: '2026-11-16', end: '2026-11-22' });
    expect([isoWeekNumber('2026-11-22'), isoWeekNumber('2021-01-03'), isoWeekNumber('2020-12-31')]).toEqual([
      47, 53, 53,
    ]);
  });

  it('quarters and years follow the fiscal year', () => {
    expect(fiscalYearStart('2021-09', 5)).toBe('2021-06');
    expect(fiscalYearStart('2021-05', 5)).toBe('2020-06');
    expect(fiscalQuarterStart('2021-09', 5)).toBe('2021-09');
    expect(fiscalQuarterStart('2021-08', 5)).toBe('2021-06');
    expect(toDateSpan('quarter', '2021-03-09')).toEqual({ start: '2021-01-01', end: '2021-03-09' });
  });

  it('a prior year has the same number of elapsed days', () => {
    expect(priorYearDate('2024-02-29')).toBe('2023-02-28');
    expect(sameElapsedDaysPriorYear(toDateSpan('year', '2024-03-05'))).toEqual({
      start: '2023-01-01',
      end: '2023-03-06',
    });
  });
});

describe('a change', () => {
  it('is in percent or basis points, and not available from zero or a negative base', () => {
    expect(changeBetween(150, 100, 'percent')).toEqual({ value: 50 });
    expect(changeBetween(0.06, 0.05, 'basis-points').value).toBeCloseTo(100, 8);
    expect(changeBetween(-1, 0, 'basis-points')).toEqual({ value: -10_000 });
    for (const base of [0, -5, null]) expect(changeBetween(1, base, 'percent').value).toBeNull();
    expect(changeBetween(null, 1, 'percent')).toMatchObject({ value: null, reason: expect.any(String) });
  });
});

describe('the trailing view of a KPI', () => {
  const values = daily('2024-01-01', '2026-11-22', () => 2);
  const view = trailingView(values, { weekEnding: '2026-11-22', rule: 'sum' });

  it('has six weeks, twelve months and the box of nine', () => {
    expect(view.weeks.map(({ label, current, prior }) => [label, current.value, prior.value])).toEqual(
      ['W42', 'W43', 'W44', 'W45', 'W46', 'W47'].map((label) => [label, 14, 14]),
    );
    expect(view.months.map(({ label }) => label).join(' ')).toBe(
      'Nov Dec Jan Feb Mar Apr May Jun Jul Aug Sep Oct',
    );
    expect(view.months.at(-1)?.current).toMatchObject({ value: 62, n: 31, isPartial: false });
    expect(view.box.monthToDate).toEqual({ value: 44 });
    expect(view.box.yearOnYear).toEqual({ value: 0 });
  });

  it('marks a month that is not over as partial and shows what there is', () => {
    const fiscal = trailingView(values, { weekEnding: '2026-11-22', rule: 'sum', months: 'fiscal-year' });
    expect(fiscal.months.map(({ label }) => label)[0]).toBe('Jan');
    expect(fiscal.months[10]?.current).toMatchObject({ value: 44, isPartial: true });
    expect(fiscal.months[11]?.current).toMatchObject({ value: null, isPartial: true, n: 0 });
    expect(fiscal.months[11]?.current.reason).toMatch(/./);
  });

  it('compares to-date values over the same number of days in a leap year', () => {
    const leap = trailingView(
      daily('2023-01-01', '2024-03-09', () => 1),
      { weekEnding: '2024-03-09', rule: 'sum' },
    );
    expect(leap.box.yearToDate.value).toBe(69);
    expect(leap.box.yearOnYear.value).toBe(0);
  });

  it('recomputes a ratio from its parts', () => {
    const rows = daily('2026-11-16', '2026-11-22', () => null).map((row, day) => ({
      ...row,
      numerator: day === 0 ? 90 : 1,
      denominator: day === 0 ? 100 : 10,
    }));
    const ratio = trailingView(rows, { weekEnding: '2026-11-22', rule: 'ratio', change: 'basis-points' });
    expect(ratio.weeks.at(-1)?.current.value).toBe(96 / 160);
  });

  it('puts a week’s value into the month of its fourth day, and gives a month’s value no weeks', () => {
    const weekly = [
      { start: '2026-10-26', value: 5 },
      { start: '2026-11-16', value: 7 },
    ];
    const view = trailingView(weekly, { weekEnding: '2026-11-22', rule: 'sum', grain: 'week' });
    expect(view.months.at(-1)?.current).toMatchObject({ value: 5, isPartial: false });
    expect(view.weeks.map(({ current }) => current.value)).toEqual([null, null, 5, null, null, 7]);
    const monthly = trailingView([{ start: '2026-10-01', value: 3 }], {
      weekEnding: '2026-11-22',
      rule: 'last',
      grain: 'month',
    });
    expect(monthly.weeks.at(-1)?.current).toMatchObject({ value: null, reason: 'Values are monthly.' });
    expect(monthly.months.at(-1)?.current.value).toBe(3);
  });

  it('has reasons, not zeros, without data', () => {
    const empty = trailingView([], { weekEnding: '2026-11-22', rule: 'mean' });
    const points = [...empty.weeks, ...empty.months].flatMap(({ current, prior }) => [current, prior]);
    for (const told of [...points, ...Object.values(empty.box)]) {
      expect(told.value).toBeNull();
      expect(told.reason).toMatch(/\.$/);
    }
  });

  it('agrees with adding the days up one by one', () => {
    const sums = (rows: KpiValue[], start: string, end: string) =>
      rows
        .filter((row) => row.start >= start && row.start <= end && row.value !== null)
        .reduce((sum, row) => sum + (row.value ?? 0), 0);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1500 }),
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.option(fc.integer({ min: 1, max: 99 })), { minLength: 1, maxLength: 900 }),
        (offset, fiscalYearEnd, cells) => {
          const weekEnding = addDays('2022-01-01', offset);
          const rows = cells.map((value, day) => ({ start: addDays(weekEnding, -day), value }));
          const shown = trailingView(rows, { weekEnding, rule: 'sum', fiscalYearEnd });
          for (const { current, prior } of [...shown.weeks, ...shown.months]) {
            for (const point of [current, prior]) {
              expect(point.value ?? 0).toBe(sums(rows, point.start, point.end));
              expect(point.value === null).toBe(point.n === 0);
            }
          }
          const { start, end } = toDateSpan('year', weekEnding, fiscalYearEnd);
          expect(shown.box.yearToDate.value ?? 0).toBe(sums(rows, start, end));
        },
      ),
      { numRuns: 200 },
    );
  });
});
