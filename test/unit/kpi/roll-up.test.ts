import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregate, type KpiValue, offTarget, rollUp } from '#shared/kpi/roll-up.ts';
import { addDays } from '#shared/time/week.ts';

const row = (start: string, value: number | null, parts: [number, number] | null = null): KpiValue => ({
  start,
  value,
  numerator: parts?.[0] ?? null,
  denominator: parts?.[1] ?? null,
});
const weeks = (first: string, values: readonly (number | null)[]) =>
  values.map((value, index) => row(addDays(first, index * 7), value));

describe('aggregate', () => {
  it('follows the rule', () => {
    const values = [
      row('2026-11-09', 4),
      row('2026-11-02', 1),
      row('2026-11-16', null),
      row('2026-11-23', 7),
    ];
    expect(aggregate(values, 'sum')).toMatchObject({ value: 12, n: 3, excluded: [{ n: 1 }] });
    expect(aggregate(values, 'mean').value).toBe(4);
    expect(aggregate(values, 'min').value).toBe(1);
    expect(aggregate(values, 'max').value).toBe(7);
    expect(aggregate(values, 'last').value).toBe(7);
  });

  it('recomputes a ratio from its parts and never averages it', () => {
    const values = [row('2026-11-02', 0.5, [1, 2]), row('2026-11-09', 1, [98, 98])];
    expect(aggregate(values, 'ratio').value).toBeCloseTo(0.99, 12);
    const withoutParts = [row('2026-11-02', 0.5), row('2026-11-09', 0.7)];
    expect(aggregate(withoutParts, 'ratio')).toMatchObject({ value: null, n: 0, excluded: [{ n: 2 }] });
    expect(aggregate([row('2026-11-02', null, [0, 0])], 'ratio')).toMatchObject({ value: null });
  });

  it('takes one period as it is, from its value or its parts', () => {
    expect(aggregate([row('2026-11-02', 0.5)], 'ratio')).toMatchObject({ value: 0.5, n: 1 });
    expect(aggregate([row('2026-11-02', null, [1, 4])], 'ratio').value).toBe(0.25);
    expect(aggregate([row('2026-11-02', null, [1, 4])], 'mean').value).toBe(0.25);
    expect(aggregate([row('2026-11-02', null, [1, 0])], 'mean').value).toBeNull();
  });

  it('gives no data with a reason, never 0, for nothing', () => {
    for (const rule of ['sum', 'mean', 'min', 'max', 'last', 'ratio'] as const) {
      expect(aggregate([], rule)).toMatchObject({ value: null, reason: 'No values recorded.' });
      expect(aggregate([row('2026-11-02', null)], rule).value).toBeNull();
    }
  });

  it('lies between the smallest and largest value, except the sum', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 20 }), (values) => {
        const rows = weeks('2026-01-05', values);
        for (const rule of ['mean', 'min', 'max', 'last'] as const) {
          const result = aggregate(rows, rule).value;
          expect(result).toBeGreaterThanOrEqual(Math.min(...values));
          expect(result).toBeLessThanOrEqual(Math.max(...values));
        }
      }),
    );
  });
});

describe('rollUp', () => {
  it('puts a week in the month of its fourth day', () => {
    const months = rollUp([row('2026-09-28', 1), row('2026-10-26', 2)], {
      from: 'week',
      to: 'month',
      rule: 'sum',
    });
    expect(months.map(({ key, result }) => [key, result.value])).toEqual([['2026-10', 3]]);
  });

  it('marks a month with a missing week as partial', () => {
    const october = { from: 'week', to: 'month', rule: 'sum' } as const;
    const [full] = rollUp(weeks('2026-09-28', [1, 1, 1, 1, 1]), october);
    expect(full).toMatchObject({ key: '2026-10', expected: 5, recorded: 5, isPartial: false });
    const [partial] = rollUp(weeks('2026-09-28', [1, null, 1, 1, 1]), october);
    expect(partial).toMatchObject({ expected: 5, recorded: 4, isPartial: true });
  });

  it('follows the fiscal year', () => {
    const options = { from: 'month', to: 'quarter', rule: 'sum', yearEnd: 6 } as const;
    const quarters = rollUp([row('2026-07-01', 1), row('2026-09-01', 2), row('2026-10-01', 4)], options);
    expect(quarters.map(({ key, result, isPartial }) => [key, result.value, isPartial])).toEqual([
      ['2027-Q1', 3, true],
      ['2027-Q2', 4, true],
    ]);
  });

  it('keeps the total, whatever first day the weeks have and wherever they fall', () => {
    const start = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2019-12-28', days));
    fc.assert(
      fc.property(
        start,
        fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 60 }),
        (first, values) => {
          const total = values.reduce((sum, entry) => sum + entry, 0);
          for (const to of ['month', 'quarter'] as const) {
            const groups = rollUp(weeks(first, values), { from: 'week', to, rule: 'sum' });
            expect(groups.reduce((sum, { result }) => sum + (result.value ?? 0), 0)).toBe(total);
            for (const group of groups.slice(1, -1)) expect(group.recorded).toBe(group.expected);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('offTarget', () => {
  const rag = (value: number) => (value >= 10 ? 'green' : value >= 8 ? 'amber' : 'red');

  it('counts the latest run and skips periods without a value', () => {
    expect(offTarget(weeks('2026-11-02', [5, 10, 9, null, 7, 9]), rag)).toEqual({
      periods: 3,
      worst: 'red',
      firstStart: '2026-11-16',
    });
    expect(offTarget(weeks('2026-11-02', [5, 5, 10]), rag)).toEqual({
      periods: 0,
      worst: null,
      firstStart: null,
    });
    expect(offTarget(weeks('2026-11-02', [5, 5]), () => null).periods).toBe(0);
  });
});
