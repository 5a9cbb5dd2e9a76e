import type { AnyRow } from '#shared/entity/entity.ts';
import { formatCount, formatDate } from '#shared/figure/format.ts';
import { milestone } from '#shared/roadmap/milestone.ts';
import { daysSlipped, type MilestoneDates } from '#shared/roadmap/slip.ts';

/** A milestone's row as far as its dates go. */
export function datesOf({ status, dueOn, completedOn }: AnyRow): MilestoneDates {
  const day = (value: unknown) => (typeof value === 'string' ? value : null);
  return { status: String(status), dueOn: day(dueOn), completedOn: day(completedOn) };
}

/** `In progress, due 13 Dec 2026` or `Done 4 days late`. */
export function milestoneText(row: AnyRow, today: string): { text: string; isLate: boolean } {
  const dates = datesOf(row);
  const { status, dueOn, completedOn } = dates;
  const word = milestone.fields.status.choices.find(({ value }) => value === status)?.label ?? status;
  const late = daysSlipped(dates, today) ?? 0;
  const by = formatCount(late, 'day', 'days');
  if (status === 'done') {
    if (late > 0) return { text: `${word} ${by} late`, isLate: true };
    return { text: completedOn === null ? word : `${word} ${formatDate(completedOn)}`, isLate: false };
  }
  if (late > 0) return { text: `${word}, overdue by ${by}`, isLate: true };
  if (dueOn === null) return { text: `${word}, no due date`, isLate: false };
  return { text: `${word}, due ${formatDate(dueOn)}`, isLate: status === 'missed' };
}
