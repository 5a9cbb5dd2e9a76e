import {
  type ExceptionFacts,
  exceptionsDuring,
  listPolicies,
  type PolicyFacts,
} from '#db/slo/policy-queries.ts';
import { formatPercent } from '#shared/figure/format.ts';
import type { Named } from '#shared/review/sections.ts';
import { type FreezeState, freezeState } from '#shared/slo/budget-policy.ts';
import type { PolicyDemand, PolicyRow, PolicyTerms } from '#shared/slo/policy-views.ts';
import { weeksText } from '#shared/slo/policy-words.ts';
import { addDays } from '#shared/time/week.ts';
import type { DayRange } from '#shared/time/window.ts';
import type { ReviewContext } from './context.ts';
import { type Governed, policyDemands, quarterSoFar } from './policy-demands.ts';
import type { SloStanding } from './slo-rows.ts';

type Verdict = { standing: SloStanding; state: FreezeState['state']; spent: number | null };

/** The error budget policies in force, and the days each one looks back over. */
export type PoliciesInForce = {
  policies: readonly PolicyFacts[];
  /** By their weeks. */
  lookBacks: ReadonlyMap<number, DayRange>;
  /** What is summed along with the standings: the look-backs, and the quarter last. */
  ranges: readonly DayRange[];
};

/** Reads the policies; their look-backs end with the last day looked at. */
export function policiesInForce(context: ReviewContext): PoliciesInForce {
  const policies = listPolicies(context.workspace.connection);
  const weeks = [...new Set(policies.map(({ freezeWeeks }) => freezeWeeks))];
  const lookBacks = new Map(weeks.map((count) => [count, lookBackOf(context, count)]));
  const ranges = policies.length === 0 ? [] : [...lookBacks.values(), quarterSoFar(context)];
  return { policies, lookBacks, ranges };
}

/** The days that a policy looks back over. */
export function lookBackOf({ today }: ReviewContext, weeks: number): DayRange {
  return { firstDay: addDays(today, 1 - weeks * 7), lastDay: today };
}

/** The policy of a tier, else the one for all services. */
export function policyFor(policies: readonly PolicyFacts[], tier: number | null): PolicyFacts | undefined {
  return (
    policies.find((policy) => policy.tier !== null && policy.tier === tier) ??
    policies.find((policy) => policy.tier === null)
  );
}

/** Who stands behind a policy. */
export function termsOf({ names, today }: ReviewContext, policy: PolicyFacts): PolicyTerms {
  const { id, name, ownerId, revisitOn } = policy;
  const isRevisitDue = revisitOn !== null && revisitOn < today;
  return { id, name, owner: names.of('person', ownerId), revisitOn, isRevisitDue };
}

/**
 * Whether changes to each service with SLOs are frozen by its policy, and what else the policy asks for. A service is
 * frozen when any of its budgets is exceeded, and unknown when none could be judged. Frozen ones first.
 */
export function policyRows(
  context: ReviewContext,
  inForce: PoliciesInForce,
  standings: readonly SloStanding[],
): PolicyRow[] {
  if (inForce.policies.length === 0) return [];
  const governed = standings.flatMap((standing) => governedBy(inForce, standing) ?? []);
  const demands = policyDemands(context, governed);
  const exceptions = exceptionsByService(context, inForce);
  const rows = [...Map.groupBy(governed, ({ standing }) => standing.facts.serviceId)].flatMap(([id, own]) =>
    rowOf(context, own, { demands: demands.get(id) ?? [], exceptions: exceptions.get(id) ?? [] }),
  );
  const rank = { frozen: 0, unknown: 1, open: 2 };
  return rows.sort(
    (a, b) =>
      rank[a.state] - rank[b.state] ||
      (b.spent ?? 0) - (a.spent ?? 0) ||
      a.service.name.localeCompare(b.service.name, 'en'),
  );
}

function governedBy({ policies, lookBacks }: PoliciesInForce, standing: SloStanding): Governed | undefined {
  const policy = policyFor(policies, standing.facts.tier);
  if (!policy) return undefined;
  const lookBack = lookBacks.get(policy.freezeWeeks);
  const sums = standing.further[[...lookBacks.keys()].indexOf(policy.freezeWeeks)];
  const inQuarter = standing.further[lookBacks.size];
  return lookBack && sums && inQuarter && { standing, policy, lookBack, sums, inQuarter };
}

function exceptionsByService(context: ReviewContext, { lookBacks }: PoliciesInForce) {
  const firstDay = [...lookBacks.values()].reduce(
    (least, range) => (range.firstDay < least ? range.firstDay : least),
    context.today,
  );
  const rows = exceptionsDuring(context.workspace.connection, { firstDay, lastDay: context.today });
  return Map.groupBy(rows, ({ serviceId }) => serviceId);
}

type Found = { demands: readonly PolicyDemand[]; exceptions: readonly ExceptionFacts[] };

function rowOf(
  context: ReviewContext,
  governed: readonly Governed[],
  { demands, exceptions }: Found,
): PolicyRow[] {
  const [first] = governed;
  if (!first) return [];
  const { policy, lookBack, standing } = first;
  const { serviceId, serviceName } = standing.facts;
  const service: Named = { id: serviceId, name: serviceName };
  return [
    {
      service,
      policy: termsOf(context, policy),
      ...freezeOf(governed.map(verdictOf), weeksText(policy.freezeWeeks)),
      demands,
      exceptionIds: exceptions
        .filter(({ endsOn }) => (endsOn ?? context.today) >= lookBack.firstDay)
        .map(({ id }) => id),
    },
  ];
}

function verdictOf({ standing, sums, lookBack }: Governed): Verdict {
  const { state, spent } = freezeState(sums, standing.row.objective, lookBack);
  return { standing, state, spent: spent.value };
}

function freezeOf(
  verdicts: readonly Verdict[],
  weeks: string,
): Pick<PolicyRow, 'slo' | 'spent' | 'state' | 'sentence'> {
  const worst = verdicts.toSorted((a, b) => (b.spent ?? -1) - (a.spent ?? -1))[0];
  if (!worst || worst.spent === null) {
    const sentence = `Nothing was measured in the last ${weeks}.`;
    return { slo: null, spent: null, state: 'unknown', sentence };
  }
  const { id, name } = worst.standing.row;
  const used = `“${name}” has used ${formatPercent(worst.spent, { max: 0 })} of its error budget of the last ${weeks}`;
  const judged = { slo: { id, name }, spent: worst.spent };
  if (worst.state !== 'frozen') return { ...judged, state: 'open', sentence: `${used}.` };
  return {
    ...judged,
    state: 'frozen',
    sentence: `${used}: changes are frozen except P0 issues and security fixes.`,
  };
}
