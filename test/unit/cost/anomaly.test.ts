import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costAnomalies } from '#shared/cost/anomaly.ts';

const days = (costs: readonly (number | null)[]) =>
  costs.map((cost, index) => ({ key: String(index).padStart(3, '0'), cost }));

describe('costAnomalies', () => {
  it('scores by the modified z-score of Iglewicz and Hoaglin', () => {
    const { anomalies, judged, unjudged } = costAnomalies(days([10, 11, 12, 13, 14, 12, null, 20]));
    expect(anomalies).toHaveLength(1);
    expect(anomalies[0]).toMatchObject({ key: '007', cost: 20, expected: 12, impact: 8 });
    expect(anomalies[0]?.score).toBeCloseTo(0.6745 * 8, 10);
    expect([judged, unjudged]).toEqual([1, 7]);
  });

  it('takes the mean absolute deviation where more than half of the points are equal', () => {
    const { anomalies } = costAnomalies(days([10, 10, 10, 10, 10, 16, 20]));
    expect(anomalies[0]?.score).toBeCloseTo(10 / 1.2533, 10);
  });

  it('finds a second spike beside an earlier one, and drops too', () => {
    const { anomalies } = costAnomalies(days([10, 11, 10, 12, 11, 10, 90, 11, 85, 1]));
    expect(anomalies.map(({ key }) => key)).toEqual(['006', '008', '009']);
    expect(anomalies[2]?.impact).toBeLessThan(0);
  });

  it('passes over differences too small to matter', () => {
    const costs = [1000, 1000, 1000, 1000, 1000, 1000, 1050];
    expect(costAnomalies(days(costs)).anomalies).toEqual([]);
    expect(costAnomalies(days(costs), { leastShare: 0 }).anomalies).toMatchObject([
      { impact: 50, score: null },
    ]);
    expect(costAnomalies(days(costs), { leastShare: 0, leastImpact: 51 }).anomalies).toEqual([]);
  });

  it('judges nothing without history, and flags nothing in a constant series', () => {
    expect(costAnomalies(days([1, 500, null]))).toEqual({ anomalies: [], judged: 0, unjudged: 3 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 60 }), (cost, n) => {
        expect(costAnomalies(days(Array.from({ length: n }, () => cost))).anomalies).toEqual([]);
      }),
    );
    expect(() =>
      costAnomalies([
        { key: 'b', cost: 1 },
        { key: 'a', cost: 1 },
      ]),
    ).toThrow(RangeError);
  });

  it('does not look ahead: later points never change an earlier verdict', () => {
    const costs = fc.array(fc.option(fc.integer({ min: 0, max: 1000 }), { freq: 8 }), { maxLength: 50 });
    fc.assert(
      fc.property(costs, costs, (before, after) => {
        const alone = costAnomalies(days(before)).anomalies;
        const all = costAnomalies(days([...before, ...after])).anomalies;
        expect(all.slice(0, alone.length)).toEqual(alone);
      }),
    );
  });
});
