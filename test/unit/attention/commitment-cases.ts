import type { ReviewFacts } from '#shared/review/review-data.ts';
import type { ActionRow, KeyResultRowView } from '#shared/review/sections.ts';
import { factsWith, kpi, NO_TREND, named } from '../../support/review-facts.ts';
import type { RuleCases } from './rule-case.ts';

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
  const lists = { overdue: isOverdue ? [row] : [], due: isOverdue ? [] : [row], oftenMoved: [row] };
  return { actions: { ...EMPTY.actions, ...lists } };
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

const kpis = (part: Parameters<typeof kpi>[0]) => ({ kpis: { ...EMPTY.kpis, rows: [kpi(part)] } });
const signalling = (value: number, signals: readonly string[]) => {
  const point = { key: '2026-10', label: 'Oct 2026', value, isPartial: false };
  const trend = { ...NO_TREND, points: [point], centre: 0.9, signals, verdict: 'below the lower limit' };
  return kpis({ offTargetPeriods: 0, trend });
};

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

/** What actions, KPIs, OKRs and hiring set off. */
export const COMMITMENTS: RuleCases = {
  rules: [
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
  ],
  settings: [
    { setting: 'movesToFlag', facts: action({ moves: 3 }), fires: 3, quiet: 4 },
    { setting: 'kpiOffTargetPeriods', facts: kpis({}), fires: 2, quiet: 3 },
    { setting: 'keyResultGap', facts: keyResult({ progress: 0.3 }), fires: 0.39, quiet: 0.4 },
    {
      setting: 'confidenceDrop',
      facts: keyResult({ progress: 0.7, confidence: 0.4, previousConfidence: 0.7 }),
      fires: 0.3,
      quiet: 0.31,
    },
    { setting: 'headcountBehindMonths', facts: seat(3), fires: 3, quiet: 4 },
  ],
  silent: [['a key result without a value', keyResult({ progress: null })]],
};
