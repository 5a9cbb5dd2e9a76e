import fc from 'fast-check';
import type { ServiceInput, Share } from '#shared/scorecard/check.ts';
import { addDays } from '#shared/time/week.ts';

export const asOf = '2026-11-22';

/** A service that passes every check. */
export const perfect: ServiceInput = {
  ownerTeamId: 'team',
  tier: 1,
  runbookUrl: 'https://runbooks.example/checkout',
  runbookReviewedOn: asOf,
  slos: [{ objective: 0.999, attainment: 0.9995, remaining: 0.5 }],
  recovery: { lastHeldOn: '2026-10-01', lastMetOn: '2026-10-01', lastFailedOn: null },
  restores: [{ lastHeldOn: '2026-10-01', lastMetOn: '2026-10-01', lastFailedOn: null }],
  postmortems: { part: 2, whole: 2 },
  overdueActions: { part: 0, whole: 3 },
  patching: { part: 97, whole: 100 },
  deployments: { part: 1, whole: 40 },
  pages: { part: 8, whole: 10 },
  cost: { actual: 103_000, budget: 100_000 },
};

/** A service of which nothing is known. */
export const blank: ServiceInput = {
  ownerTeamId: null,
  tier: null,
  runbookUrl: null,
  runbookReviewedOn: null,
  slos: [],
  recovery: null,
  restores: null,
  postmortems: null,
  overdueActions: null,
  patching: null,
  deployments: null,
  pages: null,
  cost: null,
};

const day = fc.integer({ min: -800, max: 0 }).map((days) => addDays(asOf, days));
const proof = fc.tuple(fc.option(day), fc.option(day), fc.option(day)).map(([held, met, failed]) => ({
  lastHeldOn:
    [held, met, failed]
      .filter((one) => one !== null)
      .toSorted()
      .at(-1) ?? null,
  lastMetOn: met,
  lastFailedOn: failed,
}));
const share: fc.Arbitrary<Share> = fc
  .tuple(fc.nat(40), fc.nat(40))
  .map(([a, b]) => ({ part: Math.min(a, b), whole: Math.max(a, b) }));
const fraction = fc.double({ min: 0, max: 1, noNaN: true });

export const anyService: fc.Arbitrary<ServiceInput> = fc.record({
  ownerTeamId: fc.option(fc.constant('team')),
  tier: fc.option(fc.integer({ min: 1, max: 4 })),
  runbookUrl: fc.option(fc.constantFrom('https://x', '')),
  runbookReviewedOn: fc.option(day),
  slos: fc.array(
    fc.record({
      objective: fc.constantFrom(0.9, 0.99, 0.999),
      attainment: fc.option(fraction),
      remaining: fc.option(fc.double({ min: -10, max: 1, noNaN: true })),
    }),
    { maxLength: 3 },
  ),
  recovery: fc.option(proof),
  restores: fc.option(fc.array(proof, { maxLength: 3 })),
  postmortems: fc.option(share),
  overdueActions: fc.option(share),
  patching: fc.option(share),
  deployments: fc.option(share),
  pages: fc.option(share),
  cost: fc.option(fc.record({ actual: fc.nat(1e6), budget: fc.option(fc.nat(1e6)) })),
});
