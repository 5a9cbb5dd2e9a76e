import { type IncidentPoint, incidentPoints } from '#db/incident/incident-queries.ts';
import { incident, SEVERITIES } from '#shared/incident/incident.ts';
import type { IncidentSection, TrendPoint } from '#shared/review/sections.ts';
import type { Week } from '#shared/time/week.ts';
import type { ReviewContext } from './context.ts';
import { TREND_WEEKS, weeklyTrend } from './trend.ts';

const UNKNOWN_CAUSE = 'unknown';

/** The incidents of each week, oldest week first; `null` for weeks before any was recorded. */
export type WeekOfIncidents = { week: Week; incidents: readonly IncidentPoint[] | null };

/** Sorts incidents (oldest first) into weeks. `first` is when the record begins. */
export function incidentsByWeek(
  weeks: readonly Week[],
  points: readonly IncidentPoint[],
  first: string | null,
): WeekOfIncidents[] {
  let at = 0;
  return weeks.map((week) => {
    if (first === null || week.end <= first) return { week, incidents: null };
    while (isBefore(points[at], week.start)) at += 1;
    const from = at;
    while (isBefore(points[at], week.end)) at += 1;
    return { week, incidents: points.slice(from, at) };
  });
}

/** Incidents per week, in all and by severity; `first` is when the record begins. */
export function trendsOf(
  context: ReviewContext,
  first: string | null,
): Pick<IncidentSection, 'trend' | 'severityTrend'> {
  const weeks = incidentsOfWeeks(context, context.trailing(TREND_WEEKS), first);
  const all = (entry: WeekOfIncidents) => pointOf(context, entry, () => true);
  return {
    trend: weeklyTrend(context, {
      kpi: 'incident-volume',
      shown: weeks.map(all),
      pointsOf: (some) => incidentsOfWeeks(context, some, first).map(all),
      floor: 0,
    }),
    severityTrend: SEVERITIES.map((severity) => ({
      severity,
      points: weeks.map((entry) => pointOf(context, entry, (point) => point.severity === severity)),
    })),
  };
}

function incidentsOfWeeks(
  { workspace }: ReviewContext,
  weeks: readonly Week[],
  first: string | null,
): WeekOfIncidents[] {
  const [oldest, newest] = [weeks[0], weeks.at(-1)];
  if (!oldest || !newest) return [];
  const points = incidentPoints(workspace.connection, { start: oldest.start, end: newest.end });
  return incidentsByWeek(weeks, points, first);
}

/** What incidents came from, most frequent cause first. */
export function causesOf(points: readonly IncidentPoint[]): IncidentSection['causes'] {
  const byCause = Map.groupBy(points, ({ causeCategory }) => causeCategory ?? UNKNOWN_CAUSE);
  return [...byCause]
    .map(([cause, group]) => ({
      cause,
      label: labelOf(cause),
      count: group.length,
      ids: group.map(({ id }) => id),
    }))
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
}

function pointOf(
  context: ReviewContext,
  { week, incidents }: WeekOfIncidents,
  matches: (point: IncidentPoint) => boolean,
): TrendPoint {
  const label = week.key.slice(5);
  const isPartial = context.isPartial && week.key === context.week.key;
  const isFuture = week.start >= context.asOf;
  if (incidents === null || isFuture) return { key: week.key, label, value: null, isPartial };
  const ids = incidents.filter(matches).map(({ id }) => id);
  return { key: week.key, label, value: ids.length, isPartial, ids };
}

function isBefore(point: IncidentPoint | undefined, end: string): boolean {
  return point !== undefined && point.impactStart < end;
}

function labelOf(cause: string): string {
  return incident.fields.causeCategory.choices.find(({ value }) => value === cause)?.label ?? cause;
}
