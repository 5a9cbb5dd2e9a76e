import { daysBetween } from '../time/week.ts';

/** A milestone as far as its dates go; local dates. */
export type MilestoneDates = { status: string; dueOn: string | null; completedOn: string | null };

/** Whether nothing more is expected of a milestone. */
export function isMilestoneClosed({ status }: Pick<MilestoneDates, 'status'>): boolean {
  return status === 'done' || status === 'missed' || status === 'dropped';
}

/**
 * Whole days a milestone is late: from its due date to the day it was completed, or to the local date `today` while it
 * is open. 0 when it is on time or dropped; `null` when that cannot be told: without a due date, or done on an unknown
 * day, or missed.
 */
export function daysSlipped({ status, dueOn, completedOn }: MilestoneDates, today: string): number | null {
  if (status === 'dropped') return 0;
  if (dueOn === null || status === 'missed') return null;
  if (status === 'done') return completedOn === null ? null : Math.max(0, daysBetween(dueOn, completedOn));
  return Math.max(0, daysBetween(dueOn, today));
}
