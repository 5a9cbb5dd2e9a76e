import { keptResult } from '#db/query/kept.ts';
import type { Figure } from '#shared/figure/figure.ts';
import type { SloSection, TierRow } from '#shared/review/sections.ts';
import { contextKey, type ReviewContext } from './context.ts';
import { policyFigures } from './policy-figures.ts';
import { burndownOf } from './slo-burndown.ts';
import { sloFigures } from './slo-figures.ts';
import { policiesInForce, policyRows } from './slo-policies.ts';
import { type SloStanding, sloStandings } from './slo-rows.ts';

export { incidentSection } from './incident-section.ts';

/** Where the SLOs stand at the end of the review week, and the figures about them. */
export function sloSection(context: ReviewContext): { section: SloSection; figures: Figure[] } {
  const inForce = policiesInForce(context);
  const key = ['standings', contextKey(context), inForce.ranges];
  const standings = keptResult(context.workspace.connection, key, () =>
    sloStandings(context, inForce.ranges),
  );
  const policies = policyRows(context, inForce, standings);
  return {
    section: {
      rows: standings.map(({ row }) => row),
      tiers: tierRows(standings),
      burndown: burndownOf(context, standings),
      policies,
    },
    figures: [...sloFigures(context, standings), ...policyFigures(context, policies)],
  };
}

/** One row a tier, services without one last. */
function tierRows(standings: readonly SloStanding[]): TierRow[] {
  const byTier = Map.groupBy(standings, ({ row }) => row.tier);
  return [...byTier]
    .map(([tier, group]) => tierRow(tier, group))
    .sort((a, b) => (a.tier ?? Number.POSITIVE_INFINITY) - (b.tier ?? Number.POSITIVE_INFINITY));
}

function tierRow(tier: number | null, group: readonly SloStanding[]): TierRow {
  const count = (status: string) => group.filter(({ row }) => row.status === status).length;
  let worst: SloStanding | undefined;
  for (const standing of group) {
    const { value } = standing.remaining;
    if (value !== null && value < (worst?.remaining.value ?? Number.POSITIVE_INFINITY)) worst = standing;
  }
  return {
    tier,
    slos: group.length,
    met: count('met'),
    atRisk: count('at-risk'),
    missed: count('missed'),
    noData: count('no-data'),
    worst: worst ? { id: worst.row.id, name: worst.row.name } : null,
  };
}
