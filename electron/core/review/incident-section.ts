import { durationDots } from '#db/incident/duration-queries.ts';
import {
  incidentCounts,
  incidentPoints,
  incidentsOpenAt,
  incidentsStarted,
} from '#db/incident/incident-queries.ts';
import { causeOccurrences, recurredIncidents } from '#db/incident/recurrence-queries.ts';
import { firstOf } from '#db/kpi/first-records.ts';
import type { Figure } from '#shared/figure/figure.ts';
import { SEVERITIES } from '#shared/incident/incident.ts';
import { RECURRENCE_DAYS } from '#shared/incident/recurrence.ts';
import type { IncidentSection } from '#shared/review/sections.ts';
import type { Week } from '#shared/time/week.ts';
import type { ReviewContext } from './context.ts';
import { incidentFigures, isRecordedBefore, QUARTER_WEEKS, quarterTo } from './incident-figures.ts';
import { incidentRows } from './incident-rows.ts';
import { causesOf, trendsOf } from './incident-trends.ts';
import { postmortemPart } from './postmortems.ts';

const MS_PER_DAY = 86_400_000;

/** The incidents, postmortems and changes of the week, and the figures about them. */
export function incidentSection(context: ReviewContext): { section: IncidentSection; figures: Figure[] } {
  const { workspace, week, asOf } = context;
  const { connection } = workspace;
  const started = incidentsStarted(connection, week);
  const open = incidentsOpenAt(connection, asOf);
  const recurredInWeek = recurredIncidents(connection, week);
  const recurred = new Set(recurredInWeek.map(({ id }) => id));
  const first = firstOf(connection, 'incident');
  const quarter = quarterTo(context, week);
  const severities = severityCounts(context, first);
  const postmortems = postmortemPart(context);
  return {
    section: {
      rows: incidentRows(context, started, recurred),
      open: incidentRows(context, open, recurred),
      bySeverity: severities.rows,
      ...trendsOf(context, first),
      restoreTimes: durationDots(connection, context.settings.clocks.restore, quarter),
      causes: causesOf(incidentPoints(connection, { start: quarter.start, end: week.end })),
      recurring: recurringCauses(
        context,
        recurredInWeek.map(({ rootCauseKey }) => rootCauseKey),
      ),
      postmortems: postmortems.rows,
    },
    figures: [
      ...incidentFigures(context, { week: started, open, before: severities.before, first }),
      ...postmortems.figures,
    ],
  };
}

/** Counts by severity: this week, the one before, and the mean of the weeks of a quarter before this one. */
function severityCounts(context: ReviewContext, first: string | null) {
  const weeks = context.trailing(QUARTER_WEEKS + 1);
  const counts = incidentCounts(context.workspace.connection, weeks);
  const isKnown = (week: Week | undefined) => week !== undefined && isRecordedBefore(first, week.end);
  const earlier = counts.slice(0, -1).filter((_, index) => isKnown(weeks[index]));
  const rows = SEVERITIES.map((severity) => ({
    severity,
    week: counts.at(-1)?.get(severity) ?? 0,
    previous: counts.at(-2)?.get(severity) ?? 0,
    trailing:
      earlier.length === 0
        ? null
        : earlier.reduce((sum, week) => sum + (week.get(severity) ?? 0), 0) / earlier.length,
  }));
  return { rows, before: isKnown(weeks.at(-2)) ? (counts.at(-2) ?? null) : null };
}

/** The causes that came back in the week, with all their incidents of the last 365 days. */
function recurringCauses(context: ReviewContext, keys: readonly string[]): IncidentSection['recurring'] {
  const { end } = context.week;
  const start = new Date(Date.parse(end) - RECURRENCE_DAYS * MS_PER_DAY).toISOString();
  return causeOccurrences(context.workspace.connection, [...new Set(keys)], { start, end });
}
