import type { ReviewFacts } from '#shared/review/review-data.ts';
import type { RiskRow } from '#shared/review/sections.ts';
import { factsWith, figuresWith, kpi, named } from '../../support/review-facts.ts';
import type { RuleCases } from './rule-case.ts';

const EMPTY = factsWith();

const cost = (variance: number | null) => ({
  cost: {
    ...EMPTY.cost,
    teams: [{ team: named('Payments'), actual: 1_112_000, budget: 1_000_000, variance, ids: ['c'] }],
  },
});

/** All cost off its budget, with the KPI of it. */
const totalCost = (variance: number) => ({
  kpis: { ...EMPTY.kpis, rows: [kpi({ slug: 'cost-variance', offTargetPeriods: 0 })] },
  figures: figuresWith({
    'cost.actual': 1_200_000,
    'cost.budget': 1_000_000,
    'cost.variance': { value: variance, lineage: [{ entity: 'cost', ids: ['c'] }] },
  }),
});

const exception = (isExpired: boolean) => ({
  assurance: {
    ...EMPTY.assurance,
    exceptions: [{ ...named('Bot'), key: 'IAM-1', expiresOn: '2026-11-14', isExpired, owner: named('Ada') }],
  },
});

const control = (daysOverdue: number) => ({
  assurance: {
    ...EMPTY.assurance,
    controls: [
      {
        ...named('Access is reviewed'),
        framework: 'SOC 2',
        reference: 'CC6.3',
        nextDueOn: null,
        daysOverdue,
        owner: null,
      },
    ],
  },
});

const exercise = (part: Partial<ReviewFacts['assurance']['exercises'][number]>) => ({
  assurance: {
    ...EMPTY.assurance,
    exercises: [
      {
        ...named('Lose a zone'),
        key: null,
        kind: 'game-day',
        plannedOn: '2026-11-05',
        heldOn: null,
        outcome: null,
        isOverdue: false,
        meetsTargets: null,
        owner: named('Ada'),
        ...part,
      },
    ],
  },
});

const vendor = (daysToNotice: number | null) => ({
  risks: {
    ...EMPTY.risks,
    vendors: [
      { ...named('Cloudly'), noticeOn: '2026-12-01', contractEndOn: null, daysToNotice, owner: null },
    ],
  },
});

const risk = (part: Partial<RiskRow>): Partial<ReviewFacts> => {
  const row: RiskRow = {
    ...named('One region'),
    key: null,
    likelihood: 3,
    impact: 5,
    score: 15,
    trend: 'stable',
    owner: named('Ada'),
    nextReviewOn: null,
    isReviewOverdue: false,
    mitigation: null,
    ...part,
  };
  return { risks: { ...EMPTY.risks, rows: [row] } };
};

const shifts = (shiftsAboveLimit: readonly string[]) => ({
  onCall: {
    ...EMPTY.onCall,
    rotations: [
      {
        rotation: 'Payments primary',
        team: named('Payments'),
        shifts: 2,
        pagesPerShift: 9.5,
        precision: null,
        outOfHoursShare: null,
        toil: null,
        shiftsAboveLimit,
        ids: [],
      },
    ],
  },
});

/** What cost, assurance, vendors, risks and on-call set off. */
export const STEWARDSHIP: RuleCases = {
  rules: [
    {
      rule: 'cost-variance',
      fires: cost(0.112),
      quiet: cost(0.1),
      says: 'Payments spent €11.1k against a budget of €10k: 11.2% over.',
    },
    {
      rule: 'cost-variance',
      owner: 'Ada',
      fires: totalCost(0.2),
      quiet: totalCost(0.1),
      says: 'Cost in 16–22 Nov 2026 was €12k against a budget of €10k: 20% over.',
    },
    {
      rule: 'exception-expired',
      fires: exception(true),
      quiet: exception(false),
      says: 'The access exception IAM-1 expired 8 days ago and is still active.',
    },
    {
      rule: 'control-overdue',
      fires: control(1),
      quiet: control(0),
      says: 'Evidence for SOC 2 CC6.3 “Access is reviewed” is 1 day overdue.',
    },
    {
      rule: 'exercise-overdue',
      owner: 'Ada',
      fires: exercise({ isOverdue: true }),
      quiet: exercise({}),
      says: '“Lose a zone” was planned for 5 Nov 2026, 17 days ago, and has not been held.',
    },
    {
      rule: 'exercise-failed',
      owner: 'Ada',
      fires: exercise({ heldOn: '2026-11-06', outcome: 'partial', meetsTargets: false }),
      quiet: exercise({ heldOn: '2026-11-06', outcome: 'passed', meetsTargets: true }),
      says: '“Lose a zone”, held on 6 Nov 2026, did not meet its objectives.',
    },
    {
      rule: 'vendor-notice',
      fires: vendor(60),
      quiet: vendor(61),
      says: 'Notice to Cloudly is due by 1 Dec 2026, in 60 days.',
    },
    {
      rule: 'risk-high',
      fires: risk({ trend: 'rising' }),
      quiet: risk({ score: 12, likelihood: 3, impact: 4 }),
      says: '“One region” scores 15 of 25 (likelihood 3, impact 5) and is rising.',
    },
    {
      rule: 'risk-review-overdue',
      fires: risk({ score: 4, isReviewOverdue: true, nextReviewOn: '2026-11-19' }),
      quiet: risk({ score: 4, nextReviewOn: '2026-11-22' }),
      says: 'The review of “One region” was due on 19 Nov 2026, 3 days ago.',
    },
    {
      rule: 'on-call-load',
      owner: 'Payments',
      fires: shifts(['a']),
      quiet: shifts([]),
      says: 'Payments primary had 1 shift with more than 10 pages; 9.5 a shift on average.',
    },
  ],
  settings: [
    { setting: 'costVariance', facts: cost(-0.2), fires: 0.19, quiet: 0.2 },
    { setting: 'vendorNoticeDays', facts: vendor(30), fires: 30, quiet: 29 },
    { setting: 'riskScore', facts: risk({}), fires: 15, quiet: 16 },
  ],
  silent: [
    ['a notice date that has passed', vendor(-1)],
    ['a contract without a notice date', vendor(null)],
    ['a cost without a budget', cost(null)],
  ],
};
