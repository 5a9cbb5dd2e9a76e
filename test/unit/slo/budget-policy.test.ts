import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EXAMPLE_POLICY,
  type PolicyIncident,
  type PolicyInput,
  policyStanding,
} from '#shared/slo/budget-policy.ts';
import type { SloDay } from '#shared/slo/slo-sums.ts';
import { addDays } from '#shared/time/week.ts';

const AS_OF = '2026-11-22';

/** 1,000 requests a day for `count` days up to the as-of date; `bad` holds the bad ones by days before it. */
const daysWith = (bad: Record<number, number>, count = 60): SloDay[] =>
  Array.from({ length: count }, (_, back) => ({
    date: addDays(AS_OF, -back),
    good: 1000 - (bad[back] ?? 0),
    total: 1000,
    maintenanceGood: null,
    maintenanceTotal: null,
  }));

const incident = (id: string, back: number, causeCategory: string | null = 'change'): PolicyIncident => ({
  id,
  causeCategory,
  impact: [
    { start: `${addDays(AS_OF, -back)}T10:00:00.000Z`, end: `${addDays(AS_OF, -back)}T11:00:00.000Z` },
  ],
});

const standingOf = (rest: Partial<PolicyInput>) =>
  policyStanding({ objective: 0.99, days: daysWith({}), incidents: [], asOf: AS_OF, zone: 'UTC', ...rest });

describe('the example error budget policy', () => {
  // Four weeks of 1,000 requests at 99 % allow 280 bad ones; 53 days of the quarter allow 530.
  it('freezes changes when four weeks’ budget is exceeded, not when it is just spent', () => {
    expect(standingOf({ days: daysWith({ 3: 280 }) }).freeze).toMatchObject({
      state: 'open',
      spent: { value: 1 },
    });
    const over = standingOf({ days: daysWith({ 3: 280, 27: 1 }) }).freeze;
    expect(over.state).toBe('frozen');
    expect(over.range).toEqual({ firstDay: '2026-10-26', lastDay: AS_OF });
    expect(standingOf({ days: daysWith({ 3: 280, 28: 500 }) }).freeze.state).toBe('open');
  });

  it('does not know without data', () => {
    for (const rest of [{ days: [] }, { objective: 1 }]) {
      const standing = standingOf({ incidents: [incident('a', 1)], ...rest });
      expect(standing.freeze).toMatchObject({
        state: 'unknown',
        spent: { value: null, reason: expect.any(String) },
      });
      expect(standing).toMatchObject({ incidents: [], causes: [], unattributed: null });
    }
  });

  it('asks for a postmortem of an incident above 20 % of the budget', () => {
    const days = daysWith({ 2: 56, 5: 57, 9: 28 });
    const standing = standingOf({ days, incidents: [incident('a', 2), incident('b', 5)] });
    expect(standing.incidents).toEqual([
      { incidentId: 'b', share: 57 / 280, needsPostmortem: true },
      { incidentId: 'a', share: 0.2, needsPostmortem: false },
    ]);
    expect(standing.unattributed).toBeCloseTo(0.1, 12);
  });

  it('asks for a plan for a class of cause above 20 % of the quarter', () => {
    const days = daysWith({ 2: 60, 40: 60, 45: 200, 50: 30, 55: 900 });
    const incidents = [
      incident('a', 2),
      incident('b', 40),
      incident('c', 45, null),
      incident('d', 50, 'capacity'),
      incident('e', 55, 'capacity'),
    ];
    const { causes, quarter } = standingOf({ days, incidents });
    expect(quarter).toEqual({ firstDay: '2026-10-01', lastDay: AS_OF });
    expect(causes).toEqual([
      { causeCategory: null, incidentIds: ['c'], share: 200 / 530, needsPlan: false },
      { causeCategory: 'change', incidentIds: ['a', 'b'], share: 120 / 530, needsPlan: true },
      { causeCategory: 'capacity', incidentIds: ['d'], share: 30 / 530, needsPlan: false },
    ]);
  });

  it('takes “unknown” for no class at all', () => {
    const { causes } = standingOf({ days: daysWith({ 2: 400 }), incidents: [incident('a', 2, 'unknown')] });
    expect(causes).toMatchObject([{ causeCategory: null, needsPlan: false }]);
  });

  it('has thresholds of its own in each workspace', () => {
    const rest = { days: daysWith({ 2: 100, 10: 100 }), incidents: [incident('a', 2)] };
    const strict = standingOf({ ...rest, policy: { freezeWeeks: 1, incidentShare: 0.9, causeShare: 0.1 } });
    expect(strict.freeze.state).toBe('frozen');
    expect(strict.incidents).toMatchObject([{ needsPostmortem: true }]);
    expect(strict.causes).toMatchObject([{ needsPlan: true }]);
    const lax = standingOf({ ...rest, policy: { ...EXAMPLE_POLICY, incidentShare: 0.5, causeShare: 0.5 } });
    expect(lax.freeze.state).toBe('open');
    expect(lax.incidents).toMatchObject([{ needsPostmortem: false }]);
    expect(lax.causes).toMatchObject([{ needsPlan: false }]);
  });

  it('accounts for all spending: incidents and the rest make up what was spent', () => {
    const bad = fc.dictionary(fc.nat(27).map(String), fc.nat(200), { maxKeys: 8 });
    const hits = fc.array(fc.tuple(fc.nat(27), fc.constantFrom('change', 'capacity', null)), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(bad, hits, (spent, list) => {
        const incidents = list.map(([back, cause], index) => incident(`i${index}`, back, cause));
        const standing = standingOf({ days: daysWith(spent), incidents });
        const shares = standing.incidents.reduce(
          (sum, { share }) => sum + share,
          standing.unattributed ?? Number.NaN,
        );
        expect(shares).toBeCloseTo(standing.freeze.spent.value ?? Number.NaN, 9);
        expect(standingOf({ days: daysWith(spent), incidents: [...incidents].reverse() }).causes).toEqual(
          standing.causes,
        );
      }),
      { numRuns: 60 },
    );
  });
});
