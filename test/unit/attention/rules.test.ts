import { describe, expect, it } from 'vitest';
import {
  ATTENTION_RULES,
  type AttentionEntry,
  type AttentionRule,
} from '#shared/attention/attention-entry.ts';
import { attentionList } from '#shared/attention/attention-list.ts';
import type { ReviewFacts } from '#shared/review/review-data.ts';
import type { ActionRow, KeyResultRowView, RiskRow } from '#shared/review/sections.ts';
import { type AttentionSettings, defaultSettings } from '#shared/settings/settings.ts';
import { factsWith, incident, kpi, NO_TREND, named, slo } from '../narrative/facts.ts';

const SETTINGS = defaultSettings().attention;
const EMPTY = factsWith();

const action = (part: Partial<ActionRow>): Partial<ReviewFacts> => {
  const row: ActionRow = {
    ...named('Add a breaker'),
    key: 'REL-1',
    owner: named('Ada'),
    team: named('Payments'),
    priority: 'P1',
    status: 'open',
    committedDueOn: '2026-10-01',
    dueOn: '2026-11-17',
    daysOverdue: 0,
    moves: 0,
    origin: 'incident',
    ...part,
  };
  const isOverdue = row.daysOverdue > 0;
  return { actions: { ...EMPTY.actions, overdue: isOverdue ? [row] : [], due: isOverdue ? [] : [row] } };
};

const keyResult = (part: Partial<KeyResultRowView>): Partial<ReviewFacts> => {
  const row: KeyResultRowView = {
    ...named('Fewer pages'),
    start: 0,
    target: 1,
    current: 0.5,
    unit: null,
    progress: 0.5,
    confidence: null,
    previousConfidence: null,
    status: 'on-track',
    lastCheckIn: null,
    owner: named('Ada'),
    ...part,
  };
  const objective = { ...named('Calm nights'), key: null, owner: null, team: null, parentId: null };
  const rows = [{ ...objective, progress: 0.5, grade: null, status: 'on-track', keyResults: [row] }];
  return { okrs: { quarter: '2026Q4', expected: 0.7, rows } };
};

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

const slos = (part: Parameters<typeof slo>[0]) => ({ slos: { ...EMPTY.slos, rows: [slo(part)] } });
const kpis = (part: Parameters<typeof kpi>[0]) => ({ kpis: { ...EMPTY.kpis, rows: [kpi(part)] } });
const signalling = (value: number, signals: readonly string[]) => {
  const point = { key: '2026-10', label: 'Oct 2026', value, isPartial: false };
  const trend = { ...NO_TREND, points: [point], centre: 0.9, signals, verdict: 'below the lower limit' };
  return kpis({ offTargetPeriods: 0, trend });
};

const vendor = (daysToNotice: number | null) => ({
  risks: {
    ...EMPTY.risks,
    vendors: [
      { ...named('Cloudly'), noticeOn: '2026-12-01', contractEndOn: null, daysToNotice, owner: null },
    ],
  },
});

const cost = (variance: number | null) => ({
  cost: {
    ...EMPTY.cost,
    teams: [{ team: named('Payments'), actual: 1_112_000, budget: 1_000_000, variance }],
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
        ...part,
      },
    ],
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

const exception = (isExpired: boolean) => ({
  assurance: {
    ...EMPTY.assurance,
    exceptions: [{ ...named('Bot'), key: 'IAM-1', expiresOn: '2026-11-14', isExpired, owner: named('Ada') }],
  },
});

const postmortem = (isOverdue: boolean) => ({
  incidents: {
    ...EMPTY.incidents,
    postmortems: [
      {
        ...named('Payments time out'),
        key: 'INC-1',
        severity: 'SEV-1',
        dueOn: '2026-11-17',
        publishedOn: null,
        isOverdue,
        owner: null,
      },
    ],
  },
});

const open = (severity: string) => ({
  incidents: { ...EMPTY.incidents, open: [incident({ severity, impactStart: '2026-11-22T20:30:00.000Z' })] },
});

const recurred = (isRecurrence: boolean) => ({
  incidents: {
    ...EMPTY.incidents,
    rows: [incident({ isRecurrence, rootCauseKey: 'pool' })],
    recurring: [{ rootCauseKey: 'pool', count: 3, ids: ['a', 'b', 'c'], last: '2026-11-18' }],
  },
});

const hiring = (monthsBehind: number) => ({
  hiring: {
    ...EMPTY.hiring,
    teams: [{ team: named('Payments'), plan: 8, actual: 7, open: 1, monthsBehind }],
  },
});

const seat = (monthsLate: number) => ({
  hiring: {
    ...EMPTY.hiring,
    late: [
      {
        ...named('SRE'),
        key: null,
        team: named('Payments'),
        plannedStart: '2026-09',
        status: 'open',
        monthsLate,
      },
    ],
  },
});

const shifts = (shiftsAboveLimit: readonly string[]) => ({
  onCall: {
    ...EMPTY.onCall,
    rotations: [
      {
        rotation: 'Payments primary',
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

const level = (now: 'none' | 'silver', previousLevel: string | null) => ({
  scorecards: {
    ...EMPTY.scorecards,
    rows: [
      {
        service: named('Checkout'),
        team: named('Payments'),
        tier: 1,
        level: now,
        previousLevel,
        score: 0.5,
        previousScore: 0.6,
        failing: ['SLO met', 'Owner set'],
      },
    ],
  },
});

type Case = {
  rule: AttentionRule;
  fires: Partial<ReviewFacts>;
  quiet: Partial<ReviewFacts>;
  says: string;
};

/** Each rule just where it fires, just where it does not, and its sentence. */
const CASES: readonly Case[] = [
  {
    rule: 'budget-exhausted',
    fires: slos({ remaining: 0 }),
    quiet: slos({ remaining: 0.0001 }),
    says: 'Checkout latency has used up its error budget of 28 days.',
  },
  {
    rule: 'sustained-burn',
    fires: slos({ sustainedWeeks: 2, burn: 1.46 }),
    quiet: slos({ sustainedWeeks: 1, burn: 1.46 }),
    says: 'Checkout latency has burned its error budget too fast for 2 weeks running; this week at 1.5× the sustainable rate.',
  },
  {
    rule: 'open-incident',
    fires: open('SEV-2'),
    quiet: open('SEV-3'),
    says: 'SEV-2 INC-1 “Payments time out” has been open for 2 hours.',
  },
  {
    rule: 'postmortem-overdue',
    fires: postmortem(true),
    quiet: postmortem(false),
    says: 'The postmortem of INC-1 “Payments time out” was due on 17 Nov 2026, 5 days ago.',
  },
  {
    rule: 'action-overdue',
    fires: action({ daysOverdue: 1 }),
    quiet: action({ daysOverdue: 0 }),
    says: 'REL-1 “Add a breaker” (P1) is 1 day overdue; it was due on 17 Nov 2026.',
  },
  {
    rule: 'action-moved',
    fires: action({ moves: 2 }),
    quiet: action({ moves: 1 }),
    says: 'The date of REL-1 “Add a breaker” has been moved twice; it was first promised for 1 Oct 2026.',
  },
  {
    rule: 'kpi-signal',
    fires: signalling(0.8, ['2026-10']),
    quiet: signalling(0.95, ['2026-10']),
    says: 'Patch compliance: 80% in Oct 2026, below the lower limit.',
  },
  {
    rule: 'kpi-off-target',
    fires: kpis({}),
    quiet: kpis({ offTargetPeriods: 1 }),
    says: 'Patch compliance: 80% in 2026-10, off the target of 90% for 2 months.',
  },
  {
    rule: 'recurrence',
    fires: recurred(true),
    quiet: recurred(false),
    says: 'INC-1 “Payments time out” had a cause that was known: “pool”, behind 3 incidents in a year.',
  },
  {
    rule: 'key-result-behind',
    fires: keyResult({ progress: 0.49 }),
    quiet: keyResult({ progress: 0.5 }),
    says: '“Fewer pages” is at 49% with 70% of the quarter gone.',
  },
  {
    rule: 'confidence-fallen',
    fires: keyResult({ confidence: 0.5, previousConfidence: 0.7 }),
    quiet: keyResult({ confidence: 0.51, previousConfidence: 0.7 }),
    says: 'Confidence in “Fewer pages” fell from 70% to 50%.',
  },
  {
    rule: 'headcount-behind',
    fires: hiring(1),
    quiet: hiring(0),
    says: 'Payments has 7 people where the plan has 8: 1 month behind.',
  },
  {
    rule: 'headcount-behind',
    fires: seat(1),
    quiet: seat(0),
    says: 'The seat “SRE” in Payments was planned for Sep 2026 and is 1 month late (open).',
  },
  {
    rule: 'cost-variance',
    fires: cost(0.112),
    quiet: cost(0.1),
    says: 'Payments spent €11.1k against a budget of €10k: 11.2% over.',
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
    fires: exercise({ isOverdue: true }),
    quiet: exercise({}),
    says: '“Lose a zone” was planned for 5 Nov 2026, 17 days ago, and has not been held.',
  },
  {
    rule: 'exercise-failed',
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
    fires: shifts(['a']),
    quiet: shifts([]),
    says: 'Payments primary had 1 shift with more than 10 pages; 9.5 a shift on average.',
  },
  {
    rule: 'scorecard-level-lost',
    fires: level('none', 'bronze'),
    quiet: level('silver', 'bronze'),
    says: 'Checkout fell from bronze to no level on its scorecard. Not passed: SLO met, owner set.',
  },
];

const listOf = (part: Partial<ReviewFacts>, settings: Partial<AttentionSettings> = {}): AttentionEntry[] =>
  attentionList(factsWith(part), { ...SETTINGS, ...settings });
const rulesOf = (part: Partial<ReviewFacts>, settings: Partial<AttentionSettings> = {}) =>
  listOf(part, settings).flatMap(({ reasons }) => reasons.map(({ rule }) => rule));

describe('the rules of the attention list', () => {
  it('are all tried here', () => {
    expect(new Set(CASES.map(({ rule }) => rule))).toEqual(new Set(ATTENTION_RULES));
  });

  it.each(CASES)('$rule: $says', ({ rule, fires, quiet, says }) => {
    const reasons = listOf(fires).flatMap((entry) => entry.reasons);
    const found = reasons.find((reason) => reason.rule === rule);
    expect(found?.sentence).toBe(says);
    expect(found?.severity).toBeGreaterThan(0);
    expect(found?.lineage.flatMap(({ ids }) => ids).length).toBeGreaterThanOrEqual(
      rule === 'cost-variance' ? 0 : 1,
    );
    expect(rulesOf(quiet)).not.toContain(rule);
  });

  it('say nothing of a workspace without a record', () => {
    expect(listOf({})).toEqual([]);
  });

  it.each([
    ['sustainedBurnWeeks', slos({ sustainedWeeks: 2, burn: 2 }), 2, 3],
    ['movesToFlag', action({ moves: 3 }), 3, 4],
    ['kpiOffTargetPeriods', kpis({}), 2, 3],
    ['keyResultGap', keyResult({ progress: 0.3 }), 0.39, 0.4],
    ['confidenceDrop', keyResult({ progress: 0.7, confidence: 0.4, previousConfidence: 0.7 }), 0.3, 0.31],
    ['headcountBehindMonths', seat(3), 3, 4],
    ['costVariance', cost(-0.2), 0.19, 0.2],
    ['vendorNoticeDays', vendor(30), 30, 29],
    ['riskScore', risk({}), 15, 16],
  ] as const)('follow the setting %s', (setting, part, fires, quiet) => {
    expect(rulesOf(part, { [setting]: fires })).toHaveLength(1);
    expect(rulesOf(part, { [setting]: quiet })).toHaveLength(0);
  });

  it('leave out what is done, what is missing and what is past', () => {
    expect(rulesOf(action({ moves: 5, status: 'done' }))).toEqual([]);
    expect(rulesOf(slos({ remaining: null, burn: null, sustainedWeeks: 3 }))).toEqual([]);
    expect(rulesOf(keyResult({ progress: null }))).toEqual([]);
    expect(rulesOf(vendor(-1))).toEqual([]);
    expect(rulesOf(vendor(null))).toEqual([]);
    expect(rulesOf(cost(null))).toEqual([]);
    expect(rulesOf(level('none', null))).toEqual([]);
  });
});
