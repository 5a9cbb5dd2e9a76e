import { expect, test } from 'vitest';
import { daysSlipped } from '#shared/roadmap/slip.ts';

const TODAY = '2026-11-23';
const milestone = (status: string, dueOn: string | null, completedOn: string | null = null) => ({
  status,
  dueOn,
  completedOn,
});

test('a milestone slips until it is done, and then by as much as it was late', () => {
  expect(daysSlipped(milestone('in-progress', '2026-11-17'), TODAY)).toBe(6);
  expect(daysSlipped(milestone('planned', TODAY), TODAY)).toBe(0);
  expect(daysSlipped(milestone('done', '2026-10-01', '2026-10-05'), TODAY)).toBe(4);
  expect(daysSlipped(milestone('done', '2026-10-01', '2026-09-05'), TODAY)).toBe(0);
});

test('what is not known is not said to be on time', () => {
  expect(daysSlipped(milestone('planned', null), TODAY)).toBeNull();
  expect(daysSlipped(milestone('done', '2026-10-01'), TODAY)).toBeNull();
  expect(daysSlipped(milestone('missed', '2026-10-01'), TODAY)).toBeNull();
  expect(daysSlipped(milestone('dropped', '2026-10-01'), TODAY)).toBe(0);
});
