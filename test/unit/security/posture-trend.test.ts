import { expect, it } from 'vitest';
import { postureTrend } from '#shared/security/posture-trend.ts';
import { trailingWeeks, weekByKey } from '#shared/time/week.ts';

const calendar = { zone: 'UTC', weekStart: 1 };
const weeks = trailingWeeks(weekByKey('2026-W47', calendar), 2, calendar);

it('the posture takes the newest count of each group at the end of each week', () => {
  const { all, groups } = postureTrend(
    [
      count('a1', 'Laptops', '2026-11-13', 10, 8, 2),
      count('a2', 'Laptops', '2026-11-20', 10, 10, 0),
      count('b1', 'Servers', '2026-11-13', 10, 9, null),
    ],
    weeks,
    '2026-11-22',
  );
  expect(all.map(({ compliance }) => compliance.value)).toEqual([0.85, 0.95]);
  expect(all.map(({ overdue }) => overdue.Critical)).toEqual([2, 0]);
  expect(groups.map(({ assetGroup }) => assetGroup)).toEqual(['Servers', 'Laptops']);
});

function count(
  id: string,
  assetGroup: string,
  date: string,
  assets: number,
  assetsWithinSla: number,
  overdueCritical: number | null,
) {
  const none = {
    openCritical: null,
    openHigh: null,
    openMedium: null,
    openLow: null,
    overdueHigh: null,
    overdueMedium: null,
    overdueLow: null,
  };
  return { id, assetGroup, date, assets, assetsWithinSla, overdueCritical, ...none };
}
