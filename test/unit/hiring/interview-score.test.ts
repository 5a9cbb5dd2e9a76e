import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INTERVIEW_WEIGHTS, interviewScore, ratingSpread } from '#shared/hiring/interview-score.ts';
import { INTERVIEW_DIMENSIONS } from '#shared/interview/interview.ts';

const dimensions = Object.keys(INTERVIEW_WEIGHTS);

describe('interviewScore', () => {
  it('has nine default weights that sum to 100 %', () => {
    expect(dimensions).toEqual(Object.keys(INTERVIEW_DIMENSIONS));
    expect(Object.values(INTERVIEW_WEIGHTS).reduce((total, weight) => total + weight, 0)).toBeCloseTo(1, 12);
  });

  it('weighs the rated dimensions only and shows how many they are', () => {
    const result = interviewScore([
      { dimension: 'reliability', rating: 4 },
      { dimension: 'communication', rating: 2 },
    ]);
    expect(result.score.value).toBeCloseTo((0.15 * 4 + 0.05 * 2) / 4 / 0.2, 12);
    expect(result.coverage).toBeCloseTo(0.2, 12);
    expect(result.unrated).toHaveLength(7);
    expect(interviewScore([])).toMatchObject({ score: { value: null }, coverage: 0 });
  });

  it('takes the mean of several interviewers and shows where they disagree', () => {
    const panel = [
      { dimension: 'finops', rating: 4 },
      { dimension: 'finops', rating: 2 },
      { dimension: 'security', rating: 3 },
    ];
    expect(interviewScore(panel).score.value).toBeCloseTo(0.75, 12);
    expect(ratingSpread(panel)).toEqual([{ dimension: 'finops', spread: 2, n: 2 }]);
  });

  it('refuses what the scorecard does not know', () => {
    expect(() => interviewScore([{ dimension: 'charm', rating: 3 }])).toThrow(RangeError);
    expect(() => interviewScore([{ dimension: 'finops', rating: 5 }])).toThrow(RangeError);
    expect(() => interviewScore([], { a: 0 })).toThrow(RangeError);
    expect(() => interviewScore([], { a: -1, b: 2 })).toThrow(RangeError);
  });

  it('lies between the lowest and highest rating, whatever is rated', () => {
    const rating = fc.record({
      dimension: fc.constantFrom(...dimensions),
      rating: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(fc.array(rating, { minLength: 1, maxLength: 30 }), (ratings) => {
        const values = ratings.map((row) => row.rating / 4);
        const { score, coverage } = interviewScore(ratings);
        expect(score.value).toBeGreaterThanOrEqual(Math.min(...values) - 1e-12);
        expect(score.value).toBeLessThanOrEqual(Math.max(...values) + 1e-12);
        expect(coverage).toBeGreaterThan(0);
        expect(coverage).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});
