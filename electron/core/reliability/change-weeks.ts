import { changesBetween, countsOfWeeks } from '#db/deployment/deployment-queries.ts';
import {
  changeFailureRate,
  type DeploymentCountRow,
  type DeploymentRow,
  isFailedChange,
} from '#shared/deployment/change-failure.ts';
import type { ChangeWeek, ChangeWeeks } from '#shared/deployment/change-weeks.ts';
import { sum } from '#shared/figure/statistics.ts';
import type { TrendPoint } from '#shared/review/sections.ts';
import { type Week, weekRange } from '#shared/time/week.ts';
import { isDayIn } from '#shared/time/window.ts';
import type { ReviewContext } from '../review/context.ts';
import { kpiTarget } from '../review/targets.ts';
import { TREND_WEEKS, weeklyTrend } from '../review/trend.ts';
import { isWhole, listRows, type ShownList } from './list-rows.ts';

type Change = DeploymentRow & { id: string };
type Count = DeploymentCountRow & { id: string };

/** The changes of a list by week with their failure rate: half a year of weeks that ends with this one. */
export function changeWeeks(context: ReviewContext, list: ShownList): ChangeWeeks {
  const shown = changesOfWeeks(context, list, context.trailing(TREND_WEEKS));
  const rateTrend = weeklyTrend(context, {
    kpi: 'change-failure-rate',
    shown: shown.map(pointOf),
    // Chosen rows are no process, whose beginning could be looked for.
    ...(list.ids === null ? {} : { begins: null }),
    pointsOf: (some) => changesOfWeeks(context, list, some).map(pointOf),
    floor: 0,
    ceiling: 1,
  });
  const target = kpiTarget(context, 'change-failure-rate') ?? null;
  return { weeks: shown, rateTrend, target, hasCounts: isWhole(list) };
}

function pointOf({ key, rate, isPartial, ids }: ChangeWeek): TrendPoint {
  return { key, label: key.slice('2026-'.length), value: rate.value, isPartial, ids };
}

function changesOfWeeks(context: ReviewContext, list: ShownList, weeks: readonly Week[]): ChangeWeek[] {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) return [];
  const range = { start: first.start, end: last.end, firstDay: first.firstDay, lastDay: last.lastDay };
  const { connection } = context.workspace;
  const hasCounts = isWhole(list);
  const changes = hasCounts
    ? changesBetween(connection, range)
    : listRows(context, 'deployment', list, [
        { field: 'at', op: 'gte', value: range.start },
        { field: 'at', op: 'lt', value: range.end },
      ]);
  const counts = hasCounts ? countsOfWeeks(connection, range) : [];
  return weeks.map((week) => weekOf(context, week, changes, counts));
}

function weekOf(
  context: ReviewContext,
  week: Week,
  changes: readonly Change[],
  counts: readonly Count[],
): ChangeWeek {
  const own = changes.filter(({ at }) => at >= week.start && at < week.end);
  const counted = counts.filter(({ weekStart }) => isDayIn(weekStart, week));
  const usable = counted.filter(({ deployments, failed }) => failed <= deployments);
  const failed = own.filter(isFailedChange);
  return {
    key: week.key,
    label: weekRange(week),
    isPartial: context.isPartial && week.key === context.week.key,
    changes: own.length + sum(usable.map(({ deployments }) => deployments)),
    failed: failed.length + sum(usable.map((count) => count.failed)),
    rate: changeFailureRate(own, counted, week),
    ids: own.map(({ id }) => id),
    failedIds: failed.map(({ id }) => id),
    countIds: usable.map(({ id }) => id),
  };
}
