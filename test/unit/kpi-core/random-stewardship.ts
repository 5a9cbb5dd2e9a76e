import fc from 'fast-check';
import { dayIn, type Rows, type Scene } from '../../support/review.ts';

const offset = fc.integer({ min: -200, max: 60 });
const day = fc.option(offset, { nil: null });
const minutes = fc.option(fc.constantFrom(5, 10, 20), { nil: null });
const money = fc.option(fc.integer({ min: 0, max: 500_000 }), { nil: null });
const currency = fc.constantFrom(null, null, 'EUR', 'USD', 'CHF');

/**
 * Small workspaces of everything that the KPIs of assurance, people and money count. Days count from the first of a
 * scene's week; the team was counted `back` months before it.
 */
export const drawnStewardship = fc.record({
  back: fc.integer({ min: 0, max: 12 }),
  services: fc.array(
    fc.record({
      tier: fc.constantFrom(null, 1, 1, 2),
      runbookUrl: fc.constantFrom(null, 'https://runbooks.example', 'https://runbooks.example'),
      runbookReviewedOn: fc.option(fc.integer({ min: -300, max: 10 }), { nil: null }),
    }),
    { maxLength: 4 },
  ),
  exercises: fc.array(
    fc.record({
      kind: fc.constantFrom('tabletop', 'failover', 'restore', 'restore'),
      datastore: fc.constantFrom('orders', 'users', null),
      plannedOn: day,
      heldOn: day,
      rtoTargetMinutes: minutes,
      rtoAchievedMinutes: minutes,
      outcome: fc.constantFrom('passed', 'passed', 'failed', null),
    }),
    { maxLength: 8 },
  ),
  postures: fc.uniqueArray(
    fc.record({
      assetGroup: fc.constantFrom('Linux', 'Windows', 'Network'),
      date: offset,
      assets: fc.nat(30),
      missing: fc.nat(10),
    }),
    { maxLength: 12, selector: (row) => `${row.assetGroup}${row.date}` },
  ),
  exceptions: fc.array(
    fc.record({ grantedOn: day, closedOn: day, status: fc.constantFrom('active', 'active', 'closed') }),
    { maxLength: 8 },
  ),
  started: fc.array(day, { maxLength: 6 }),
  left: fc.array(offset, { maxLength: 6 }),
  savings: fc.array(
    fc.record({ identified: money, realised: money, identifiedOn: day, realisedOn: day, currency }),
    { maxLength: 6 },
  ),
  costs: fc.array(
    fc.record({
      start: offset,
      billed: money,
      effective: money,
      budget: money,
      usageQuantity: fc.option(fc.nat(100), { nil: null }),
      usageUnit: fc.constantFrom('requests', 'requests', 'requests', null),
      currency,
    }),
    { maxLength: 24 },
  ),
});

export type DrawnStewardship = typeof drawnStewardship extends fc.Arbitrary<infer T> ? T : never;

export const NOTHING_DRAWN: DrawnStewardship = {
  back: 0,
  services: [],
  exercises: [],
  postures: [],
  exceptions: [],
  started: [],
  left: [],
  savings: [],
  costs: [],
};

/** The drawn rows as records around a scene's week. */
export function stewardshipAround(at: Scene, drawn: DrawnStewardship, startingMonth: string): Rows {
  const date = (days: number | null) => (days === null ? null : dayIn(at, days));
  const ofTeam = { teamId: 't', role: 'Engineer' };
  return {
    team: [{ id: 't', name: 'Payments', startingHeadcount: 4, startingMonth }],
    service: drawn.services.map((row, index) => ({
      ...row,
      slug: `s${index}`,
      name: `Service ${index}`,
      runbookReviewedOn: date(row.runbookReviewedOn),
    })),
    exercise: drawn.exercises.map((row) => ({
      ...row,
      title: 'Exercise',
      plannedOn: date(row.plannedOn),
      heldOn: date(row.heldOn),
      outcome: row.heldOn === null ? null : row.outcome,
    })),
    posture: drawn.postures.map(({ missing, ...row }) => ({
      ...row,
      date: date(row.date),
      assetsWithinSla: Math.max(0, row.assets - missing),
    })),
    iamException: drawn.exceptions.map((row) => ({
      ...row,
      subject: 'Account',
      reason: 'Migration',
      grantedOn: date(row.grantedOn),
      closedOn: date(row.closedOn),
    })),
    headcountSlot: drawn.started.map((startedOn) => ({
      ...ofTeam,
      status: startedOn === null ? 'open' : 'started',
      startedOn: date(startedOn),
    })),
    departure: drawn.left.map((leftOn) => ({ ...ofTeam, leftOn: date(leftOn) })),
    savingsOpportunity: drawn.savings.map((row) => ({
      ...row,
      title: 'Idea',
      lever: 'cleanup',
      identifiedOn: date(row.identifiedOn),
      realisedOn: date(row.realisedOn),
    })),
    cost: drawn.costs.map(({ start, ...row }) => ({
      ...row,
      provider: 'AWS',
      category: 'Compute',
      grain: 'day',
      periodStart: date(start),
    })),
  };
}
