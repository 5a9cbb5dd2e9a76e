import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { costSection } from '#core/review/cost.ts';
import { exchangeTo } from '#shared/cost/exchange.ts';
import { costVariance, savingsRealisation, unitCost } from '#shared/cost/variance.ts';
import { sum } from '#shared/figure/statistics.ts';
import { addMonths, lastDayOfMonth, monthOfDate } from '#shared/time/month.ts';
import { dayIn, figureOf, idsBehind, reusableWorkspace, scene } from '../../support/review.ts';

const { fill, dispose } = reusableWorkspace();
afterAll(dispose);

const money = fc.option(fc.integer({ min: 0, max: 500_000 }), { nil: null });
const cost = fc.record({
  // The days around the last one looked at are drawn often: they are where a day is too many or missing.
  offset: fc.oneof(fc.integer({ min: -70, max: 25 }), fc.constantFrom(1, 2, 3, 4, 6, 7)),
  grain: fc.constantFrom('day', 'month'),
  provider: fc.constantFrom('AWS', 'Azure'),
  team: fc.constantFrom('a', 'b', null),
  currency: fc.constantFrom(null, 'EUR', 'USD', 'JPY', 'CHF'),
  billed: money,
  effective: money,
  budget: money,
  usageQuantity: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
  usageUnit: fc.constantFrom('requests', null),
});

describe('the cost of a week', () => {
  it('is what the formulas give over all records, on one basis and in one currency', () => {
    const basis = fc.constantFrom('billed' as const, 'effective' as const);
    fc.assert(
      fc.property(scene, basis, fc.array(cost, { maxLength: 14 }), (at, costBasis, drawn) => {
        const rates = [
          { currency: 'USD', date: dayIn(at, -400), rate: 0.9 },
          { currency: 'USD', date: dayIn(at, -30), rate: 0.8 },
          { currency: 'JPY', date: dayIn(at, -45), rate: 0.006 },
        ];
        const context = fill(
          at,
          {
            team: ['a', 'b'].map((id) => ({ id, name: id })),
            currencyRate: rates,
            cost: drawn.map(({ offset, team, ...row }) => ({
              ...row,
              category: 'Compute',
              teamId: team,
              periodStart: row.grain === 'month' ? `${dayIn(at, offset).slice(0, 7)}-01` : dayIn(at, offset),
            })),
          },
          { costBasis },
        );
        const { today, isPartial, workspace } = context;
        const { section, figures } = costSection(context);
        const exchange = exchangeTo('EUR', rates);
        const running = monthOfDate(today);
        const full = !isPartial && today === lastDayOfMonth(running) ? running : addMonths(running, -1);
        const rowsOf = (month: string) =>
          workspace
            .repository('cost')
            .all()
            .filter(({ periodStart }) => monthOfDate(periodStart) === month)
            .map((row) => {
              const to = (amount: number | null) =>
                amount === null ? null : exchange(amount, row.currency, row.periodStart);
              const isAhead = row.grain === 'day' && row.periodStart > today;
              return { ...row, actual: isAhead ? null : to(row[costBasis]), budget: to(row.budget) };
            });
        const total = (values: readonly (number | null)[]) => {
          const known = values.flatMap((value) => value ?? []);
          return known.length === 0 ? null : sum(known);
        };
        const near = (value: number | null | undefined, expected: number | null) => {
          if (expected === null || typeof value !== 'number') expect(value).toBe(expected);
          else expect(Math.abs(value - expected)).toBeLessThanOrEqual(0.5001);
        };
        const rows = rowsOf(full);
        const actual = figureOf(figures, 'cost.actual');
        near(actual.value, total(rows.map((row) => row.actual)));
        near(actual.previous, total(rowsOf(addMonths(full, -1)).map((row) => row.actual)));
        expect(idsBehind(actual)).toEqual(
          rows.flatMap((row) => (row.actual === null ? [] : row.id)).toSorted(),
        );
        expect(actual.n).toBe(rows.filter((row) => row.actual !== null).length);
        const isUnpriced = ({ currency, periodStart }: (typeof rows)[number]) =>
          exchange(1, currency, periodStart) === null;
        const unpriced = rows.filter((row) => row[costBasis] !== null && isUnpriced(row)).length;
        expect(
          actual.excluded
            .filter(({ reason }) => reason.startsWith('no exchange rate'))
            .reduce((n, e) => n + e.n, 0),
        ).toBe(unpriced);
        near(figureOf(figures, 'cost.budget').value, total(rows.map((row) => row.budget)));
        near(figureOf(figures, 'cost.mtd').value, total(rowsOf(running).map((row) => row.actual)));

        const variance = figureOf(figures, 'cost.variance');
        const expected = costVariance([
          { actual: total(rows.map((row) => row.actual)), budget: total(rows.map((row) => row.budget)) },
        ]).value;
        if (expected === null) expect(variance.value).toBeNull();
        else expect(variance.value).toBeCloseTo(expected, 9);
        if (variance.value !== null) {
          const size = Math.abs(variance.value);
          if (Math.abs(size - 0.05) > 1e-9 && Math.abs(size - 0.1) > 1e-9) {
            expect(variance.rag).toBe(size <= 0.05 ? 'green' : size <= 0.1 ? 'amber' : 'red');
          }
        }
        const perUnit = figureOf(figures, 'cost.unit');
        const oneUnit = rows.filter((row) => row.actual !== null && row.usageQuantity !== null);
        if (new Set(oneUnit.map(({ usageUnit }) => usageUnit)).size === 1) {
          const expectedUnit = unitCost(
            oneUnit.map((row) => ({ cost: row.actual, usage: row.usageQuantity })),
          ).value;
          if (expectedUnit === null) expect(perUnit.value).toBeNull();
          else expect(perUnit.value).toBeCloseTo(expectedUnit, 6);
        }
        for (const point of section.months) {
          near(
            point.actual,
            point.month > running ? null : total(rowsOf(point.month).map((row) => row.actual)),
          );
          near(point.budget, total(rowsOf(point.month).map((row) => row.budget)));
        }
        const shares = sum(section.providers.map(({ share }) => share));
        if ((actual.value ?? 0) > 0) expect(shares).toBeCloseTo(1, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('carries the linear trend on, names its range, and takes an entered forecast instead', () => {
    const at = { zone: 'UTC', weekStart: 1, key: '2026-W47', now: '2027-01-01T00:00:00.000Z' };
    const months = ['2026-07', '2026-08', '2026-09', '2026-10'].map((month, index) => ({
      periodStart: `${month}-01`,
      provider: 'AWS',
      category: 'Compute',
      effective: 100_000 + index * 10_000,
    }));
    const trend = figureOf(costSection(fill(at, { cost: months })).figures, 'cost.forecast');
    expect(trend).toMatchObject({ value: 140_000, n: 4 });
    expect(trend.label).toContain('Nov 2026 (effective; linear trend over 4 months');
    const entered = { periodStart: '2026-11-01', provider: 'AWS', category: 'Compute', forecast: 99_000 };
    const { section, figures } = costSection(fill(at, { cost: [...months, entered] }));
    expect(figureOf(figures, 'cost.forecast').value).toBe(99_000);
    expect(section.months.find(({ month }) => month === '2026-12')?.forecast).toBe(150_000);
  });

  it('adds savings up by lever and holds the realised against the identified', () => {
    const at = { zone: 'UTC', weekStart: 1, key: '2026-W47', now: '2027-01-01T00:00:00.000Z' };
    const rows = [
      { lever: 'cleanup', identified: 10_000, realised: 5_000 },
      { lever: 'cleanup', identified: 10_000, realised: 5_000, realisedOn: '2026-12-01' },
      { lever: 'rightsizing', identified: 20_000, status: 'dropped' },
      { lever: 'rightsizing', identified: 1, currency: 'CHF' },
      { lever: 'architecture' },
    ];
    const context = fill(at, { savingsOpportunity: rows.map((row) => ({ ...row, title: 'Idea' })) });
    const { section, figures } = costSection(context);
    expect(section.savings).toEqual([
      { lever: 'rightsizing', label: 'Rightsizing', identified: 20_000, realised: 0 },
      { lever: 'cleanup', label: 'Clean-up', identified: 20_000, realised: 5_000 },
    ]);
    expect(figureOf(figures, 'savings.identified')).toMatchObject({
      value: 40_000,
      n: 3,
      excluded: [
        { reason: 'no exchange rate for CHF', n: 1 },
        { reason: 'no identified amount', n: 1 },
      ],
    });
    expect(figureOf(figures, 'savings.realised').value).toBe(5_000);
    const pairs = [5_000, null, null].map((realised, index) => ({
      identified: index === 2 ? 20_000 : 10_000,
      realised,
    }));
    expect(figureOf(figures, 'savings.realisation').value).toBe(savingsRealisation(pairs).value);
  });

  it('weighs commitments by what they cover and leaves out those that are over', () => {
    const at = { zone: 'UTC', weekStart: 1, key: '2026-W47', now: '2027-01-01T00:00:00.000Z' };
    const commitment = [
      { name: 'A', coveredSpend: 300, eligibleSpend: 400, utilisation: 1 },
      { name: 'B', coveredSpend: 100, eligibleSpend: 400, utilisation: 0.6 },
      { name: 'C', coveredSpend: 9_000, eligibleSpend: 9_000, utilisation: 0, endsOn: '2026-11-21' },
      { name: 'D' },
    ];
    const { figures } = costSection(fill(at, { commitment }));
    expect(figureOf(figures, 'commitment.coverage')).toMatchObject({ value: 0.5, n: 2 });
    expect(figureOf(figures, 'commitment.utilisation').value).toBeCloseTo(0.9, 12);
    expect(figureOf(figures, 'commitment.utilisation').previous).toBeLessThan(0.1);
  });
});
