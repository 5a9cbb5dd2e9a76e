import { listPolicies, type PolicyFacts } from '#db/slo/slo-queries.ts';
import { formatPercent } from '#shared/figure/format.ts';
import type { Named, SloSection } from '#shared/review/sections.ts';
import { type FreezeState, freezeState } from '#shared/slo/budget-policy.ts';
import { addDays } from '#shared/time/week.ts';
import type { DayRange } from '#shared/time/window.ts';
import type { ReviewContext } from './context.ts';
import type { SloStanding } from './slo-rows.ts';

type PolicyRow = SloSection['policies'][number];
type Verdict = { standing: SloStanding; state: FreezeState['state']; spent: number | null };

/** The error budget policies in force, and the days each one looks back over. */
export type PoliciesInForce = { policies: readonly PolicyFacts[]; lookBacks: readonly DayRange[] };

/** Reads the policies; their look-backs end with the last day looked at. */
export function policiesInForce(context: ReviewContext): PoliciesInForce {
  const policies = listPolicies(context.workspace.connection);
  const weeks = [...new Set(policies.map(({ freezeWeeks }) => freezeWeeks))];
  const lookBacks = weeks.map((count) => ({
    firstDay: addDays(context.today, 1 - count * 7),
    lastDay: context.today,
  }));
  return { policies, lookBacks };
}

/**
 * Whether changes to each service with SLOs are frozen by its policy: the one of its tier, else the one for all. A
 * service is frozen when any of its budgets is exceeded, and unknown when none could be judged. Frozen ones first.
 */
export function policyRows(
  context: ReviewContext,
  { policies, lookBacks }: PoliciesInForce,
  standings: readonly SloStanding[],
): PolicyRow[] {
  if (policies.length === 0) return [];
  const byService = Map.groupBy(standings, ({ facts }) => facts.serviceId);
  const rows: PolicyRow[] = [];
  for (const group of byService.values()) {
    const facts = group[0]?.facts;
    const policy = facts && policyFor(policies, facts.tier);
    if (!facts || !policy) continue;
    const firstDay = addDays(context.today, 1 - policy.freezeWeeks * 7);
    const index = lookBacks.findIndex((range) => range.firstDay === firstDay);
    const verdicts = group.map((standing) => verdictOf(standing, index, lookBacks));
    rows.push(rowOf({ id: facts.serviceId, name: facts.serviceName }, policy, verdicts));
  }
  const rank = { frozen: 0, unknown: 1, open: 2 };
  return rows.sort(
    (a, b) => rank[a.state] - rank[b.state] || a.service.name.localeCompare(b.service.name, 'en'),
  );
}

function policyFor(policies: readonly PolicyFacts[], tier: number | null): PolicyFacts | undefined {
  return (
    policies.find((policy) => policy.tier !== null && policy.tier === tier) ??
    policies.find((policy) => policy.tier === null)
  );
}

function verdictOf(standing: SloStanding, index: number, lookBacks: readonly DayRange[]): Verdict {
  const sums = standing.further[index];
  const range = lookBacks[index];
  if (sums === undefined || range === undefined) return { standing, state: 'unknown', spent: null };
  const { state, spent } = freezeState(sums, standing.row.objective, range);
  return { standing, state, spent: spent.value };
}

function rowOf(service: Named, policy: PolicyFacts, verdicts: readonly Verdict[]): PolicyRow {
  const worst = verdicts.toSorted((a, b) => (b.spent ?? -1) - (a.spent ?? -1))[0];
  const weeks = policy.freezeWeeks === 1 ? '1 week' : `${policy.freezeWeeks} weeks`;
  if (!worst || worst.spent === null) {
    return { service, state: 'unknown', sentence: `Nothing was measured in the last ${weeks}.` };
  }
  const used = `“${worst.standing.row.name}” has used ${formatPercent(worst.spent, { max: 0 })} of its error budget of the last ${weeks}`;
  if (worst.state !== 'frozen') return { service, state: 'open', sentence: `${used}.` };
  return {
    service,
    state: 'frozen',
    sentence: `${used}: changes are frozen except P0 issues and security fixes.`,
  };
}
