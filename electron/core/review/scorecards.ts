import { resultsOfWeek, scoresOfWeek } from '#db/scorecard/result-queries.ts';
import { listServiceFacts, type ServiceFacts } from '#db/scorecard/service-queries.ts';
import type { Figure } from '#shared/figure/figure.ts';
import { toFigure } from '#shared/figure/to-figure.ts';
import type { ScorecardSection } from '#shared/review/sections.ts';
import { SERVICE_CHECKS } from '#shared/scorecard/catalogue.ts';
import { LEVELS } from '#shared/scorecard/check.ts';
import type { CheckResult } from '#shared/scorecard/evaluate.ts';
import {
  compareScorecards,
  rollUpScorecards,
  type ScorecardGroup,
  type StoredScorecard,
  storedOf,
} from '#shared/scorecard/roll-up.ts';
import { campaignRows } from '../scorecard/campaigns.ts';
import { momentBefore, momentOf } from '../scorecard/moment.ts';
import { evaluateServices } from '../scorecard/scorecards.ts';
import type { ReviewContext } from './context.ts';
import { countFigure } from './counts.ts';

/** A scorecard with its checks. */
export type Card = StoredScorecard & { checks: readonly CheckResult[] };
export type TwoWeeks = {
  cards: readonly Card[];
  before: readonly StoredScorecard[];
  /** The cards are those that were stored when the week had ended. */
  isStored: boolean;
};

const NO_SERVICES = 'No services are recorded.';

/**
 * The scorecards of all services with their change since the week before, by service, by team and in all. A week that is
 * over and was stored shows what was stored; otherwise services are judged as the records are now. Reads only.
 */
export function scorecardSection(context: ReviewContext): { section: ScorecardSection; figures: Figure[] } {
  const services = listServiceFacts(context.workspace.connection);
  const { cards, before } = twoWeeks(context, services);
  const [all] = rollUpScorecards(cards, () => 'all', before);
  const section = {
    rows: rowsOf(services, cards, before),
    byTeam: teamsOf(services, cards, before),
    levels: all?.levels ?? { none: 0, bronze: 0, silver: 0, gold: 0 },
    campaigns: campaignRows(context, cards),
  };
  return { section, figures: figuresOf(context, cards, before, all) };
}

/** The scorecards of the context's week and those of the week before. */
export function twoWeeks(context: ReviewContext, services: readonly ServiceFacts[]): TwoWeeks {
  const { connection } = context.workspace;
  const stored = context.isPartial ? [] : resultsOfWeek(connection, context.week.key);
  const storedBefore = scoresOfWeek(connection, context.previousWeek.key);
  if (stored.length > 0 && storedBefore.length > 0)
    return { cards: stored, before: storedBefore, isStored: true };
  const moments = [
    ...(stored.length > 0 ? [] : [momentOf(context)]),
    ...(storedBefore.length > 0 ? [] : [momentBefore(context)]),
  ];
  const evaluated = evaluateServices(context, services, moments);
  const cards =
    stored.length > 0
      ? stored
      : (evaluated.shift() ?? []).map((card) => ({ ...storedOf(card), checks: card.checks }));
  const before = storedBefore.length > 0 ? storedBefore : (evaluated.shift() ?? []).map(storedOf);
  return { cards, before, isStored: stored.length > 0 };
}

function rowsOf(
  services: readonly ServiceFacts[],
  cards: readonly Card[],
  before: readonly StoredScorecard[],
): ScorecardSection['rows'] {
  const cardOf = new Map(cards.map((card) => [card.serviceId, card]));
  const earlier = new Map(before.map((card) => [card.serviceId, card]));
  return services.flatMap((service) => {
    const card = cardOf.get(service.id);
    if (!card) return [];
    const previous = earlier.get(service.id);
    return {
      service: { id: service.id, name: service.name },
      team: teamOf(service),
      tier: service.tier,
      level: card.level ?? 'none',
      previousLevel: previous ? (previous.level ?? 'none') : null,
      score: card.score,
      previousScore: previous?.score ?? null,
      failing: failingOf(card.checks),
    };
  });
}

const CHECK_NAMES = new Map(SERVICE_CHECKS.map(({ key, name }) => [key, name]));

/** Names of the checks that hold the service back, lowest level first; announced ones do not count yet. */
function failingOf(checks: readonly CheckResult[]): string[] {
  return checks
    .filter(({ announcedFor }) => announcedFor === undefined)
    .filter(({ state }) => state === 'fail' || state === 'partial' || state === 'unknown')
    .toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level))
    .map(({ check }) => CHECK_NAMES.get(check) ?? check);
}

function teamOf({ teamId, teamName }: ServiceFacts) {
  return teamId === null || teamName === null ? null : { id: teamId, name: teamName };
}

/** Services without a team are in no row; they count in the levels and the figures of all. */
function teamsOf(
  services: readonly ServiceFacts[],
  cards: readonly Card[],
  before: readonly StoredScorecard[],
): ScorecardSection['byTeam'] {
  const teams = new Map(services.map((service) => [service.id, teamOf(service)]));
  const names = new Map([...teams.values()].flatMap((team) => (team ? [[team.id, team] as const] : [])));
  return rollUpScorecards(cards, (serviceId) => teams.get(serviceId)?.id ?? null, before)
    .flatMap(({ group, services: count, score, change }) => {
      const team = group === null ? undefined : names.get(group);
      return team ? [{ team, services: count, score: score.value, change }] : [];
    })
    .sort((a, b) => (a.team.name < b.team.name ? -1 : Number(a.team.name > b.team.name)));
}

function figuresOf(
  context: ReviewContext,
  cards: readonly Card[],
  before: readonly StoredScorecard[],
  all: ScorecardGroup | undefined,
): Figure[] {
  const [allBefore] = rollUpScorecards(before, () => 'all');
  const { period } = context;
  const reason = cards.length === 0 ? NO_SERVICES : null;
  const ids = cards.map(({ serviceId }) => serviceId);
  const lost = compareScorecards(before, cards).filter(({ levels }) => levels < 0);
  return [
    toFigure({
      key: 'scorecard.score',
      label: 'Mean service score',
      unit: 'ratio',
      result: all?.score ?? { value: null, reason: NO_SERVICES, n: 0, excluded: [] },
      period,
      lineage: [{ entity: 'service', ids }],
      previous: allBefore?.score.value ?? null,
    }),
    ...(['gold', 'silver', 'bronze', 'none'] as const).map((level) =>
      countFigure({
        key: `scorecard.${level}`,
        label: level === 'none' ? 'Services without a level' : `Services at ${level}`,
        period,
        entity: 'service',
        ids: cards.filter((card) => (card.level ?? 'none') === level).map(({ serviceId }) => serviceId),
        reason,
        n: cards.length,
        previous: allBefore?.levels[level] ?? null,
      }),
    ),
    countFigure({
      key: 'scorecard.lost',
      label: 'Services that lost a level',
      period,
      entity: 'service',
      ids: lost.map(({ serviceId }) => serviceId),
      reason: reason ?? (before.length === 0 ? 'There is no scorecard of the week before.' : null),
      n: cards.length,
    }),
  ];
}
