import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtInKpiId, ensureBuiltInKpis } from '#core/kpi/built-in.ts';
import { periodsUpTo } from '#core/kpi/periods.ts';
import { kpiSeries } from '#core/kpi/series.ts';
import { calendarOf, reviewContext } from '#core/review/context.ts';
import { costSection } from '#core/review/cost.ts';
import type { KpiScope } from '#db/kpi/periods.ts';
import { listKpis } from '#db/kpi/value-queries.ts';
import type { WriteSession } from '#db/record/write-session.ts';
import type { Workspace } from '#db/workspace.ts';
import type { Grain } from '#shared/kpi/roll-up.ts';
import { weekByKey } from '#shared/time/week.ts';
import { edit, temporaryWorkspace } from '../../support/workspace.ts';

let workspace: Workspace;
let dispose: () => void;
let team: string;
let one: string;
let other: string;

beforeEach(() => {
  ({ workspace, dispose } = temporaryWorkspace({ zone: 'Europe/Berlin' }));
  write((tx) => {
    ensureBuiltInKpis(tx);
    const start = { startingHeadcount: 10, startingMonth: '2026-01' };
    team = tx.repository('team').create({ name: 'Team', ...start }).id;
    one = tx.repository('service').create({ slug: 'one', name: 'One', tier: 1, teamId: team }).id;
    other = tx.repository('service').create({ slug: 'other', name: 'Other', tier: 3 }).id;
  });
});
afterEach(() => dispose());

const write = (work: (tx: WriteSession) => unknown) => workspace.write(edit, work);

function contextOn() {
  const week = weekByKey('2026-W48', calendarOf(workspace.settings));
  return reviewContext(workspace, week, '2026-11-25T12:00:00.000Z');
}

function lastTwo(slug: string, grain: Grain = 'month', scope: KpiScope = { kind: 'org' }) {
  return last(slug, 2, grain, scope);
}

/** The last periods seen from 25 November 2026. */
function last(slug: string, count: number, grain: Grain = 'month', scope: KpiScope = { kind: 'org' }) {
  const context = contextOn();
  const kpi = listKpis(workspace.connection).find(({ id }) => id === builtInKpiId(slug));
  if (!kpi) throw new Error(`no KPI ${slug}`);
  return kpiSeries(context, kpi, { scope, periods: periodsUpTo(context, grain, count) });
}

describe('the KPIs of assurance', () => {
  it('count current runbooks, and say when earlier reviews are not known', () => {
    const reviewed = { runbookUrl: 'https://runbooks.example', runbookReviewedOn: '2026-10-05' };
    write((tx) => tx.repository('service').update(one, reviewed));
    const [before, now] = lastTwo('runbook-coverage', 'quarter');
    expect(now).toMatchObject({ value: 1, n: 1 });
    expect(before?.reason).toBe('Runbooks were reviewed again since; earlier reviews are not kept.');
    expect(lastTwo('runbook-coverage', 'quarter', { kind: 'service', id: other })[1]?.value).toBe(0);
  });

  it('count exercises and restores of a service, its team and all', () => {
    write((tx) => {
      const kinds = [
        { title: 'a', kind: 'failover', plannedOn: '2026-10-10', heldOn: '2026-10-10', outcome: 'passed' },
        { title: 'b', kind: 'tabletop', plannedOn: '2026-11-01' },
        { title: 'c', kind: 'restore', datastore: 'x', heldOn: '2026-08-10', outcome: 'passed' },
      ] as const;
      for (const row of kinds) tx.repository('exercise').create({ ...row, services: [one] });
      const elsewhere = { title: 'd', kind: 'game-day', heldOn: '2026-10-11', outcome: 'passed' } as const;
      tx.repository('exercise').create({ ...elsewhere, services: [other] });
    });
    expect(lastTwo('dr-test-success', 'quarter')[1]).toMatchObject({ numerator: 2, denominator: 3 });
    expect(lastTwo('dr-test-success', 'quarter', { kind: 'team', id: team })[1]?.value).toBe(0.5);
    const [october, november] = lastTwo('restore-validation');
    expect([october?.value, november?.value]).toEqual([1, 0]);
    expect(lastTwo('restore-validation', 'month', { kind: 'service', id: other })[1]?.value).toBeNull();
  });

  it('count assets and open exceptions at the end of each month', () => {
    write((tx) => {
      const posture = { assetGroup: 'g', date: '2026-10-20', assets: 10, serviceId: one };
      tx.repository('posture').create({ ...posture, assetsWithinSla: 8 });
      tx.repository('posture').create({ ...posture, date: '2026-11-03', assetsWithinSla: 9 });
      const exception = { subject: 'x', reason: 'y', grantedOn: '2026-10-30' };
      tx.repository('iamException').create(exception);
      tx.repository('iamException').create({ ...exception, status: 'closed', closedOn: '2026-11-02' });
    });
    expect(lastTwo('patch-compliance').map(({ value }) => value)).toEqual([0.8, 0.9]);
    expect(lastTwo('patch-compliance', 'month', { kind: 'team', id: team })[1]?.value).toBe(0.9);
    expect(lastTwo('iam-exceptions').map(({ value }) => value)).toEqual([2, 1]);
    const scoped = lastTwo('iam-exceptions', 'month', { kind: 'team', id: team })[0];
    expect(scoped).toMatchObject({ value: null, reason: 'It is not computed for a team.' });
  });
});

describe('the KPIs of people and money', () => {
  it('follow a team from its counted headcount', () => {
    write((tx) => {
      const seat = { teamId: team, role: 'SRE' };
      tx.repository('headcountSlot').create({ ...seat, status: 'started', startedOn: '2026-08-01' });
      tx.repository('departure').create({ ...seat, leftOn: '2026-08-20' });
      tx.repository('departure').create({ ...seat, leftOn: '2026-12-20', isPlanned: true });
    });
    expect(lastTwo('retention', 'quarter').map(({ value, n }) => [value, n])).toEqual([
      [0.9, 10],
      [1, 10],
    ]);
  });

  it('convert cost at the dated rate and do not judge a month by a part of it', () => {
    write((tx) => {
      const record = { provider: 'p', category: 'c', usageUnit: '1k requests' };
      const october = { ...record, periodStart: '2026-10-01', usageQuantity: 100, serviceId: one };
      tx.repository('cost').create({ ...october, effective: 10_000, budget: 12_000 });
      tx.repository('cost').create({ ...october, effective: 5_000, currency: 'USD' });
      tx.repository('cost').create({ ...october, effective: 5_000, currency: 'JPY' });
      tx.repository('cost').create({ ...record, periodStart: '2026-11-01', billed: 7, budget: 9 });
      tx.repository('currencyRate').create({ currency: 'USD', date: '2026-09-01', rate: 0.8 });
    });
    const [october, november] = lastTwo('cost-variance');
    expect(october?.value).toBeCloseTo(14_000 / 12_000 - 1, 12);
    expect(october?.excluded).toEqual([{ reason: 'no exchange rate for JPY', n: 1 }]);
    expect(november).toMatchObject({ value: null });
    expect(lastTwo('unit-cost')[0]).toMatchObject({ value: 70, n: 2 });
    expect(lastTwo('unit-cost')[1]?.excluded).toEqual([{ reason: 'cost on the other basis only', n: 1 }]);
    expect(lastTwo('cost-variance', 'month', { kind: 'service', id: other })[0]?.value).toBeNull();
  });

  it('set the cost of services against their usage in one unit, as the figure of the month does', () => {
    write((tx) => {
      const record = { provider: 'p', category: 'c', periodStart: '2026-10-01' };
      tx.repository('cost').create({ ...record, serviceId: one, effective: 900, billed: 1 });
      tx.repository('cost').create({ ...record, serviceId: one, usageQuantity: 30, usageUnit: 'orders' });
      tx.repository('cost').create({ ...record, serviceId: other, effective: 100 });
      tx.repository('cost').create({ ...record, serviceId: other, usageQuantity: 5, usageUnit: 'labels' });
      tx.repository('cost').create({ ...record, effective: 40, currency: 'JPY' });
      const before = { ...record, periodStart: '2026-09-01', serviceId: one };
      tx.repository('cost').create({ ...before, effective: 800 });
      tx.repository('cost').create({ ...before, usageQuantity: 20, usageUnit: 'orders' });
    });
    const lastThree = () => last('unit-cost', 3);
    const figure = costSection(contextOn()).figures.find(({ key }) => key === 'cost.unit');
    const [september, october] = lastThree();
    expect([september?.value, october?.value]).toEqual([40, 30]);
    expect(figure).toMatchObject({ value: 30, n: october?.n, previous: 40 });
    expect(october?.lineage()[0]?.ids.toSorted()).toEqual(figure?.lineage[0]?.ids.toSorted());
    expect(october?.excluded).toEqual([
      { reason: 'no exchange rate for JPY', n: 1 },
      { reason: 'no usage in this unit', n: 1 },
    ]);
    workspace.updateSettings(edit, { unitCostUnit: 'labels' });
    expect(lastThree()[1]?.value).toBe(20);
    expect(lastThree()[0]?.value).toBeNull();
  });

  it('count savings from the day they were identified and realised', () => {
    write((tx) => {
      const saving = { title: 's', lever: 'cleanup', identified: 100, identifiedOn: '2026-09-01' } as const;
      tx.repository('savingsOpportunity').create({ ...saving, realised: 60, realisedOn: '2026-11-05' });
      tx.repository('savingsOpportunity').create({ ...saving, identifiedOn: '2026-11-10' });
    });
    expect(lastTwo('savings-realised').map(({ value }) => value)).toEqual([0, 0.3]);
  });
});
