import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { ReviewContext } from '#core/review/context.ts';
import { costSection } from '#core/review/cost.ts';
import type { Workspace } from '#db/workspace.ts';
import { type Exchange, exchangeTo, type Rate } from '#shared/cost/exchange.ts';
import { costForecast } from '#shared/cost/forecast.ts';
import {
  commitmentCoverage,
  costVariance,
  savingsRealisation,
  unitCost,
  weightedUtilisation,
} from '#shared/cost/variance.ts';
import type { Figure } from '#shared/figure/figure.ts';
import { sum } from '#shared/figure/statistics.ts';
import { addMonths, lastDayOfMonth, monthOfDate, monthRange, monthsBetween } from '#shared/time/month.ts';
import { dayIn, idsBehind, reusableWorkspace, SCENES, scene } from '../../support/review.ts';
import { WORKSPACES, weeksAsked } from '../../support/weeks-asked.ts';

const { fill, dispose } = reusableWorkspace();
afterAll(dispose);

const money = fc.option(fc.integer({ min: 0, max: 500_000 }), { nil: null });
const cost = fc.record({
  // The days around the last one looked at are drawn often: they are where a day is too many or missing.
  offset: fc.oneof(fc.integer({ min: -200, max: 60 }), fc.constantFrom(1, 2, 3, 4, 6, 7)),
  grain: fc.constantFrom('day', 'month'),
  provider: fc.constantFrom('AWS', 'Azure'),
  team: fc.constantFrom('a', 'b', null),
  currency: fc.constantFrom(null, 'EUR', 'USD', 'JPY', 'CHF'),
  billed: money,
  effective: money,
  budget: money,
  forecast: fc.option(fc.integer({ min: 0, max: 500_000 }), { nil: null, freq: 1 }),
  usageQuantity: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
  usageUnit: fc.constantFrom('requests', null),
});

const dayOf = fc.option(fc.integer({ min: -110, max: 45 }), { nil: null });
const currency = fc.constantFrom(null, 'EUR', 'USD', 'JPY', 'CHF');
const saving = fc.record({
  lever: fc.constantFrom('rightsizing', 'cleanup'),
  identified: money,
  realised: money,
  identifiedOn: dayOf,
  realisedOn: dayOf,
  currency,
});
const commitment = fc.record({
  coveredSpend: money,
  eligibleSpend: money,
  utilisation: fc.option(fc.constantFrom(0, 0.5, 0.9, 1), { nil: null }),
  startsOn: dayOf,
  endsOn: dayOf,
  currency,
});

type Rows = ReturnType<typeof rowsOf>;

/** All rows, as they are stored. */
function rowsOf(workspace: Workspace, exchange: Exchange) {
  const costs = workspace.repository('cost').all();
  return {
    exchange,
    costs: Map.groupBy(costs, ({ periodStart }) => monthOfDate(periodStart)),
    savings: workspace.repository('savingsOpportunity').all(),
    commitments: workspace.repository('commitment').all(),
  };
}

const asked = weeksAsked();

describe('the cost of a week', () => {
  it('is what the formulas give over all records, on one basis and in one currency', {
    timeout: 120_000,
  }, () => {
    const basis = fc.constantFrom('billed' as const, 'effective' as const);
    const lists = [
      fc.array(cost, { maxLength: 24 }),
      fc.array(saving, { maxLength: 5 }),
      fc.array(commitment, { maxLength: 5 }),
    ] as const;
    fc.assert(
      fc.property(scene, basis, ...lists, (at, costBasis, costs, savings, commitments) => {
        const date = (offset: number | null) => (offset === null ? null : dayIn(at, offset));
        const rates: Rate[] = [
          { currency: 'USD', date: dayIn(at, -600), rate: 0.9 },
          { currency: 'USD', date: dayIn(at, -30), rate: 0.8 },
          { currency: 'JPY', date: dayIn(at, -45), rate: 0.006 },
        ];
        const { workspace } = fill(
          at,
          {
            team: ['a', 'b'].map((id) => ({ id, name: id })),
            currencyRate: rates,
            cost: costs.map(({ offset, team, ...row }) => ({
              ...row,
              category: 'Compute',
              teamId: team,
              periodStart: row.grain === 'month' ? `${dayIn(at, offset).slice(0, 7)}-01` : dayIn(at, offset),
            })),
            savingsOpportunity: savings.map((row) => ({
              ...row,
              title: 'Idea',
              identifiedOn: date(row.identifiedOn),
              realisedOn: date(row.realisedOn),
            })),
            commitment: commitments.map((row, index) => {
              const isTurned = row.startsOn !== null && row.endsOn !== null && row.startsOn > row.endsOn;
              const [starts, ends] = isTurned ? [row.endsOn, row.startsOn] : [row.startsOn, row.endsOn];
              return { ...row, name: `Commitment ${index}`, startsOn: date(starts), endsOn: date(ends) };
            }),
          },
          { costBasis },
        );
        const rows = rowsOf(workspace, exchangeTo('EUR', rates));
        for (const context of asked.of(workspace, at)) compare(context, rows);
      }),
      { numRuns: WORKSPACES, seed: 27, examples: [[SCENES[0], 'billed', [], [], []]] },
    );
    asked.expectEnough();
  });
});

/** The costs of a month as they are seen on the day looked at. */
function costsOf({ settings, today }: ReviewContext, { costs, exchange }: Rows, month: string) {
  return (costs.get(month) ?? []).map((row) => {
    const to = (amount: number | null) =>
      amount === null ? null : exchange(amount, row.currency, row.periodStart);
    const isAhead = row.grain === 'day' && row.periodStart > today;
    return {
      ...row,
      recorded: row[settings.costBasis],
      actual: isAhead ? null : to(row[settings.costBasis]),
      budget: to(row.budget),
      forecast: to(row.forecast),
    };
  });
}

type Cost = ReturnType<typeof costsOf>[number];

function total(rows: readonly Cost[], part: 'actual' | 'budget' | 'forecast'): number | null {
  const known = rows.flatMap((row) => row[part] ?? []);
  return known.length === 0 ? null : sum(known);
}

/** Totals are rounded to whole minor units. */
function expectNear(value: number | null | undefined, expected: number | null, what: string, by = 0.5001) {
  if (expected === null || typeof value !== 'number') expect(value ?? null, what).toBe(expected);
  else if (Math.abs(value - expected) > by) expect(value, what).toBe(expected);
}

function expectRatio(value: number | null | undefined, expected: number | null, what: string) {
  expectNear(value, expected, what, 1e-9 * Math.max(1, Math.abs(expected ?? 0)));
}

function compare(context: ReviewContext, rows: Rows): void {
  const { section, figures } = costSection(context);
  const { today, isPartial } = context;
  const figure = (key: string) => asked.figure(figures, key);
  const running = monthOfDate(today);
  const full = !isPartial && today === lastDayOfMonth(running) ? running : addMonths(running, -1);
  const own = costsOf(context, rows, full);
  const before = costsOf(context, rows, addMonths(full, -1));
  compareMonth(own, before, rows.exchange, figure);
  const mtd = figure('cost.mtd');
  expectNear(mtd.value, total(costsOf(context, rows, running), 'actual'), mtd.key);
  for (const point of section.months) {
    const ofMonth = costsOf(context, rows, point.month);
    expectNear(point.actual, point.month > running ? null : total(ofMonth, 'actual'), point.month);
    expectNear(point.budget, total(ofMonth, 'budget'), point.month);
  }
  if ((total(own, 'actual') ?? 0) > 0) {
    const shares = sum(section.providers.map(({ share }) => share));
    expect(shares).toBeCloseTo(1, 9);
  }
  const next = addMonths(full, 1);
  const forecast = figure('cost.forecast');
  const entered = total(costsOf(context, rows, next), 'forecast');
  if (entered !== null) expectNear(forecast.value, entered, forecast.key);
  else {
    const history = monthRange(addMonths(full, -11), full).map((month) => {
      const value = total(costsOf(context, rows, month), 'actual');
      return { month, cost: value === null ? null : Math.round(value) };
    });
    const last = history.findLast((point) => point.cost !== null)?.month;
    const trend = last === undefined ? null : costForecast(history, { months: monthsBetween(last, next) });
    expectNear(forecast.value, trend?.forecast?.months.at(-1)?.value ?? null, forecast.key, 2);
    if (forecast.value !== null) expect(forecast.n).toBe(trend?.forecast?.n);
  }
  compareSavings(context, rows, figure);
}

type FigureOf = (key: string) => Figure;

function compareMonth(
  rows: readonly Cost[],
  before: readonly Cost[],
  exchange: Exchange,
  figure: FigureOf,
): void {
  const actual = figure('cost.actual');
  expectNear(actual.value, total(rows, 'actual'), actual.key);
  expectNear(actual.previous, total(before, 'actual'), actual.key);
  expect(idsBehind(actual)).toEqual(rows.flatMap((row) => (row.actual === null ? [] : row.id)).toSorted());
  expect(actual.n).toBe(rows.filter((row) => row.actual !== null).length);
  const unpriced = rows.filter(
    (row) => row.recorded !== null && exchange(1, row.currency, row.periodStart) === null,
  );
  const left = actual.excluded.filter(({ reason }) => reason.startsWith('no exchange rate'));
  expect(sum(left.map(({ n }) => n))).toBe(unpriced.length);
  const budget = figure('cost.budget');
  expectNear(budget.value, total(rows, 'budget'), budget.key);
  expectNear(budget.previous, total(before, 'budget'), budget.key);

  const varianceOf = (own: readonly Cost[]) =>
    costVariance([{ actual: total(own, 'actual'), budget: total(own, 'budget') }]).value;
  const variance = figure('cost.variance');
  expectRatio(variance.value, varianceOf(rows), variance.key);
  expectRatio(variance.previous, varianceOf(before), variance.key);
  if (variance.value !== null) {
    const size = Math.abs(variance.value);
    if (Math.abs(size - 0.05) > 1e-9 && Math.abs(size - 0.1) > 1e-9) {
      expect(variance.rag).toBe(size <= 0.05 ? 'green' : size <= 0.1 ? 'amber' : 'red');
    }
  }

  const used = (own: readonly Cost[]) =>
    own.filter((row) => row.actual !== null && row.usageQuantity !== null);
  const byUnit = [...Map.groupBy(used(rows), ({ usageUnit }) => usageUnit)].toSorted(
    ([a, left], [b, right]) =>
      (total(right, 'actual') ?? 0) - (total(left, 'actual') ?? 0) || ((a ?? '') < (b ?? '') ? -1 : 1),
  );
  const unit = byUnit[0]?.[0];
  const costOf = (own: readonly Cost[]) =>
    unitCost(
      used(own)
        .filter(({ usageUnit }) => usageUnit === unit)
        .map((row) => ({ cost: row.actual, usage: row.usageQuantity })),
    ).value;
  const perUnit = figure('cost.unit');
  expectRatio(perUnit.value, costOf(rows), perUnit.key);
  expectRatio(perUnit.previous, unit === undefined ? null : costOf(before), perUnit.key);
}

function compareSavings(context: ReviewContext, rows: Rows, figure: FigureOf): void {
  const now = savingsOn(rows, context.today);
  const before = savingsOn(rows, context.previousWeek.lastDay);
  for (const key of ['savings.identified', 'savings.realised'] as const) {
    const { value, previous } = figure(key);
    expectNear(value, now[key], key);
    expectNear(previous, before[key], key);
  }
  for (const key of ['savings.realisation', 'commitment.coverage', 'commitment.utilisation'] as const) {
    const { value, previous } = figure(key);
    expectRatio(value, now[key], key);
    expectRatio(previous, before[key], key);
  }
}

/** Savings and commitments at the end of a day. A record of which an amount has no rate counts nowhere. */
function savingsOn({ savings, commitments, exchange }: Rows, day: string) {
  const to = (amount: number | null, from: string | null) =>
    amount === null ? null : exchange(amount, from, day);
  const hasRate = (from: string | null) => exchange(1, from, day) !== null;
  const identified = savings
    .filter(({ identifiedOn }) => identifiedOn === null || identifiedOn <= day)
    .map((row) => {
      const realised = row.realisedOn !== null && row.realisedOn > day ? null : row.realised;
      return { ...row, realised };
    })
    .filter((row) => hasRate(row.currency) || (row.identified === null && row.realised === null))
    .map((row) => ({
      identified: to(row.identified, row.currency),
      realised: to(row.realised, row.currency),
    }));
  const inForce = commitments
    .filter(({ startsOn, endsOn }) => (startsOn ?? '') <= day && (endsOn ?? '9999') >= day)
    .filter((row) => hasRate(row.currency) || (row.coveredSpend === null && row.eligibleSpend === null))
    .map((row) => ({
      covered: to(row.coveredSpend, row.currency),
      eligible: to(row.eligibleSpend, row.currency),
      utilisation: row.utilisation,
    }));
  const known = identified.flatMap((row) => row.identified ?? []);
  const withAmount = identified.filter((row) => row.identified !== null || row.realised !== null);
  return {
    'savings.identified': known.length === 0 ? null : sum(known),
    'savings.realised': withAmount.length === 0 ? null : sum(withAmount.map(({ realised }) => realised ?? 0)),
    'savings.realisation': savingsRealisation(identified).value,
    'commitment.coverage': commitmentCoverage(inForce).value,
    'commitment.utilisation': weightedUtilisation(
      inForce.map(({ utilisation, covered }) => ({ utilisation, committed: covered })),
    ).value,
  };
}
