import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { computedKpi } from '#core/kpi/computed.ts';
import { type KpiPeriod, periodsUpTo } from '#core/kpi/periods.ts';
import type { ReviewContext } from '#core/review/context.ts';
import { lastFullMonth } from '#core/review/periods.ts';
import type { Workspace } from '#db/workspace.ts';
import { exchangeTo, type Rate } from '#shared/cost/exchange.ts';
import { costVariance, savingsRealisation, unitCost } from '#shared/cost/variance.ts';
import { exceptionCounts } from '#shared/exception/exception-counts.ts';
import { sum } from '#shared/figure/statistics.ts';
import { retention } from '#shared/people/retention.ts';
import { drTests, restoreValidation } from '#shared/resilience/readiness.ts';
import { patchCompliance } from '#shared/security/patch-compliance.ts';
import { runbookCoverage } from '#shared/service/runbook.ts';
import { addMonths, lastDayOfMonth } from '#shared/time/month.ts';
import { dayIn, reusableWorkspace, SCENES, scene } from '../../support/review.ts';
import { WORKSPACES, weeksAsked } from '../../support/weeks-asked.ts';
import { drawnStewardship, NOTHING_DRAWN, stewardshipAround } from './random-stewardship.ts';
import { expectSettled } from './settled.ts';

const { fill, dispose } = reusableWorkspace();
afterAll(dispose);

type Rows = ReturnType<typeof rowsOf>;
type Expected = (
  rows: Rows,
  period: KpiPeriod,
  context: ReviewContext,
) => { value: number | null; n?: number };

/** All rows, as they are stored. */
function rowsOf(workspace: Workspace, rates: readonly Rate[]) {
  const all = <N extends Parameters<Workspace['repository']>[0]>(name: N) => workspace.repository(name).all();
  return {
    exchange: exchangeTo('EUR', rates),
    teams: all('team'),
    slots: all('headcountSlot'),
    departures: all('departure'),
    services: all('service'),
    exercises: all('exercise'),
    postures: all('posture'),
    exceptions: all('iamException'),
    savings: all('savingsOpportunity'),
    costs: all('cost'),
  };
}

type Days = Pick<KpiPeriod, 'firstDay' | 'lastDay'>;

const NONE = { value: null };

/** The cost records of a period on the workspace's basis, with those amounts that have a rate. */
function costsIn({ costs, exchange }: Rows, { firstDay, lastDay }: Days, { settings }: ReviewContext) {
  const to = (amount: number | null, row: (typeof costs)[number]) =>
    amount === null ? null : exchange(amount, row.currency, row.periodStart);
  return costs
    .filter(({ periodStart }) => periodStart >= firstDay && periodStart <= lastDay)
    .map((row) => ({
      cost: to(row[settings.costBasis], row),
      budget: to(row.budget, row),
      usage: row.usageQuantity,
      unit: row.usageUnit,
    }));
}

const EXPECTED: Record<string, Expected> = {
  'runbook-coverage': ({ services }, { lastDay }, { settings }) => {
    const isReviewedSince = services.some(
      ({ tier, runbookReviewedOn: day }) => tier === 1 && day !== null && day > lastDay,
    );
    // Only the newest review is kept.
    return isReviewedSince
      ? NONE
      : runbookCoverage(services, lastDay, { withinDays: settings.runbookMaxAgeDays });
  },
  'dr-test-success': ({ exercises }, period, { today }) => drTests(exercises, period, today).success,
  'restore-validation': ({ exercises }, { lastDay }) => {
    const known = exercises.filter(
      ({ kind, plannedOn, heldOn }) =>
        kind === 'restore' &&
        ((plannedOn === null && heldOn === null) ||
          (plannedOn !== null && plannedOn <= lastDay) ||
          (heldOn !== null && heldOn <= lastDay)),
    );
    const names = known.flatMap(({ datastore }) => datastore ?? []);
    return restoreValidation(names, exercises, lastDay).share;
  },
  'patch-compliance': ({ postures }, { lastDay }) => patchCompliance(postures, lastDay),
  'iam-exceptions': ({ exceptions }, { lastDay }) => {
    const known = exceptions.filter(({ grantedOn }) => grantedOn === null || grantedOn <= lastDay);
    return { value: exceptionCounts(known, lastDay)?.open.length ?? null, n: known.length };
  },
  retention: ({ teams, slots, departures }, period) => {
    const [team] = teams;
    const since = `${team?.startingMonth}-01`;
    if (team?.startingHeadcount == null || since > period.firstDay) return NONE;
    const isBefore = (day: string | null) => day !== null && day >= since && day < period.firstDay;
    const joined = slots.filter(({ startedOn }) => isBefore(startedOn)).length;
    const gone = departures.filter(({ leftOn }) => isBefore(leftOn)).length;
    const headcount = Math.max(0, team.startingHeadcount + joined - gone);
    const leaving = departures.filter(({ leftOn }) => leftOn >= period.firstDay && leftOn <= period.lastDay);
    if (leaving.length > headcount) return NONE;
    const leavers = leaving.map(({ leftOn }) => ({ leftOn, joinedOn: null }));
    return retention(headcount, leavers, period);
  },
  'savings-realised': ({ savings, exchange }, { lastDay }) => {
    const to = (amount: number | null, currency: string | null) =>
      amount === null ? null : exchange(amount, currency, lastDay);
    const known = savings.filter(
      ({ identifiedOn, currency }) =>
        (identifiedOn === null || identifiedOn <= lastDay) && exchange(1, currency, lastDay) !== null,
    );
    return savingsRealisation(
      known.map(({ identified, realised, realisedOn, currency }) => ({
        identified: to(identified, currency),
        realised: realisedOn !== null && realisedOn > lastDay ? null : to(realised, currency),
      })),
    );
  },
  'unit-cost': (rows, period, context) => {
    // None of these records names a service, so each pays for its own usage.
    const used = (of: Days) =>
      costsIn(rows, of, context).filter(({ cost, usage }) => cost !== null && usage !== null);
    const month = lastFullMonth(context);
    const byUnit = Map.groupBy(
      used({ firstDay: `${month}-01`, lastDay: lastDayOfMonth(month) }),
      ({ unit }) => unit,
    );
    const costOf = (unit: string | null) => sum((byUnit.get(unit) ?? []).map(({ cost }) => cost ?? 0));
    const [unit = null] = [...byUnit.keys()]
      .filter((one) => costOf(one) > 0)
      .sort((a, b) => costOf(b) - costOf(a) || ((a ?? '') < (b ?? '') ? -1 : 1));
    return unitCost(used(period).filter((row) => row.unit === unit));
  },
  'cost-variance': (rows, period, context) => {
    if (period.isPartial) return NONE;
    const own = costsIn(rows, period, context);
    const [actual, budget] = [own.flatMap(({ cost }) => cost ?? []), own.flatMap((row) => row.budget ?? [])];
    if (actual.length === 0 || budget.length === 0) return NONE;
    const n = actual.length + budget.length;
    return { value: costVariance([{ actual: sum(actual), budget: sum(budget) }]).value, n };
  },
};

const asked = weeksAsked();
const compared = new Map<string, number>();
let drawnWorkspaces = 0;

describe('the computed KPIs of assurance, people and money', () => {
  it('are those of the formulas over all rows', { timeout: 120_000 }, () => {
    const basis = fc.constantFrom('billed' as const, 'effective' as const);
    fc.assert(
      fc.property(scene, basis, drawnStewardship, (at, costBasis, drawn) => {
        const rates = [
          { currency: 'USD', date: dayIn(at, -700), rate: 0.5 },
          { currency: 'USD', date: dayIn(at, -30), rate: 0.8 },
        ];
        const firstMonth = addMonths(dayIn(at, 0).slice(0, 7), -drawn.back);
        const around = stewardshipAround(at, drawn, firstMonth);
        const { workspace } = fill(at, { ...around, currencyRate: rates }, { costBasis });
        const rows = rowsOf(workspace, rates);
        drawnWorkspaces += 1;
        for (const context of asked.of(workspace, at)) compare(context, rows);
      }),
      { numRuns: WORKSPACES, seed: 32, examples: [[SCENES[0], 'billed', NOTHING_DRAWN]] },
    );
    expect([...compared].filter(([, cases]) => cases < 2000)).toEqual([]);
    expect(compared.size).toBe(Object.keys(EXPECTED).length);
  });
});

/** The week and the month that it ends in are asked for of each week, the quarter of every second one. */
function compare(context: ReviewContext, rows: Rows): void {
  const grains = context.isPartial ? (['week', 'quarter'] as const) : (['week', 'month'] as const);
  for (const grain of grains) {
    const periods = periodsUpTo(context, grain, 2);
    for (const [slug, expected] of Object.entries(EXPECTED)) {
      const values = computedKpi(slug)?.series(context, { kind: 'org' }, periods) ?? [];
      for (const [index, period] of periods.entries()) {
        expectSame(values[index], expected(rows, period, context), `${slug} of ${period.label}`);
        expectSettled(slug, period, { context, rows: String(drawnWorkspaces), found: values[index] });
      }
      if (grain === 'week') compared.set(slug, (compared.get(slug) ?? 0) + 1);
    }
  }
}

type Found = { value: number | null; n: number; reason?: string } | undefined;

function expectSame(found: Found, { value, n }: ReturnType<Expected>, where: string): void {
  if (value === null) {
    expect(found?.value, where).toBeNull();
    expect(found?.reason, where).toMatch(/\.$/);
    return;
  }
  expect(found?.value, where).toBeCloseTo(value, 9);
  expect(found?.n, where).toBe(n);
}
