import { behaviourChart, type ChartOptions, latestVerdict } from '#shared/kpi/behaviour-chart.ts';
import type { Trend, TrendPoint } from '#shared/review/sections.ts';

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
