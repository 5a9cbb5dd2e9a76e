import { describe, expect, it } from 'vitest';
import type { AttentionEntry } from '#shared/attention/attention-entry.ts';
import { attentionMarkdown } from '#shared/attention/attention-markdown.ts';
import { actionOfEntry } from '#shared/attention/entry-action.ts';
import { byFramework, controlStates } from '#shared/control/freshness.ts';
import { expiring } from '#shared/exception/expiry.ts';
import { loadByEngineer, loadByRotation } from '#shared/oncall/load.ts';
import { exerciseCoverage } from '#shared/resilience/coverage.ts';
import { pipelineMonths, pipelineOn } from '#shared/savings/pipeline.ts';
import { postureTrend } from '#shared/security/posture-trend.ts';
import { trailingWeeks, weekByKey } from '#shared/time/week.ts';
import { renewals } from '#shared/vendor/renewals.ts';

const DAY = '2026-11-22';
const calendar = { zone: 'UTC', weekStart: 1 };
const weeks = trailingWeeks(weekByKey('2026-W47', calendar), 2, calendar);

describe('savings pipeline', () => {
  const rows = [
    saving('a', { identified: 100, realised: 60, identifiedOn: '2026-09-01', realisedOn: '2026-11-10' }),
    saving('b', { identified: 300, identifiedOn: '2026-10-05', status: 'dropped' }),
  ];

  it('counts what was in effect on a day', () => {
    expect(pipelineOn(rows, '2026-10-31').realised.value).toBe(0);
    expect(pipelineOn(rows, DAY)).toMatchObject({
      identified: { value: 400 },
      realised: { value: 60 },
      realisation: { value: 0.15 },
      realisedIds: ['a'],
    });
  });

  it('has no value in months before anything was identified', () => {
    const months = pipelineMonths(rows, DAY, 4);
    expect(months.map(({ identified }) => identified.value)).toEqual([null, 100, 400, 400]);
    expect(months.at(-1)).toMatchObject({ month: '2026-11', isPartial: true });
  });
});

describe('renewals', () => {
  it('go by the notice date, at the boundaries of 60 and 90 days', () => {
    const states = renewals(
      [
        contract('later', '2027-02-21'),
        contract('near', '2027-02-20'),
        contract('soon', '2027-01-21'),
        contract('passed', '2026-11-21', '2027-01-01'),
        contract('ended', '2026-01-01', '2026-11-21'),
        contract('undated', null),
      ],
      DAY,
    );
    expect(states.map(({ row, state }) => `${row.id} ${state}`)).toEqual([
      'ended ended',
      'passed passed',
      'soon soon',
      'near near',
      'later later',
      'undated undated',
    ]);
  });
});

describe('on-call load', () => {
  const shifts = [
    shift('1', 'Core', 'ann', '2026-11-16T08:00:00.000Z', 12),
    shift('2', 'Core', 'bob', '2026-11-09T08:00:00.000Z', 4),
    shift('3', 'Edge', 'ann', '2026-11-17T08:00:00.000Z', null),
    shift('4', 'Edge', 'bob', '2026-11-23T00:00:00.000Z', 99),
  ];

  it('is by rotation and week, without shifts of other weeks', () => {
    const [core, edge] = loadByRotation(shifts, weeks, 10);
    expect(core).toMatchObject({ rotation: 'Core', pagesPerShift: { value: 8 }, aboveLimit: ['1'] });
    expect(core?.weeks.map(({ pagesPerShift }) => pagesPerShift.value)).toEqual([4, 12]);
    expect(edge).toMatchObject({ rotation: 'Edge', pagesPerShift: { value: null }, ids: ['3'] });
  });

  it('names who carries most first', () => {
    expect(loadByEngineer(shifts, weeks, 10).map(({ personId, pages }) => [personId, pages])).toEqual([
      ['ann', 12],
      ['bob', 4],
    ]);
  });
});

describe('exercise coverage', () => {
  const service = { id: 's', name: 'Checkout', tier: 1, rtoMinutes: 30, rpoMinutes: 5 };

  it('judges the last one held by its own target, else the service’s', () => {
    const [line] = exerciseCoverage(
      [service],
      [
        exercise('old', { heldOn: '2026-08-01', outcome: 'passed', rtoAchievedMinutes: 20 }),
        exercise('new', { heldOn: '2026-11-01', outcome: 'passed', rtoAchievedMinutes: 40 }),
      ],
      DAY,
    );
    expect(line?.cells[2]).toMatchObject({
      last: { id: 'new' },
      verdict: 'failed',
      rto: { state: 'missed', target: 30, achieved: 40 },
      rpo: { state: 'none' },
    });
    expect(line?.isProven).toBe(false);
  });

  it('says what is overdue, what is planned and what is too long ago', () => {
    const [line] = exerciseCoverage(
      [service],
      [
        exercise('held', { heldOn: '2026-05-01', outcome: 'passed' }),
        exercise('late', { plannedOn: '2026-11-21' }),
        exercise('next', { plannedOn: '2026-12-01' }),
      ],
      DAY,
    );
    expect(line?.cells[2]).toMatchObject({ isStale: true, overdue: [{ id: 'late' }], next: '2026-12-01' });
  });
});

describe('posture', () => {
  it('takes the newest count of each group at the end of each week', () => {
    const { all, groups } = postureTrend(
      [
        count('a1', 'Laptops', '2026-11-13', 10, 8, 2),
        count('a2', 'Laptops', '2026-11-20', 10, 10, 0),
        count('b1', 'Servers', '2026-11-13', 10, 9, null),
      ],
      weeks,
      DAY,
    );
    expect(all.map(({ compliance }) => compliance.value)).toEqual([0.85, 0.95]);
    expect(all.map(({ overdue }) => overdue.Critical)).toEqual([2, 0]);
    expect(groups.map(({ assetGroup }) => assetGroup)).toEqual(['Servers', 'Laptops']);
  });
});

describe('exceptions and controls', () => {
  it('puts open exceptions into buckets, an expiry today being good', () => {
    const rows = ['2026-11-21', DAY, '2026-12-20', null].map((expiresOn, at) => ({
      id: `${at}`,
      grantedOn: null,
      expiresOn,
      status: 'active',
      closedOn: null,
    }));
    const closed = { id: 'x', grantedOn: null, expiresOn: DAY, status: 'closed', closedOn: '2026-11-01' };
    expect(expiring([...rows, closed], DAY).map(({ bucket }) => bucket)).toEqual([
      'expired',
      'week',
      'month',
      'never',
    ]);
  });

  it('tells fresh evidence from what is due, overdue and missing', () => {
    const controls = [
      { id: 'a', framework: 'SOC 2', reference: 'CC1', nextDueOn: '2026-11-21' },
      { id: 'b', framework: 'SOC 2', reference: 'CC2', nextDueOn: '2026-12-22' },
      { id: 'c', framework: 'SOC 2', reference: 'CC3', nextDueOn: '2027-02-01' },
      { id: 'd', framework: 'ISO', reference: 'A1', nextDueOn: '2027-02-01' },
    ];
    const evidence = ['a', 'b', 'c'].map((controlId) => ({ controlId, date: '2026-09-01' }));
    const states = controlStates(controls, evidence, DAY);
    expect(states.map(({ row, state }) => `${row.id} ${state}`)).toEqual([
      'a overdue',
      'b due',
      'd none',
      'c fresh',
    ]);
    expect(byFramework(states).map(({ framework, next }) => `${framework} ${next?.row.id}`)).toEqual([
      'ISO d',
      'SOC 2 b',
    ]);
  });
});

describe('attention entries', () => {
  const entry: AttentionEntry = {
    subject: 'risk:r1',
    entity: 'risk',
    id: 'r1',
    title: 'One region_only',
    severity: 72,
    reasons: [{ rule: 'risk-high', severity: 72, sentence: 'Scores 20 of 25.', ranking: '', lineage: [] }],
    owner: { id: 'p1', name: 'Ann' },
    quiet: null,
  };

  it('become actions with their owner, link and source', () => {
    expect(actionOfEntry(entry, { personId: 'p1', teamId: 't1' }, DAY)).toMatchObject({
      title: 'One region_only: Scores 20 of 25',
      origin: 'risk',
      riskId: 'r1',
      priority: 'P1',
      ownerId: 'p1',
      sourceId: 'risk:r1',
    });
  });

  it('are written as Markdown that shows their words as they are', () => {
    const quiet = { ...entry, subject: 'risk:r2', quiet: { reason: 'Accepted', since: DAY } };
    expect(attentionMarkdown('Attention', [entry, quiet], () => 'High')).toBe(
      [
        '# Attention',
        '',
        '1. **High** One region\\_only (Risk; Ann)',
        '   - Scores 20 of 25.',
        '',
        '## Dismissed, quiet until worse',
        '',
        `- One region\\_only: Accepted (since ${DAY})`,
        '',
      ].join('\n'),
    );
  });
});

function saving(id: string, part: object) {
  const none = { lever: 'cleanup', status: 'identified', identified: null, realised: null };
  return { id, identifiedOn: null, realisedOn: null, ...none, ...part };
}

function contract(id: string, noticeOn: string | null, contractEndOn: string | null = null) {
  return { id, name: id, noticeOn, contractEndOn };
}

function shift(id: string, rotation: string, personId: string, startedAt: string, pages: number | null) {
  const none = { actionablePages: null, outOfHoursPages: null, toilHours: null, totalHours: null };
  return { id, rotation, personId, startedAt, pages, ...none };
}

function exercise(id: string, part: object) {
  return {
    id,
    title: id,
    kind: 'failover' as const,
    services: ['s'],
    datastore: null,
    plannedOn: null,
    heldOn: null,
    rtoTargetMinutes: null,
    rpoTargetMinutes: null,
    rtoAchievedMinutes: null,
    rpoAchievedMinutes: null,
    outcome: null,
    ...part,
  };
}

function count(
  id: string,
  assetGroup: string,
  date: string,
  assets: number,
  assetsWithinSla: number,
  overdueCritical: number | null,
) {
  const none = {
    openCritical: null,
    openHigh: null,
    openMedium: null,
    openLow: null,
    overdueHigh: null,
    overdueMedium: null,
    overdueLow: null,
  };
  return { id, assetGroup, date, assets, assetsWithinSla, overdueCritical, ...none };
}
