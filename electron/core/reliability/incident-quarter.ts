import { engagementsDuring } from '#db/incident/engagement-queries.ts';
import { type Figure, measured, noData, type Period } from '#shared/figure/figure.ts';
import { toFigure } from '#shared/figure/to-figure.ts';
import { splitDurationChange } from '#shared/incident/duration-change.ts';
import { clockWords, type DurationIncident, summariseDurations } from '#shared/incident/durations.ts';
import type { ClockSummary, IncidentQuarter } from '#shared/incident/incident-weeks.ts';
import { type ResponderHours, responderHours } from '#shared/incident/responder-hours.ts';
import { shiftWeek } from '#shared/time/week.ts';
import type { InstantRange } from '#shared/time/window.ts';
import type { ReviewContext } from '../review/context.ts';
import { QUARTER_WEEKS, quarterTo } from '../review/incident-figures.ts';

/** The last 13 weeks of some incidents beside the 13 before; `incidents` are those of both. */
export function incidentQuarter(
  context: ReviewContext,
  incidents: readonly DurationIncident[],
): IncidentQuarter {
  const now = quarterTo(context, context.week);
  const before = quarterTo(context, shiftWeek(context.week, -QUARTER_WEEKS, context.calendar));
  const during = ({ start, end }: InstantRange) =>
    incidents.filter(({ impactStart }) => impactStart >= start && impactStart < end);
  const ids = new Set(incidents.map(({ id }) => id));
  return {
    label: now.label,
    clocks: clockSummaries(context, during(now)),
    restore: restoreFigures(context, now, during(now), during(before)),
    responders: responderFigures(context, now, before, ids),
  };
}

const CLOCKS = [
  ['detect', 'Detect'],
  ['acknowledge', 'Acknowledge'],
  ['mitigate', 'Mitigate'],
  ['restore', 'Restore'],
] as const;

function clockSummaries({ settings }: ReviewContext, incidents: readonly DurationIncident[]): ClockSummary[] {
  return CLOCKS.map(([name, label]) => {
    const clock = settings.clocks[name];
    const { points, mean, median, p75, p90, p95 } = summariseDurations(incidents, clock);
    return {
      label,
      words: clockWords(clock),
      n: points.length,
      excluded: mean.excluded,
      mean: mean.value,
      median: median.value,
      p75: p75.value,
      p90: p90.value,
      p95: p95.value,
      ids: points.map(({ id }) => id),
    };
  });
}

function restoreFigures(
  { settings }: ReviewContext,
  period: Period,
  now: readonly DurationIncident[],
  before: readonly DurationIncident[],
): Figure[] {
  const clock = settings.clocks.restore;
  const own = summariseDurations(now, clock);
  const prior = summariseDurations(before, clock);
  const change = splitDurationChange(prior.points, own.points);
  const points = [...own.points, ...prior.points];
  const part = (key: string, label: string, minutes: number | undefined) =>
    toFigure({
      key: `quarter.ttr.${key}`,
      label,
      unit: 'minutes',
      result:
        minutes === undefined
          ? noData('One of the two quarters has no incident that was restored.')
          : measured(minutes, points.length),
      period,
      lineage: [{ entity: 'incident', ids: points.map(({ id }) => id) }],
      isChange: true,
    });
  return [
    toFigure({
      key: 'quarter.ttr.mean',
      label: `Time to restore, mean (${clockWords(clock)})`,
      unit: 'minutes',
      result: own.mean,
      period,
      lineage: [{ entity: 'incident', ids: own.points.map(({ id }) => id) }],
      previous: prior.mean.value,
    }),
    part('same-mix', 'By durations, same mix', change?.sameMix),
    part('mix', 'By the mix of severities', change?.mix),
  ];
}

/** Hours of everyone together; who they were is never part of it. */
function responderFigures(
  { workspace, asOf }: ReviewContext,
  now: Period,
  before: Period,
  shown: ReadonlySet<string>,
): Figure[] {
  const engaged = (period: Period) =>
    engagementsDuring(workspace.connection, period).filter(({ incidentId }) => shown.has(incidentId));
  const own = engaged(now);
  const hours = responderHours(own, now, asOf);
  const prior = responderHours(engaged(before), before, before.end);
  const ids = [...new Set(own.map(({ incidentId }) => incidentId))];
  const figure = (key: keyof ResponderHours, label: string) =>
    toFigure({
      key: `quarter.responders.${key}`,
      label,
      unit: 'hours',
      result: hours[key],
      period: now,
      lineage: [{ entity: 'incident', ids }],
      previous: prior[key].value,
    });
  return [
    figure('total', 'Responder hours'),
    figure('working', 'In working hours'),
    figure('late', 'Late or at a weekend'),
    figure('sleeping', 'In sleeping hours'),
  ];
}
