import { describe, expect, it } from 'vitest';
import { type StageCount, slotPipelines, stageSteps } from '#shared/hiring/pipeline.ts';

const row = (slotId: string, stage: StageCount['stage'], weekStart: string, count = 1): StageCount => ({
  id: `${slotId} ${stage} ${weekStart}`,
  slotId,
  stage,
  weekStart,
  count,
});

const ROWS = [
  row('a', 'applied', '2026-11-02', 8),
  row('a', 'applied', '2026-11-09', 2),
  row('a', 'screen', '2026-11-16', 4),
  row('a', 'interview', '2026-11-16', 0),
  row('b', 'screen', '2026-11-02'),
  row('b', 'applied', '2026-11-09'),
  row('a', 'offer', '2026-12-07'),
];

describe('the pipeline of seats', () => {
  it('counts candidates by stage up to a day, and since when the furthest was reached', () => {
    const [a, b, c] = slotPipelines(['a', 'b', 'c'], ROWS, '2026-11-22');
    expect(a?.counts).toMatchObject({ applied: 10, screen: 4, interview: 0, offer: 0 });
    expect(a?.furthest).toEqual({ stage: 'screen', since: '2026-11-16', days: 6 });
    expect(a?.ids.applied).toHaveLength(2);
    expect([b?.furthest?.stage, c?.furthest]).toEqual(['screen', null]);
  });

  it('tells how many go on and how long that takes, with the seats that it is taken from', () => {
    const [toScreen, toInterview] = stageSteps(ROWS, '2026-11-22');
    expect(toScreen).toMatchObject({ reachedFrom: 11, reachedTo: 5, rate: { value: 5 / 11 } });
    expect(toScreen?.days).toEqual({
      value: 14,
      n: 1,
      excluded: [{ reason: 'later stage reached first', n: 1 }],
    });
    expect(toInterview?.days.value).toBeNull();
    expect(stageSteps([], '2026-11-22').every(({ rate }) => rate.value === null)).toBe(true);
  });
});
