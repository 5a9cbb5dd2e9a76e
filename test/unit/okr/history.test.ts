import { expect, test } from 'vitest';
import { progressHistory } from '#shared/okr/history.ts';

const QUARTER = { firstDay: '2026-10-01', lastDay: '2026-12-31' };
const keyResult = (id: string, weight = 1) => ({ id, startValue: 0, targetValue: 10, weight });
const checkIn = (
  keyResultId: string,
  date: string,
  value: number | null,
  confidence: number | null = null,
) => ({
  id: `${keyResultId} ${date}`,
  keyResultId,
  date,
  value,
  confidence,
});

test('each week shows what was last checked in by then, and nothing for weeks to come', () => {
  const points = progressHistory(
    [keyResult('a'), keyResult('b', 3)],
    [checkIn('b', '2026-10-20', 8, 0.5), checkIn('a', '2026-10-05', 2, 0.9), checkIn('a', '2026-10-12', 4)],
    QUARTER,
    '2026-10-25',
  );
  const on = (date: string) => points.find((point) => point.date === date);
  expect(on('2026-10-07')).toMatchObject({ progress: 0.2, confidence: 0.9, ids: ['a 2026-10-05'] });
  expect(on('2026-10-14')).toMatchObject({ progress: 0.4, confidence: 0.9 });
  expect(on('2026-10-21')).toMatchObject({ confidence: 0.5, ids: ['b 2026-10-20'] });
  expect(on('2026-10-25')?.progress).toBeCloseTo(0.7);
  expect(on('2026-10-28')).toMatchObject({ progress: null, confidence: null, ids: [] });
  expect(points.at(-1)).toMatchObject({ date: '2026-12-31', expected: 1, progress: null });
});

test('a check-in of the day before the quarter counts from its first week on', () => {
  const points = progressHistory([keyResult('a')], [checkIn('a', '2026-09-30', 5)], QUARTER, '2027-01-10');
  expect(points[0]?.progress).toBe(0.5);
  expect(points.at(-1)).toMatchObject({ progress: 0.5, expected: 1 });
  expect(progressHistory([keyResult('a')], [], QUARTER, '2027-01-10')[3]?.progress).toBeNull();
});
