import { kpiChanges, listKpis } from '#db/kpi/value-queries.ts';
import { behaviourChart, type ChartOptions, latestVerdict } from '#shared/kpi/behaviour-chart.ts';
import type { Trend, TrendPoint } from '#shared/review/sections.ts';
import type { Week } from '#shared/time/week.ts';
import { computedKpi } from '../kpi/computed.ts';
import { weeksBetween } from '../kpi/periods.ts';
import { lockedLimits, type RecordedChange, recordBegins } from './baseline.ts';
import type { ReviewContext } from './context.ts';

/** How far back a weekly trend goes. */
export const TREND_WEEKS = 26;

const NOT_OVER = 'the week is not over, so it is not judged yet';

/**
 * A series with its behaviour limits. Points that are not over are drawn but not judged: half a week's count would
 * read as a fall.
 */
export function trendOf(points: readonly TrendPoint[], options: ChartOptions = {}): Trend {
  const judged = points.map(({ key, value, isPartial }) => ({ key, value: isPartial ? null : value }));
  const chart = behaviourChart(judged, options);
  const limits = chart.stretches.at(-1)?.limits ?? null;
  return {
    points,
    centre: limits?.centre ?? null,
    lower: limits?.lower ?? null,
    upper: limits?.upper ?? null,
    signals: chart.points.filter(({ firings }) => firings.length > 0).map(({ key }) => key),
    verdict: points.at(-1)?.isPartial ? NOT_OVER : latestVerdict(chart).words,
  };
}

type Weekly = Pick<ChartOptions, 'floor' | 'ceiling'> & {
  /** The built-in KPI of the same process: the records begin with its own, and where it changed limits are cut anew. */
  kpi: string;
  pointsOf: (weeks: readonly Week[]) => readonly TrendPoint[];
  /** The points of the weeks that are shown, where they are there already. */
  shown?: readonly TrendPoint[];
  /** The local date that the record begins with, where it is not the KPI's; `null` for none before what is shown. */
  begins?: string | null;
};

/** The trend of a weekly measure, of which the last `TREND_WEEKS` weeks up to the one under review are shown. */
export function weeklyTrend(
  context: ReviewContext,
  { kpi, pointsOf, shown, begins = kpiRecordBegins(context, kpi), ...bounds }: Weekly,
): Trend {
  const weeks = context.trailing(TREND_WEEKS);
  const locked = lockedLimits(weeks, {
    begins,
    changes: changesOf(context, kpi),
    between: (range) => weeksBetween(context, range),
    valuesOf: pointsOf,
  });
  return trendOf(shown ?? pointsOf(weeks), { ...bounds, ...locked });
}

function kpiRecordBegins(context: ReviewContext, slug: string): string | null {
  const kind = computedKpi(slug)?.madeOf;
  return kind === undefined ? null : recordBegins(context, kind);
}

/** Those that have taken effect. */
function changesOf(
  { workspace: { connection }, today }: ReviewContext,
  slug: string,
): readonly RecordedChange[] {
  const kpi = listKpis(connection).find((one) => one.slug === slug);
  const changes = kpi && kpiChanges(connection).get(kpi.id);
  return changes?.filter(({ effectiveOn }) => effectiveOn <= today) ?? [];
}
