import { type Measured, measured, noData } from '../figure/figure.ts';
import { mean } from '../figure/statistics.ts';
import { LEVELS, type Level } from './check.ts';
import type { ServiceScorecard } from './evaluate.ts';

/** The stored part of a scorecard that roll-ups and comparisons need. */
export type StoredScorecard = {
  serviceId: string;
  /** 0 to 1; `null` when no check applied. */
  score: number | null;
  level: Level | null;
};

/** A scorecard as it is stored and compared. */
export function storedOf({ serviceId, score, level }: ServiceScorecard): StoredScorecard {
  return { serviceId, score: score.value, level };
}

export type ScorecardGroup = {
  /** A team's id, a tier, or `null` for services without one. */
  group: string | null;
  services: number;
  /** Mean score of the services that have one, 0 to 1. */
  score: Measured;
  /** Services by the highest level they hold. */
  levels: Record<Level | 'none', number>;
  /** The group's score less the one it had before, both as they were then; `null` when either had none. */
  change: number | null;
};

/**
 * Scorecards by group, sorted by group with the ungrouped last. `groupOf` names the group of a service: its team, its
 * tier, or one constant for the organisation. `before` are the stored results of an earlier week; a service counts then
 * in the group that it is in now.
 */
export function rollUpScorecards(
  cards: readonly StoredScorecard[],
  groupOf: (serviceId: string) => string | null,
  before: readonly StoredScorecard[] = [],
): ScorecardGroup[] {
  const earlier = Map.groupBy(before, ({ serviceId }) => groupOf(serviceId));
  return [...Map.groupBy(cards, ({ serviceId }) => groupOf(serviceId))]
    .sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
    .map(([group, members]) => {
      const score = meanScore(members);
      const previous = meanScore(earlier.get(group) ?? []).value;
      const change = score.value === null || previous === null ? null : score.value - previous;
      return { group, services: members.length, score, levels: countLevels(members), change };
    });
}

export type ScorecardChange = {
  serviceId: string;
  /** Score now less score before; `null` when either has none. */
  score: number | null;
  /** Levels gained (positive) or lost (negative). */
  levels: number;
  from: Level | null;
  to: Level | null;
};

/**
 * What changed per service between two evaluations, or between a real one and one simulated with other checks. Services
 * that are only in one of them did not change and are left out.
 */
export function compareScorecards(
  before: readonly StoredScorecard[],
  after: readonly StoredScorecard[],
): ScorecardChange[] {
  const earlier = new Map(before.map((card) => [card.serviceId, card]));
  return after.flatMap((card) => {
    const old = earlier.get(card.serviceId);
    if (!old) return [];
    return {
      serviceId: card.serviceId,
      score: card.score === null || old.score === null ? null : card.score - old.score,
      levels: rank(card.level) - rank(old.level),
      from: old.level,
      to: card.level,
    };
  });
}

function meanScore(cards: readonly StoredScorecard[]): Measured {
  const scores = cards.flatMap(({ score }) => (score === null ? [] : [score]));
  const without = cards.length - scores.length;
  const excluded = without > 0 ? [{ reason: 'no check applies', n: without }] : [];
  const value = mean(scores);
  return value === null
    ? noData('No service has a score.', excluded)
    : measured(value, scores.length, excluded);
}

function countLevels(cards: readonly StoredScorecard[]): ScorecardGroup['levels'] {
  const counts = { none: 0, bronze: 0, silver: 0, gold: 0 };
  for (const { level } of cards) counts[level ?? 'none'] += 1;
  return counts;
}

function rank(level: Level | null): number {
  return level === null ? -1 : LEVELS.indexOf(level);
}
