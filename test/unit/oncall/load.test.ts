import { describe, expect, it } from 'vitest';
import { loadByEngineer, loadByRotation } from '#shared/oncall/load.ts';
import { trailingWeeks, weekByKey } from '#shared/time/week.ts';

const calendar = { zone: 'UTC', weekStart: 1 };
const weeks = trailingWeeks(weekByKey('2026-W47', calendar), 2, calendar);

describe('on-call load', () => {
  const shifts = [
    shift('1', 'Core', 'ann', '2026-11-16T08:00:00.000Z', 12),
    shift('2', 'Core', 'bob', '2026-11-09T08:00:00.000Z', 4),
    shift('3', 'Edge', 'ann', '2026-11-17T08:00:00.000Z', null),
    shift('4', 'Edge', 'bob', '2026-11-23T00:00:00.000Z', 99),
  ];

  it('is by rotation and week, without shifts of other weeks', () => {
    const [core, edge] = loadByRotation(shifts, weeks, 10);
    expect(core).toMatchObject({ rotation: 'Core', pagesPerShift: { value: 8 }, aboveLimit: ['1'] });
    expect(core?.weeks.map(({ pagesPerShift }) => pagesPerShift.value)).toEqual([4, 12]);
    expect(edge).toMatchObject({ rotation: 'Edge', pagesPerShift: { value: null }, ids: ['3'] });
  });

  it('names who carries most first', () => {
    expect(loadByEngineer(shifts, weeks, 10).map(({ personId, pages }) => [personId, pages])).toEqual([
      ['ann', 12],
      ['bob', 4],
    ]);
  });
});

function shift(id: string, rotation: string, personId: string, startedAt: string, pages: number | null) {
  const none = { actionablePages: null, outOfHoursPages: null, toilHours: null, totalHours: null };
  return { id, rotation, personId, startedAt, pages, ...none };
}
