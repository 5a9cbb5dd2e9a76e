import { afterAll, describe, expect, it } from 'vitest';
import { actionSection } from '#core/review/actions.ts';
import { assuranceSection } from '#core/review/assurance.ts';
import type { ReviewContext } from '#core/review/context.ts';
import { costSection } from '#core/review/cost.ts';
import { hiringSection } from '#core/review/hiring.ts';
import { okrSection } from '#core/review/okrs.ts';
import { onCallSection } from '#core/review/on-call.ts';
import { riskSection } from '#core/review/risks.ts';
import type { Figure } from '#shared/figure/figure.ts';
import { faultsOf, type Rows, reusableWorkspace, SCENES } from '../../support/review.ts';

const { fill, dispose } = reusableWorkspace();
afterAll(dispose);

const sections = [
  actionSection,
  okrSection,
  hiringSection,
  costSection,
  onCallSection,
  riskSection,
  assuranceSection,
];
const figuresOf = (context: ReviewContext): Figure[] =>
  sections.flatMap((section): readonly Figure[] => section(context).figures);

const KEYS = [
  ...['due', 'overdue', 'completed', 'carried-over', 'closure', 'moved'].map((key) => `action.${key}`),
  ...['progress', 'expected', 'behind', 'stale'].map((key) => `okr.${key}`),
  ...['plan', 'actual', 'behind', 'behind-months', 'open', 'time-to-fill', 'departures'].map(
    (key) => `hiring.${key}`,
  ),
  ...['cost', 'cost-plan', 'run-rate', 'run-rate-plan'].map((key) => `hiring.${key}`),
  ...['actual', 'mtd', 'budget', 'variance', 'forecast', 'unit'].map((key) => `cost.${key}`),
  ...['savings.identified', 'savings.realised', 'savings.realisation'],
  ...['commitment.coverage', 'commitment.utilisation'],
  ...['pages-per-shift', 'precision', 'toil', 'out-of-hours'].map((key) => `oncall.${key}`),
  ...['risk.open', 'risk.high', 'risk.review-overdue', 'vendor.notice-due', 'decision.count'],
  ...['security.patch-compliance', 'security.overdue-critical', 'exception.active', 'exception.expired'],
  ...['control.overdue', 'exercise.success-rate', 'exercise.overdue', 'restore.validated'],
].toSorted();

const TEAM = { id: 't', name: 'Payments' };
const FIRST = '2026-11-16';

/** One record of each kind with nothing but what it must have, and what the review then knows. */
const SINGLE: readonly { rows: Rows; known: Record<string, number> }[] = [
  {
    rows: { actionItem: [{ title: 'Fix it' }] },
    known: { 'action.carried-over': 0, 'action.completed': 0, 'action.moved': 0 },
  },
  { rows: { objective: [{ title: 'Better', quarter: '2026Q4' }] }, known: { 'okr.expected': 53 / 92 } },
  {
    rows: {
      objective: [{ id: 'o', title: 'Better', quarter: '2026Q4' }],
      keyResult: [{ objectiveId: 'o', title: 'Faster' }],
    },
    known: { 'okr.expected': 53 / 92, 'okr.stale': 1 },
  },
  { rows: { team: [TEAM] }, known: {} },
  {
    rows: { team: [TEAM], headcountSlot: [{ role: 'SRE', teamId: 't' }] },
    known: { 'hiring.open': 0, 'hiring.departures': 0 },
  },
  {
    rows: { team: [TEAM], departure: [{ role: 'SRE', teamId: 't', leftOn: FIRST }] },
    known: { 'hiring.departures': 1 },
  },
  { rows: { cost: [{ periodStart: '2026-10-01', provider: 'AWS', category: 'Compute' }] }, known: {} },
  { rows: { savingsOpportunity: [{ title: 'Idle disks', lever: 'cleanup' }] }, known: {} },
  { rows: { commitment: [{ name: 'Plan' }] }, known: {} },
  {
    rows: {
      onCallShift: [
        { rotation: 'Payments', startedAt: `${FIRST}T08:00:00.000Z`, endedAt: `${FIRST}T20:00:00.000Z` },
      ],
    },
    known: {},
  },
  {
    rows: { risk: [{ title: 'Flood', likelihood: 1, impact: 1 }] },
    known: { 'risk.open': 1, 'risk.high': 0 },
  },
  { rows: { vendor: [{ name: 'AWS' }] }, known: {} },
  { rows: { decision: [{ title: 'Go', decidedOn: FIRST }] }, known: { 'decision.count': 1 } },
  {
    rows: { posture: [{ assetGroup: 'Linux', date: FIRST, assets: 0, assetsWithinSla: 0 }] },
    known: {},
  },
  { rows: { iamException: [{ subject: 'Bot', reason: 'Old' }] }, known: { 'exception.active': 1 } },
  { rows: { control: [{ framework: 'SOC 2', reference: 'CC7.2', title: 'Alerts' }] }, known: {} },
  { rows: { exercise: [{ title: 'Game day', kind: 'game-day' }] }, known: {} },
];

describe('a review without data', () => {
  it('has every figure, with a reason instead of a number', () => {
    for (const scene of SCENES) {
      const figures = figuresOf(fill(scene, {}));
      expect(figures.map(({ key }) => key).toSorted()).toEqual(KEYS);
      expect(figures.filter(({ value }) => value !== null)).toEqual([]);
      expect(figures.filter(({ previous }) => typeof previous === 'number')).toEqual([]);
      expect(figures.flatMap(faultsOf)).toEqual([]);
    }
  });

  it.each(SINGLE)('knows of one bare record only what it says: $known', ({ rows, known }) => {
    const scene = { zone: 'UTC', weekStart: 1, key: '2026-W47', now: '2027-01-01T00:00:00.000Z' };
    const figures = figuresOf(fill(scene, rows));
    const values = figures.flatMap(({ key, value }) => (value === null ? [] : [[key, value] as const]));
    expect(Object.fromEntries(values)).toEqual(known);
    expect(figures.flatMap(faultsOf)).toEqual([]);
  });
});
