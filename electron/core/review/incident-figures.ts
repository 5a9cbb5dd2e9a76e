import { changeFigures } from '#db/deployment/deployment-queries.ts';
import { durationFigures } from '#db/incident/duration-queries.ts';
import { impactFigure } from '#db/incident/impact-queries.ts';
import { type IncidentFacts, incidentsOpenAt } from '#db/incident/incident-queries.ts';
import { recurrenceRate } from '#db/incident/recurrence-queries.ts';
import { type Figure, type Measured, measured, noData } from '#shared/figure/figure.ts';
import { toFigure } from '#shared/figure/to-figure.ts';
import { type Clock, clockWords } from '#shared/incident/durations.ts';
import { SEVERITIES } from '#shared/incident/incident.ts';
import { shiftWeek, type Week, weekRange } from '#shared/time/week.ts';
import type { InstantRange } from '#shared/time/window.ts';
import type { ReviewContext } from './context.ts';
import { kpiTarget } from './targets.ts';

/** The trailing quarter: a week alone has too few incidents with a known cause for a rate. */
export const QUARTER_WEEKS = 13;
const NONE_RECORDED = 'No incidents are recorded.';
const NOT_BEGUN = 'The week has not begun.';

/** What the figures of incidents start from. */
export type IncidentInput = {
  /** The incidents of the week under review. */
  week: readonly IncidentFacts[];
  open: readonly IncidentFacts[];
  /** By severity, in the week before; `null` when nothing was recorded then. */
  before: ReadonlyMap<string, number> | null;
  /** When the record of incidents begins. */
  first: string | null;
};

/** The figures of incidents and changes. */
export function incidentFigures(context: ReviewContext, input: IncidentInput): Figure[] {
  return [
    ...countFigures(context, input),
    openFigure(context, input),
    ...CLOCKS.flatMap((clock) => clockFigures(context, clock)),
    impactMinutesFigure(context, input),
    recurrenceFigure(context),
    ...changeFiguresOf(context),
  ];
}

function countFigures(context: ReviewContext, { week, before, first }: IncidentInput): Figure[] {
  const all = [{ key: 'incident.count', label: 'Incidents', severity: null }];
  const each = SEVERITIES.map((severity) => ({
    key: `incident.count.${severity.toLowerCase().replace('-', '')}`,
    label: `${severity} incidents`,
    severity,
  }));
  return [...all, ...each].map(({ key, label, severity }) => {
    const ids = week.filter((row) => severity === null || row.severity === severity).map(({ id }) => id);
    return toFigure({
      key,
      label,
      unit: 'count',
      result: countWhenRecorded(context, ids.length, first),
      period: context.period,
      lineage: [{ entity: 'incident', ids }],
      previous: before === null ? null : severity === null ? total(before) : (before.get(severity) ?? 0),
    });
  });
}

/** No incidents is a fact only where incidents are recorded. */
function countWhenRecorded(context: ReviewContext, count: number, first: string | null): Measured {
  if (context.week.start >= context.asOf && count === 0) return noData(NOT_BEGUN);
  return isRecordedBefore(first, context.week.end) ? measured(count, count) : noData(NONE_RECORDED);
}

function openFigure(context: ReviewContext, { open, first }: IncidentInput): Figure {
  const before = incidentsOpenAt(context.workspace.connection, context.week.start).length;
  return toFigure({
    key: 'incident.open',
    label: context.isPartial ? 'Open incidents' : 'Open incidents at the end of the week',
    unit: 'count',
    result: isRecordedBefore(first, context.asOf)
      ? measured(open.length, open.length)
      : noData(NONE_RECORDED),
    period: context.period,
    lineage: [{ entity: 'incident', ids: open.map(({ id }) => id) }],
    previous: isRecordedBefore(first, context.week.start) ? before : null,
  });
}

type ClockTerms = {
  name: string;
  setting: 'detect' | 'acknowledge' | 'mitigate' | 'restore';
  label: string;
  kpi: string;
};

const CLOCKS: readonly ClockTerms[] = [
  { name: 'ttd', setting: 'detect', label: 'Time to detect', kpi: 'mttd' },
  { name: 'tta', setting: 'acknowledge', label: 'Time to acknowledge', kpi: 'mtta' },
  { name: 'ttm', setting: 'mitigate', label: 'Time to mitigate', kpi: 'ttm' },
  { name: 'ttr', setting: 'restore', label: 'Time to restore', kpi: 'mttr' },
];

const STATISTICS = { mean: 'mean', median: 'median', p90: '90th percentile' } as const;

function clockFigures(context: ReviewContext, { name, setting, label, kpi }: ClockTerms): Figure[] {
  const { connection } = context.workspace;
  const clock: Clock = context.settings.clocks[setting];
  const now = durationFigures(connection, clock, context.week);
  const before = durationFigures(connection, clock, context.previousWeek);
  return (['mean', 'median', 'p90'] as const).map((statistic) =>
    toFigure({
      key: `incident.${name}.${statistic}`,
      label: `${label}, ${STATISTICS[statistic]} (${clockWords(clock)})`,
      unit: 'minutes',
      result: now[statistic],
      period: context.period,
      lineage: [{ entity: 'incident', ids: now.ids }],
      target: statistic === 'mean' ? kpiTarget(context, kpi) : undefined,
      previous: before[statistic].value,
    }),
  );
}

function impactMinutesFigure(context: ReviewContext, { first }: IncidentInput): Figure {
  const { workspace, week, previousWeek, asOf } = context;
  const impactOf = (period: InstantRange, until: string) =>
    impactFigure(workspace.connection, period, {
      asOf: until,
      isRecorded: isRecordedBefore(first, period.end),
    });
  const now = impactOf(week, asOf);
  return toFigure({
    key: 'incident.impact-minutes',
    label: 'Customer-impact minutes',
    unit: 'minutes',
    result: week.start >= asOf && now.ids.length === 0 ? noData(NOT_BEGUN) : now.minutes,
    period: context.period,
    lineage: [{ entity: 'incident', ids: now.ids }],
    target: kpiTarget(context, 'customer-impact-minutes'),
    previous: impactOf(previousWeek, previousWeek.end).minutes.value,
  });
}

function recurrenceFigure(context: ReviewContext): Figure {
  const { connection } = context.workspace;
  const quarter = quarterTo(context, context.week);
  const { rate, ids } = recurrenceRate(connection, quarter);
  return toFigure({
    key: 'incident.recurrence-rate',
    label: `Recurrence rate, ${QUARTER_WEEKS} weeks`,
    unit: 'ratio',
    result: rate,
    period: quarter,
    lineage: [{ entity: 'incident', ids }],
    target: kpiTarget(context, 'recurrence-rate'),
    previous: recurrenceRate(connection, quarterTo(context, context.previousWeek)).rate.value,
  });
}

/** The trailing quarter that ends with a week, as the period of a figure. */
export function quarterTo(context: ReviewContext, last: Week) {
  const { firstDay, start } = shiftWeek(last, 1 - QUARTER_WEEKS, context.calendar);
  return { start, end: last.end, label: weekRange({ ...last, firstDay }) };
}

function changeFiguresOf(context: ReviewContext): Figure[] {
  const { connection } = context.workspace;
  const now = changeFigures(connection, context.week);
  const before = changeFigures(connection, context.previousWeek);
  const lineage = [
    { entity: 'deployment', ids: now.deploymentIds },
    { entity: 'deploymentCount', ids: now.countIds },
  ];
  const { period } = context;
  const hasNotBegun = context.week.start >= context.asOf && (now.count.value ?? 0) === 0;
  return [
    toFigure({
      key: 'change.count',
      label: 'Changes',
      unit: 'count',
      result: hasNotBegun ? noData(NOT_BEGUN) : now.count,
      period,
      lineage,
      previous: before.count.value,
    }),
    toFigure({
      key: 'change.failure-rate',
      label: 'Change failure rate',
      unit: 'ratio',
      result: now.failureRate,
      period,
      lineage,
      target: kpiTarget(context, 'change-failure-rate'),
      previous: before.failureRate.value,
    }),
  ];
}

/** Whether the record of incidents had begun before an instant. */
export function isRecordedBefore(first: string | null, end: string): boolean {
  return first !== null && first < end;
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, n) => sum + n, 0);
}
