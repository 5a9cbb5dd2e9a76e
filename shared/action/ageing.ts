import type { Filter } from '../record/list-query.ts';
import { addDays } from '../time/week.ts';

/** What counts as open in the ageing of actions. */
export const OPEN_ACTIONS: Filter = { field: 'status', op: 'in', value: ['open', 'in-progress', 'blocked'] };

/** A column of the ageing table: its words and the filters that its actions pass. */
export type AgeBucket = { key: string; label: string; isOverdue: boolean; where: readonly Filter[] };

/** Actions by how far they are past their current due date, or how soon it comes, on the local date `today`. */
export function dueBuckets(today: string): readonly AgeBucket[] {
  const day = (days: number) => addDays(today, days);
  return [
    { key: 'over-30', label: 'Over 30 days overdue', isOverdue: true, where: between(null, day(-30)) },
    { key: '8-30', label: '8–30 days overdue', isOverdue: true, where: between(day(-30), day(-7)) },
    { key: '1-7', label: '1–7 days overdue', isOverdue: true, where: between(day(-7), today) },
    { key: 'week', label: 'Due within 7 days', isOverdue: false, where: between(today, day(7)) },
    { key: 'later', label: 'Due later', isOverdue: false, where: between(day(7), null) },
    { key: 'undated', label: 'No due date', isOverdue: false, where: [emptyIn('dueOn')] },
  ];

  /** Due from `from`, before `to`. */
  function between(from: string | null, to: string | null): Filter[] {
    return range('dueOn', from, to);
  }
}

/** Actions by how long ago they were created, in the buckets of the review. */
export function ageBuckets(today: string): readonly AgeBucket[] {
  const before = (days: number) => addDays(today, -days);
  const bucket = (key: string, label: string, where: readonly Filter[]): AgeBucket => ({
    key,
    label,
    isOverdue: false,
    where,
  });
  return [
    bucket('over-90', 'Over 90 days old', range('createdOn', null, before(90))),
    bucket('61-90', '61–90 days', range('createdOn', before(90), before(60))),
    bucket('31-60', '31–60 days', range('createdOn', before(60), before(30))),
    bucket('up-to-30', 'Up to 30 days', range('createdOn', before(30), null)),
    bucket('unknown', 'Day of creation not known', [emptyIn('createdOn')]),
  ];
}

/** From one local date on and before another; without either, only that side. */
function range(field: string, from: string | null, to: string | null): Filter[] {
  return [
    ...(from === null ? [] : [{ field, op: 'gte' as const, value: from }]),
    ...(to === null ? [] : [{ field, op: 'lt' as const, value: to }]),
  ];
}

function emptyIn(field: string): Filter {
  return { field, op: 'empty', value: null };
}
