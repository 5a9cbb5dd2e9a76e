import { describe, expect, it } from 'vitest';
import { behaviourChart } from '#shared/kpi/behaviour-chart.ts';
import type { BehaviourPoint } from '#shared/kpi/behaviour-data.ts';
import { limitsInWords, signalsInWords } from '#shared/kpi/behaviour-words.ts';

const key = (index: number) => `2026-W${String(index + 1).padStart(2, '0')}`;

function drawn(values: readonly number[], changes: { key: string; note?: string }[] = []) {
  const chart = behaviourChart(
    values.map((value, index) => ({ key: key(index), value })),
    { changes },
  );
  const points = chart.points.map(
    ({ firings, ...point }): BehaviourPoint => ({
      ...point,
      label: point.key.slice(5),
      firstDay: '',
      lastDay: '',
      n: 1,
      isPartial: false,
      signals: firings,
      centre: null,
      lower: null,
      upper: null,
      target: null,
      ...(changes.some((change) => change.key === point.key) ? { change: 'x' } : {}),
    }),
  );
  return { grain: 'week' as const, points, stretches: chart.stretches };
}

const NOISE = [10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12];

describe('a behaviour chart in words', () => {
  it('tells neighbouring signals once, the newest first, with the side and the rule', () => {
    const { points } = drawn([...NOISE, 30, 11, 12, 12, 12, 12, 12, 12, 12, 12, 12]);
    expect(signalsInWords(points).map(({ text }) => text)).toEqual([
      'W22 to W23, above the mean: 8 or more in a row on one side of the mean: the level has moved.',
      'W13, above the mean: outside the limits: something out of the ordinary happened.',
    ]);
  });

  it('says what to do when the level has moved, and only then', () => {
    const moved = [...NOISE, 12, 12, 12, 12, 12, 12, 12, 12];
    const advice = expect.stringContaining('add it under Definition changes');
    expect(limitsInWords(drawn(moved))).toEqual(['Limits from 12 points, 2026-W01 to 2026-W12.', advice]);
    expect(limitsInWords(drawn([...moved, 9]))).toHaveLength(1);
    // A period that is not over is not judged yet, and takes nothing back.
    const { points, ...rest } = drawn(moved);
    const [newest] = drawn([5]).points.map((point) => ({
      ...point,
      key: '2026-W60',
      isPartial: true,
      signals: [],
    }));
    expect(limitsInWords({ ...rest, points: newest ? [...points, newest] : [] })).toContainEqual(advice);
  });

  it('tells what the limits stand on, and where they were cut anew', () => {
    const change = { key: key(12), note: 'New pager rules' };
    expect(limitsInWords(drawn([...NOISE, 3, 4, 3, 4, 3, 4, 3], [change]))).toEqual([
      'Limits from 12 points, 2026-W01 to 2026-W12.',
      'Cut anew from 2026-W13, “New pager rules”: limits from 7 points, 2026-W13 to 2026-W19; they still move with each new point.',
    ]);
    expect(limitsInWords(drawn([1, 2]))).toEqual(['Only 2 points; limits need 6.']);
  });
});
