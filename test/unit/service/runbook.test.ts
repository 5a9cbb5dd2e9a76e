import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RunbookRow, runbookCoverage, runbookState } from '#shared/service/runbook.ts';
import { addDays } from '#shared/time/week.ts';

const asOf = '2026-11-22';
const service = (
  runbookReviewedOn: string | null,
  tier: number | null = 1,
  runbookUrl: string | null = 'https://x',
): RunbookRow => ({
  id: 's',
  tier,
  runbookUrl,
  runbookReviewedOn,
});

describe('runbooks', () => {
  it('are current through the 180th day', () => {
    expect(runbookState(service(addDays(asOf, -180)), asOf)).toBe('current');
    expect(runbookState(service(addDays(asOf, -181)), asOf)).toBe('outdated');
    expect(runbookState(service(null), asOf)).toBe('unreviewed');
    expect(runbookState(service(asOf, 1, null), asOf)).toBe('missing');
    expect(runbookState(service(asOf, 1, ''), asOf)).toBe('missing');
  });

  it('cover the services of the tier', () => {
    const services = [service(asOf), service(null), service(asOf, 2), service(asOf, null)];
    expect(runbookCoverage(services, asOf)).toEqual({
      value: 0.5,
      n: 2,
      excluded: [{ reason: 'service without a tier', n: 1 }],
    });
    expect(runbookCoverage(services, asOf, { tiers: [1, 2] }).value).toBeCloseTo(2 / 3, 12);
    expect(runbookCoverage([], asOf)).toMatchObject({ value: null, reason: 'No service is of tier 1.' });
  });

  it('never cover more with a shorter period', () => {
    const ages = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1 });
    fc.assert(
      fc.property(ages, fc.nat(400), fc.nat(400), (list, a, b) => {
        const services = list.map((age) => service(addDays(asOf, -age)));
        const coverage = (withinDays: number) =>
          runbookCoverage(services, asOf, { withinDays }).value ?? Number.NaN;
        expect(coverage(Math.min(a, b))).toBeLessThanOrEqual(coverage(Math.max(a, b)));
      }),
      { numRuns: 50 },
    );
  });
});
