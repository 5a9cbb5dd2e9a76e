import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sloDetail } from '#core/reliability/slo-detail.ts';
import type { ReviewContext } from '#core/review/context.ts';
import { sloSection } from '#core/review/reliability.ts';
import { policyStanding } from '#shared/slo/budget-policy.ts';
import { demandSentence } from '#shared/slo/policy-words.ts';
import { addDays } from '#shared/time/week.ts';
import { insertLinks, insertRaw } from '../../bench/raw-rows.ts';
import { after, clear, contexts, day, instant, roughWorkspace } from './random-weeks.ts';

const SERVICES = ['one', 'two'];
const OBJECTIVES = [0.9, 0.99, 0.9];
const TABLES = [
  'slo_day',
  'slo',
  'service',
  'budget_policy',
  'impact_interval',
  'incident_services',
  'incident',
  'action_item',
];

const stretch = fc.record({
  slo: fc.nat(OBJECTIVES.length - 1),
  first: day,
  shares: fc.array(fc.constantFrom(0, 0, 0, 0.001, 0.02, 0.4, 1), { maxLength: 40 }),
});
const incident = fc.record({
  services: fc.subarray(SERVICES, { minLength: 1 }),
  cause: fc.constantFrom('change', 'capacity', 'unknown', null),
  start: instant,
  minutes: fc.constantFrom(0, 10, 600, 3000, null),
});
const scene = fc.record({
  stretches: fc.array(stretch, { maxLength: 8 }),
  incidents: fc.array(incident, { maxLength: 8 }),
  weeks: fc.tuple(fc.constantFrom(1, 4, 9), fc.constantFrom(1, 4, 9)),
  shares: fc.tuple(fc.constantFrom(0, 0.2, 1), fc.constantFrom(0, 0.2, 1)),
});
type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never;

const workspace = roughWorkspace();

function fill({ stretches, incidents, weeks, shares }: Scene) {
  clear(workspace, TABLES);
  insertRaw(
    workspace,
    'service',
    SERVICES.map((id, index) => ({ id, slug: id, name: id, tier: index + 1 })),
  );
  insertRaw(
    workspace,
    'slo',
    OBJECTIVES.map((objective, n) => ({ id: `slo-${n}`, name: `${n}`, serviceId: serviceOf(n), objective })),
  );
  insertRaw(
    workspace,
    'budgetPolicy',
    [1, null].map((tier, n) => ({
      id: `policy-${n}`,
      name: 'Policy',
      tier,
      freezeWeeks: weeks[n],
      incidentShare: shares[n],
      causeShare: shares[n],
    })),
  );
  const days = new Map(
    stretches.flatMap(({ slo, first, shares: bad }) =>
      bad.map((share, n) => {
        const date = addDays(first, n);
        const id = `${slo} ${date}`;
        return [id, { id, sloId: `slo-${slo}`, date, good: 1000 * (1 - share), total: 1000 }] as const;
      }),
    ),
  );
  insertRaw(workspace, 'sloDay', days.values());
  insertRaw(
    workspace,
    'incident',
    incidents.map(({ start, cause }, n) => ({
      id: `incident-${n}`,
      title: `Incident ${n}`,
      severity: 'SEV-2',
      status: 'open',
      impactStart: start,
      causeCategory: cause,
    })),
  );
  insertLinks(
    workspace,
    'incident',
    'services',
    incidents.flatMap(({ services }, n) => services.map((id) => [`incident-${n}`, id] as const)),
  );
  insertRaw(
    workspace,
    'impactInterval',
    incidents.map(({ start, minutes }, n) => ({
      id: `interval-${n}`,
      incidentId: `incident-${n}`,
      startedAt: start,
      endedAt: minutes === null ? null : after(start, minutes),
    })),
  );
  return [...days.values()];
}

const serviceOf = (slo: number) => SERVICES[slo % SERVICES.length] ?? '';

/** Rules 2 and 3 of a service by the formula over all measurements: `incident-1 0.5`, the largest over its SLOs. */
function expectedOf(terms: Scene, days: ReturnType<typeof fill>, context: ReviewContext, service: number) {
  const found = new Map<string, number>();
  const add = (about: string, share: number) => found.set(about, Math.max(share, found.get(about) ?? 0));
  for (const [n, objective] of OBJECTIVES.entries()) {
    if (serviceOf(n) !== SERVICES[service]) continue;
    const standing = policyStanding({
      objective,
      days: days
        .filter(({ sloId, date }) => sloId === `slo-${n}` && date <= context.today)
        .map((one) => ({ ...one, maintenanceGood: 0, maintenanceTotal: 0 })),
      incidents: terms.incidents.flatMap(({ services, cause, start, minutes }, at) =>
        services.includes(serviceOf(n)) && start < context.asOf
          ? {
              id: `incident-${at}`,
              causeCategory: cause,
              impact: [{ start, end: minutes === null ? null : after(start, minutes) }],
            }
          : [],
      ),
      asOf: context.today,
      zone: context.calendar.zone,
      now: context.asOf,
      policy: {
        freezeWeeks: terms.weeks[service] ?? 4,
        incidentShare: terms.shares[service] ?? 0,
        causeShare: terms.shares[service] ?? 0,
      },
    });
    for (const { incidentId, share, needsPostmortem } of standing.incidents)
      if (needsPostmortem) add(incidentId, share);
    for (const { causeCategory, share, needsPlan } of standing.causes)
      if (needsPlan) add(`cause ${causeCategory}`, share);
  }
  return found;
}

describe('what error budget policies ask for', () => {
  it('agrees with the formula over all measurements', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(scene, (terms) => {
        const days = fill(terms);
        for (const context of contexts(workspace)) {
          const { policies } = sloSection(context).section;
          for (const [index, service] of SERVICES.entries()) {
            const demands = policies.find((row) => row.service.id === service)?.demands ?? [];
            const expected = expectedOf(terms, days, context, index);
            const about = demands.map((one) =>
              one.kind === 'plan' ? `cause ${one.cause}` : one.incident.id,
            );
            expect(about.toSorted()).toEqual([...expected.keys()].toSorted());
            for (const [at, name] of about.entries())
              expect(demands[at]?.share).toBeCloseTo(expected.get(name) ?? 0, 9);
          }
        }
      }),
      { numRuns: 25, seed: 5 },
    );
  });

  it('tells what there is of a postmortem, and shows the same on the SLO', () => {
    fill({
      stretches: [{ slo: 0, first: '2026-10-28', shares: [0.4, 0] }],
      incidents: [{ services: ['one'], cause: 'change', start: '2026-10-28T10:00:00.000Z', minutes: 600 }],
      weeks: [4, 4],
      shares: [0.2, 0.2],
    });
    const at = () => [...contexts(workspace)].find(({ week }) => week.key === '2026-W45');
    const demand = () => {
      const context = at();
      const found = context && sloSection(context).section.policies[0]?.demands[0];
      if (found?.kind !== 'postmortem') throw new Error('No postmortem is asked for.');
      return found;
    };
    expect(demand()).toMatchObject({ isPublished: false, p0Actions: 0, isMet: false });
    expect(demandSentence(demand())).toBe(
      '“Incident 0” took 200% of the budget of “0” of the last 4 weeks: postmortem not published, no P0 action.',
    );
    insertRaw(workspace, 'actionItem', [
      { id: 'p0', title: 'Do', incidentId: 'incident-0', priority: 'P0', status: 'open' },
      { id: 'cancelled', title: 'Do not', incidentId: 'incident-0', priority: 'P0', status: 'cancelled' },
      { id: 'p1', title: 'Later', incidentId: 'incident-0', priority: 'P1', status: 'open' },
    ]);
    workspace.connection.exec("UPDATE incident SET postmortem_published_on = '2026-11-02'");
    expect(demand()).toMatchObject({ isPublished: true, p0Actions: 1, isMet: true });
    const context = at();
    const policy = context && sloDetail(context, 'slo-0').policy;
    expect(policy).toMatchObject({
      state: 'frozen',
      spent: 2,
      unattributed: 0,
      incidents: [{ id: 'incident-0', share: 2, needsPostmortem: true, isPublished: true, p0Actions: 1 }],
      causes: [{ cause: 'change', label: 'Change', needsPlan: true }],
    });
  });
});
