import { expect, it } from 'vitest';
import { changesOf } from '#shared/kpi/trailing.ts';
import { NO_BASE } from '#shared/wbr/trailing.ts';

it('changes of a trailing series are by year, by week or by month, and none where they make no sense', () => {
  const point = {
    label: 'W1',
    start: '',
    end: '',
    n: 1,
    target: null,
    isBreak: false,
    isPriorBreak: false,
  };
  const points = [
    { ...point, value: 12, prior: 10, before: 0, isPartial: false },
    { ...point, value: 12, prior: 10, before: 8, isPartial: true },
  ];
  const [year] = changesOf(points, 'year', 'percent', 'week');
  expect(year?.value).toBeCloseTo(20, 9);
  expect(changesOf(points, 'week', 'percent', 'week')).toEqual([
    { value: null, reason: NO_BASE },
    { value: null, reason: 'The week is not complete.' },
  ]);
  expect(changesOf(points, 'month', 'percent', 'week')[0]?.value).toBeNull();
});
