import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SERVICE_CHECKS } from '#shared/scorecard/catalogue.ts';
import { creditAtLeast, creditAtMost, LEVELS, type ServiceInput } from '#shared/scorecard/check.ts';
import { anyService, asOf, perfect } from './services.ts';

const find = (key: string, changes: Partial<ServiceInput>) => {
  const check = SERVICE_CHECKS.find((candidate) => candidate.key === key);
  if (!check) throw new Error(`no check ${key}`);
  const finding = check.find({ ...perfect, ...changes }, asOf);
  return finding.state === 'credit' ? finding.credit : finding.state;
};

describe('the built-in checks', () => {
  it('are fourteen over three levels, each with a weight', () => {
    expect(SERVICE_CHECKS).toHaveLength(14);
    expect(new Set(SERVICE_CHECKS.map(({ key }) => key)).size).toBe(14);
    for (const level of LEVELS) expect(SERVICE_CHECKS.some((check) => check.level === level)).toBe(true);
    for (const { weight, definition } of SERVICE_CHECKS) {
      expect(weight).toBeGreaterThan(0);
      expect(definition).toMatch(/\.$/);
    }
  });

  it('all pass for a service in order', () => {
    for (const check of SERVICE_CHECKS) expect([check.key, find(check.key, {})]).toEqual([check.key, 1]);
  });

  it('give credit for the distance to the target', () => {
    expect(find('runbook-current', { runbookReviewedOn: '2025-11-27' })).toBe(0.5);
    expect(find('runbook-current', { runbookUrl: null })).toBe(0);
    expect(find('patch-compliance', { patching: { part: 19, whole: 20 } })).toBe(1);
    expect(find('patch-compliance', { patching: { part: 38, whole: 80 } })).toBeCloseTo(0.5, 12);
    expect(find('change-failure', { deployments: { part: 1, whole: 10 } })).toBe(1);
    expect(find('change-failure', { deployments: { part: 2, whole: 10 } })).toBeCloseTo(0.5, 12);
    expect(find('alert-precision', { pages: { part: 3, whole: 10 } })).toBeCloseTo(0.5, 12);
    expect(find('cost-within-budget', { cost: { actual: 90, budget: 100 } })).toBe(1);
    expect(find('cost-within-budget', { cost: { actual: 80, budget: 100 } })).toBeCloseTo(0.5, 12);
    expect(find('no-overdue-actions', { overdueActions: { part: 1, whole: 4 } })).toBe(0.75);
    expect(find('postmortems-on-time', { postmortems: { part: 1, whole: 2 } })).toBe(0.5);
    expect(
      find('slo-met', { slos: [...perfect.slos, { objective: 0.999, attainment: 0.99, remaining: -9 }] }),
    ).toBe(0.5);
  });

  it('find no budget left where a rounded quotient leaves its last bit', () => {
    const slos = [{ objective: 0.93, attainment: 0.93, remaining: Number.EPSILON / 2 }];
    expect(find('budget-remaining', { slos })).toBe(0);
  });

  it('tell nothing to count from nothing recorded', () => {
    const none = { part: 0, whole: 0 };
    expect(find('postmortems-on-time', { postmortems: none })).toBe('not-applicable');
    expect(find('postmortems-on-time', { postmortems: null })).toBe('unknown');
    expect(find('change-failure', { deployments: none })).toBe('not-applicable');
    expect(find('no-overdue-actions', { overdueActions: none })).toBe(1);
    expect(find('slo-met', { slos: [] })).toBe('unknown');
    expect(find('slo-met', { slos: [{ objective: 0.999, attainment: null, remaining: null }] })).toBe(
      'unknown',
    );
    expect(find('cost-within-budget', { cost: { actual: 5, budget: null } })).toBe('unknown');
    expect(find('cost-within-budget', { cost: { actual: 5, budget: 0 } })).toBe('unknown');
  });

  it('ask for recovery of tier 1 and 2 only, and a failure since takes the proof away', () => {
    const proof = { lastHeldOn: '2026-11-01', lastMetOn: '2026-11-01', lastFailedOn: null };
    const never = { lastHeldOn: null, lastMetOn: null, lastFailedOn: null };
    const since = '2026-11-20';
    expect(find('recovery-exercised', { tier: 3 })).toBe('not-applicable');
    expect(find('recovery-exercised', { tier: null })).toBe('unknown');
    expect(find('recovery-exercised', { recovery: null })).toBe('unknown');
    expect(find('recovery-exercised', { recovery: never })).toBe(0);
    expect(
      find('recovery-exercised', { recovery: { ...proof, lastHeldOn: since, lastFailedOn: since } }),
    ).toBe(0);
    expect(find('recovery-exercised', { recovery: { ...proof, lastHeldOn: since } })).toBe(1);
    expect(
      find('recovery-exercised', {
        recovery: { ...proof, lastHeldOn: '2025-11-27', lastMetOn: '2025-11-27' },
      }),
    ).toBe(0.5);
    expect(find('restore-validated', { restores: [] })).toBe('not-applicable');
    expect(find('restore-validated', { restores: [proof, never] })).toBe(0.5);
  });

  it('give finite credit within 0 and 1 and a phrase, whatever is known', () => {
    fc.assert(
      fc.property(anyService, (service) => {
        for (const check of SERVICE_CHECKS) {
          const finding = check.find(service, asOf);
          expect(finding.detail).toMatch(/^\S.*\S$/);
          expect(finding.detail).not.toMatch(/NaN|undefined|null|Infinity/);
          if (finding.state !== 'credit') continue;
          expect(finding.credit).toBeGreaterThanOrEqual(0);
          expect(finding.credit).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('never give less credit for a better value', () => {
    const share = fc.double({ min: 0, max: 2, noNaN: true });
    fc.assert(
      fc.property(share, share, fc.double({ min: 0.01, max: 1, noNaN: true }), (a, b, target) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(creditAtLeast(high, target)).toBeGreaterThanOrEqual(creditAtLeast(low, target));
        expect(creditAtMost(high, target)).toBeLessThanOrEqual(creditAtMost(low, target));
      }),
    );
  });
});
