import { postmortemsAround } from '#db/kpi/incident-series.ts';
import type { KpiScope, PeriodBounds } from '#db/kpi/periods.ts';
import type { PostmortemIncident } from '#shared/incident/postmortems.ts';
import { addDays, startOfDay } from '#shared/time/week.ts';
import type { ReviewContext } from '../review/context.ts';
import { businessDaysAfter, localDates } from './due-dates.ts';
import { remembered } from './memo.ts';

export type DuePostmortem = PostmortemIncident & { impactStart: string };

/**
 * Required postmortems with their due dates reckoned (see `postmortemDueOn`), as far as they may be due in the periods,
 * and those of incidents that are not restored yet. Periods are in order of time.
 */
export function duePostmortems(
  context: ReviewContext,
  scope: KpiScope,
  periods: readonly PeriodBounds[],
): DuePostmortem[] {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return [];
  return remembered(context, ['postmortems', scope, first.firstDay, last.lastDay, last.until], () => {
    const { calendar, holidays, settings } = context;
    const days = settings.postmortemBusinessDays;
    // A week has five business days less its holidays, and one more week is for the ends.
    const back = days * 2 + 14 + holidaysBefore(context, first.firstDay);
    const restoredFrom = startOfDay(addDays(first.firstDay, -back), calendar.zone);
    const range = { firstDay: first.firstDay, lastDay: last.lastDay, restoredFrom, until: last.until };
    const localDate = localDates(calendar.zone, restoredFrom, last.until);
    const dueAfter = businessDaysAfter(days, holidays);
    return postmortemsAround(context.workspace.connection, scope, range).map((row) =>
      row.postmortemDueOn !== null || row.restoredAt === null
        ? row
        : { ...row, postmortemDueOn: dueAfter(localDate(row.restoredAt)) },
    );
  });
}

function holidaysBefore({ holidays }: ReviewContext, day: string): number {
  const since = addDays(day, -366);
  return [...holidays].filter((holiday) => holiday >= since && holiday < day).length;
}
