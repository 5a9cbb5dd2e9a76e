import { type PostureQueryRow, posturesOn, postureTotals } from '#db/security/posture-queries.ts';
import { type Figure, type Measured, measured, noData } from '#shared/figure/figure.ts';
import { sum } from '#shared/figure/statistics.ts';
import { tally } from '#shared/figure/tally.ts';
import { toFigure } from '#shared/figure/to-figure.ts';
import type { Trend, TrendPoint } from '#shared/review/sections.ts';
import { POSTURE_DAYS, patchCompliance } from '#shared/security/patch-compliance.ts';
import { addDays, type Week } from '#shared/time/week.ts';
import type { ReviewContext } from './context.ts';
import { NONE_WANTED } from './counts.ts';
import { kpiTarget } from './targets.ts';
import { weeklyTrend } from './trend.ts';

/** Patch compliance and overdue critical findings by the newest count of each asset group. */
export function patchingOf(context: ReviewContext): { trend: Trend; figures: Figure[] } {
  const { today, previousWeek, workspace, period } = context;
  const now = posturesOn(workspace.connection, today);
  const before = posturesOn(workspace.connection, previousWeek.lastDay);
  const fresh = now.filter(isFreshOn(today));
  return {
    trend: weeklyTrend(context, {
      kpi: 'patch-compliance',
      pointsOf: (weeks) => complianceOf(context, weeks),
      floor: 0,
      ceiling: 1,
    }),
    figures: [
      toFigure({
        key: 'security.patch-compliance',
        label: 'Patch compliance',
        unit: 'ratio',
        period,
        result: patchCompliance(now, today),
        lineage: [{ entity: 'posture', ids: idsOf(fresh.filter(isPlausible)) }],
        target: kpiTarget(context, 'patch-compliance'),
        previous: patchCompliance(before, previousWeek.lastDay).value,
      }),
      toFigure({
        key: 'security.overdue-critical',
        label: 'Critical findings overdue',
        unit: 'count',
        period,
        result: overdueCritical(now, today),
        lineage: [{ entity: 'posture', ids: idsOf(fresh.filter((row) => row.overdueCritical !== null)) }],
        target: NONE_WANTED,
        previous: overdueCritical(before, previousWeek.lastDay).value,
      }),
    ],
  };
}

/** Σ overdue critical findings over the counts that are not older than `POSTURE_DAYS`. */
function overdueCritical(rows: readonly PostureQueryRow[], day: string): Measured {
  const left = tally();
  const fresh = rows.filter(isFreshOn(day));
  const known = fresh.flatMap((row) => row.overdueCritical ?? []);
  left.add(`last counted more than ${POSTURE_DAYS} days ago`, rows.length - fresh.length);
  left.add('overdue findings not recorded', fresh.length - known.length);
  if (known.length === 0) return noData('No asset group was counted lately.', left.list());
  return measured(sum(known), known.length, left.list());
}

function complianceOf(
  { week, today, isPartial, workspace }: ReviewContext,
  weeks: readonly Week[],
): TrendPoint[] {
  const days = weeks.map(({ key, lastDay }) => {
    const day = key === week.key ? today : lastDay;
    return { key, day, oldest: addDays(day, -POSTURE_DAYS) };
  });
  const totals = postureTotals(workspace.connection, days);
  return weeks.map(({ key }) => {
    const total = totals.get(key);
    return {
      key,
      label: key.slice('2026-'.length),
      value: total && total.assets > 0 ? total.within / total.assets : null,
      isPartial: isPartial && key === week.key,
      ids: total?.ids ?? [],
    };
  });
}

function isFreshOn(day: string): (row: PostureQueryRow) => boolean {
  const oldest = addDays(day, -POSTURE_DAYS);
  return ({ date }) => date >= oldest;
}

function isPlausible({ assets, assetsWithinSla }: PostureQueryRow): boolean {
  return assetsWithinSla <= assets;
}

function idsOf(rows: readonly PostureQueryRow[]): string[] {
  return rows.map(({ id }) => id);
}
