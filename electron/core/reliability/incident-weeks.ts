import { incidentsStarted } from '#db/incident/incident-queries.ts';
import { isOpen } from '#shared/incident/durations.ts';
import type { Severity } from '#shared/incident/incident.ts';
import type { IncidentWeeks, WeekIncident } from '#shared/incident/incident-weeks.ts';
import { weekRange } from '#shared/time/week.ts';
import type { ReviewContext } from '../review/context.ts';
import { incidentQuarter } from './incident-quarter.ts';
import { isWhole, listRows, type ShownList } from './list-rows.ts';

const WEEKS = 26;

/** The incidents of a list by the week of their impact start: half a year of weeks that ends with this one. */
export function incidentWeeks(context: ReviewContext, list: ShownList): IncidentWeeks {
  const weeks = context.trailing(WEEKS);
  const [first = context.week] = weeks;
  const rows = isWhole(list)
    ? incidentsStarted(context.workspace.connection, { start: first.start, end: context.week.end })
    : listRows(context, 'incident', list, [
        { field: 'impactStart', op: 'gte', value: first.start },
        { field: 'impactStart', op: 'lt', value: context.week.end },
      ]);
  const incidents = rows
    .map(
      (row): WeekIncident => ({
        id: row.id,
        key: row.key,
        title: row.title,
        severity: row.severity as Severity,
        impactStart: row.impactStart,
        isOpen: isOpen(row),
      }),
    )
    .sort((a, b) => (a.impactStart < b.impactStart ? -1 : 1));
  return {
    weeks: weeks.toReversed().map((week) => ({
      key: week.key,
      label: weekRange(week),
      isPartial: context.isPartial && week.key === context.week.key,
      incidents: incidents.filter(({ impactStart }) => impactStart >= week.start && impactStart < week.end),
    })),
    quarter: incidentQuarter(context, rows),
  };
}
