import { type Measured, measured, noData } from '../figure/figure.ts';
import { mean, sum } from '../figure/statistics.ts';
import type { INTERVIEW_DIMENSIONS } from '../interview/interview.ts';

export type InterviewDimension = keyof typeof INTERVIEW_DIMENSIONS;

/** What each dimension weighs, in all 1; the defaults of the role's hiring scorecard. */
export const INTERVIEW_WEIGHTS: Readonly<Record<InterviewDimension, number>> = {
  reliability: 0.15,
  'incident-command': 0.15,
  'technical-depth': 0.15,
  observability: 0.1,
  finops: 0.1,
  security: 0.1,
  'operating-model': 0.1,
  leadership: 0.1,
  communication: 0.05,
};

/** 1 is below the bar, 4 is excellent. */
export type RatingRow = { dimension: string; rating: number };
/** Ratings go from 1 to this. */
export const HIGHEST_RATING = 4;

export type InterviewScore = {
  /** Σ weight·rating / 4 over the rated dimensions, divided by their weight: a fraction from 0.25 to 1. */
  score: Measured;
  /** Weight of the rated dimensions as a share of all weight: how much of the picture the score shows. */
  coverage: number;
  unrated: readonly string[];
};

/**
 * The weighted score of one interview, or of several when their ratings are given together: a dimension that was rated
 * more than once counts with the mean of its ratings. Dimensions without a rating are left out of both sums, not counted
 * as 0. No data when nothing with a weight is rated. Throws a `RangeError` for a dimension without a weight, a rating
 * outside 1 to 4, or weights that are negative or sum to 0.
 */
export function interviewScore(
  ratings: readonly RatingRow[],
  weights: Readonly<Record<string, number>> = INTERVIEW_WEIGHTS,
): InterviewScore {
  const total = checkedTotal(weights);
  const byDimension = Map.groupBy(ratings, ({ dimension, rating }) => {
    if (weights[dimension] === undefined)
      throw new RangeError(`“${dimension}” is not a dimension of the scorecard.`);
    if (!(rating >= 1 && rating <= HIGHEST_RATING)) throw new RangeError('A rating is between 1 and 4.');
    return dimension;
  });
  const rated = [...byDimension].map(([dimension, rows]) => ({
    weight: weights[dimension] ?? 0,
    rating: mean(rows.map(({ rating }) => rating)) ?? 0,
  }));
  const weight = sum(rated.map((entry) => entry.weight));
  const points = sum(rated.map((entry) => (entry.weight * entry.rating) / HIGHEST_RATING));
  return {
    score:
      weight === 0
        ? noData('No dimension is rated yet.')
        : measured(Math.min(1, points / weight), ratings.length),
    coverage: Math.min(1, weight / total),
    unrated: Object.keys(weights).filter((dimension) => !byDimension.has(dimension)),
  };
}

/** Where interviewers disagree: the distance between the highest and lowest rating of each dimension rated twice. */
export function ratingSpread(
  ratings: readonly RatingRow[],
): { dimension: string; spread: number; n: number }[] {
  return [...Map.groupBy(ratings, ({ dimension }) => dimension)].flatMap(([dimension, rows]) => {
    const values = rows.map(({ rating }) => rating);
    if (values.length < 2) return [];
    return [{ dimension, spread: Math.max(...values) - Math.min(...values), n: values.length }];
  });
}

function checkedTotal(weights: Readonly<Record<string, number>>): number {
  const values = Object.values(weights);
  if (values.some((weight) => !(weight >= 0))) throw new RangeError('A weight is never negative.');
  const total = sum(values);
  if (total === 0) throw new RangeError('The weights sum to 0.');
  return total;
}
