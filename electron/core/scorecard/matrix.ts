import { listCampaigns } from '#db/scorecard/result-queries.ts';
import { listServiceFacts } from '#db/scorecard/service-queries.ts';
import { MusterError } from '#shared/contract/errors.ts';
import type { Named } from '#shared/review/sections.ts';
import type { CampaignRow } from '#shared/scorecard/campaign-views.ts';
import { LEVELS } from '#shared/scorecard/check.ts';
import type { MatrixGroup, MatrixRow, ScorecardMatrix } from '#shared/scorecard/matrix.ts';
import { rollUpScorecards } from '#shared/scorecard/roll-up.ts';
import { weekRange } from '#shared/time/week.ts';
import type { ReviewContext } from '../review/context.ts';
import { type Card, type TwoWeeks, twoWeeks } from '../review/scorecards.ts';
import { campaignRow, campaignRows } from './campaigns.ts';
import { checksOf } from './scorecards.ts';

/** Every service against every check, lowest level first, rolled up by team and tier. Reads only. */
export function scorecardMatrix(context: ReviewContext): ScorecardMatrix {
  const services = listServiceFacts(context.workspace.connection);
  const weeks = twoWeeks(context, services);
  const cards = new Map(weeks.cards.map((card) => [card.serviceId, card]));
  const before = new Map(weeks.before.map((card) => [card.serviceId, card]));
  const rows = services.flatMap(({ id, name, teamId, teamName, tier }): MatrixRow[] => {
    const card = cards.get(id);
    if (!card) return [];
    const previous = before.get(id);
    return [
      {
        service: { id, name },
        team: teamId === null || teamName === null ? null : { id: teamId, name: teamName },
        tier,
        level: card.level,
        ...(previous ? { previousLevel: previous.level } : {}),
        score: card.score,
        previousScore: previous?.score ?? null,
        results: resultsOf(context, card),
      },
    ];
  });
  const teams = new Map(rows.map(({ service, team }) => [service.id, team]));
  const tiers = new Map(rows.map(({ service, tier }) => [service.id, tier === null ? null : String(tier)]));
  const teamNames = new Map([...teams.values()].flatMap((team) => (team ? [[team.id, team.name]] : [])));
  const groups = (of: (id: string) => string | null, nameOf: (group: string) => string) =>
    groupsOf(weeks, of, nameOf);
  return {
    weekLabel: weekRange(context.week),
    day: context.today,
    isStored: weeks.isStored,
    checks: checksOf(context)
      .map(({ find: _, countsFrom, ...check }) => ({
        ...check,
        ...(countsFrom !== undefined && countsFrom > context.today ? { countsFrom } : {}),
      }))
      .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level)),
    campaigns: campaignRows(context, weeks.cards),
    rows,
    all:
      groups(
        () => 'all',
        () => 'All services',
      )[0] ?? null,
    byTeam: groups(
      (id) => teams.get(id)?.id ?? null,
      (id) => teamNames.get(id) ?? id,
    ).sort((a, b) => ((a.group?.name ?? '\uffff') < (b.group?.name ?? '\uffff') ? -1 : 1)),
    byTier: groups(
      (id) => tiers.get(id) ?? null,
      (tier) => `Tier ${tier}`,
    ),
  };
}

/**
 * How far a campaign is at the end of the week, or now.
 * @throws MusterError `not-found` when there is no such campaign
 */
export function campaignAt(context: ReviewContext, id: string): CampaignRow {
  const { connection } = context.workspace;
  const campaign = listCampaigns(connection).find((one) => one.id === id);
  if (!campaign) throw new MusterError('not-found', 'This campaign is no longer there.');
  return campaignRow(context, campaign, twoWeeks(context, listServiceFacts(connection)).cards);
}

function resultsOf({ names }: ReviewContext, { checks }: Card): MatrixRow['results'] {
  return Object.fromEntries(
    checks.map((result) => {
      const { check, exemption } = result;
      if (!exemption) return [check, result];
      return [check, { ...result, exemptBy: names.of('person', exemption.ownerId)?.name ?? null }];
    }),
  );
}

function groupsOf(
  { cards, before }: TwoWeeks,
  groupOf: (serviceId: string) => string | null,
  nameOf: (group: string) => string,
): MatrixGroup[] {
  const ids = Map.groupBy(cards, ({ serviceId }) => groupOf(serviceId));
  return rollUpScorecards(cards, groupOf, before).map(({ group, services, score, levels, change }) => ({
    group: group === null ? null : ({ id: group, name: nameOf(group) } satisfies Named),
    services,
    score: score.value,
    n: score.n,
    change,
    levels,
    ids: (ids.get(group) ?? []).map(({ serviceId }) => serviceId),
  }));
}
