import { type CampaignFacts, listCampaigns, resultsOfWeek } from '#db/scorecard/result-queries.ts';
import { listServiceFacts, type ServiceFacts } from '#db/scorecard/service-queries.ts';
import type { Named } from '#shared/review/sections.ts';
import { campaignProgress, isAskedFor } from '#shared/scorecard/campaign.ts';
import type { CampaignRow } from '#shared/scorecard/campaign-views.ts';
import { SERVICE_CHECKS } from '#shared/scorecard/catalogue.ts';
import type { CheckResult } from '#shared/scorecard/evaluate.ts';
import { addDays, shiftWeek, startOfDay, weekOfDate } from '#shared/time/week.ts';
import { remembered } from '../kpi/memo.ts';
import type { ReviewContext } from '../review/context.ts';
import type { Card } from '../review/scorecards.ts';
import { evaluateServices } from './scorecards.ts';

/** A campaign whose deadline was missed is shown for so long. */
const SHOWN_AFTER_DAYS = 28;

/** Campaigns that run at the end of the week, or were missed of late, with the progress that the scorecards show. */
export function campaignRows(context: ReviewContext, cards: readonly Card[]): CampaignRow[] {
  const oldest = addDays(context.today, -SHOWN_AFTER_DAYS);
  return listCampaigns(context.workspace.connection)
    .filter(({ startsOn, deadline }) => startsOn <= context.today && deadline >= oldest)
    .map((campaign) => campaignRow(context, campaign, cards));
}

/** One campaign by the scorecards of the context's week. */
export function campaignRow(
  context: ReviewContext,
  campaign: CampaignFacts,
  cards: readonly Card[],
): CampaignRow {
  const { id, name, ownerId, startsOn, deadline, checks } = campaign;
  const results = cards.flatMap((card) => card.checks);
  const doneAtStart = startsOn > context.today ? 0 : passing(campaign, resultsAtStart(context, startsOn));
  return {
    id,
    name,
    owner: context.names.of('person', ownerId),
    startsOn,
    deadline,
    ...campaignProgress(campaign, results, context.today, doneAtStart),
    checks: checks.map((key) => ({ key, name: NAMES.get(key) ?? key })),
    open: openServices(context, campaign, cards),
  };
}

const NAMES = new Map(SERVICE_CHECKS.map(({ key, name }) => [key, name]));

/** What was stored for the last week before the start, else services judged for that day by the records as they are. */
function resultsAtStart(context: ReviewContext, startsOn: string): CheckResult[] {
  const { workspace, calendar } = context;
  const before = shiftWeek(weekOfDate(startsOn, calendar), -1, calendar);
  const stored = resultsOfWeek(workspace.connection, before.key);
  if (stored.length > 0) return stored.flatMap(({ checks }) => checks);
  return remembered(context, ['checks at the start of', startsOn], () => {
    const moment = { day: addDays(startsOn, -1), until: startOfDay(startsOn, calendar.zone) };
    const [cards = []] = evaluateServices(context, listServiceFacts(workspace.connection), [moment]);
    return cards.flatMap(({ checks }) => checks);
  });
}

function passing(campaign: CampaignFacts, results: readonly CheckResult[]): number {
  return results.filter((result) => isAskedFor(campaign, result) && result.state === 'pass').length;
}

function openServices(
  { workspace }: ReviewContext,
  campaign: CampaignFacts,
  cards: readonly Card[],
): CampaignRow['open'] {
  const services = new Map(listServiceFacts(workspace.connection).map((one) => [one.id, one]));
  return cards
    .flatMap(({ serviceId, checks }) => {
      const service = services.get(serviceId);
      const open = checks.filter((result) => isAskedFor(campaign, result) && result.state !== 'pass');
      if (!service || open.length === 0) return [];
      const names = open.map(({ check }) => NAMES.get(check) ?? check);
      return { service: { id: service.id, name: service.name }, team: teamOf(service), checks: names };
    })
    .sort((a, b) => b.checks.length - a.checks.length || a.service.name.localeCompare(b.service.name, 'en'));
}

/** The team that owns a service. */
export function teamOf({ teamId, teamName }: ServiceFacts): Named | null {
  return teamId === null || teamName === null ? null : { id: teamId, name: teamName };
}
