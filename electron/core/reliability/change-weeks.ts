import { changesBetween, countsOfWeeks } from '#db/deployment/deployment-queries.ts';
import {
  changeFailureRate,
  type DeploymentCountRow,
  type DeploymentRow,
  isFailedChange,
} from '#shared/deployment/change-failure.ts';
import type { ChangeWeek, ChangeWeeks } from '#shared/deployment/change-weeks.ts';
import { sum } from '#shared/figure/statistics.ts';
import { type Week, weekRange } from '#shared/time/week.ts';
import { isDayIn } from '#shared/time/window.ts';
import type { ReviewContext } from '../review/context.ts';
import { kpiTarget } from '../review/targets.ts';
import { trendOf } from '../review/trend.ts';
import { isWhole, listRows, type ShownList } from './list-rows.ts';

const WEEKS = 26;

type Change = DeploymentRow & { id: string };
type Count = DeploymentCountRow & { id: string };

/** The changes of a list by week with their failure rate: half a year of weeks that ends with this one. */
export function changeWeeks(context: ReviewContext, list: ShownList): ChangeWeeks {
  const weeks = context.trailing(WEEKS);
  const [first = context.week] = weeks;
  const range = {
    start: first.start,
    end: context.week.end,
    firstDay: first.firstDay,
    lastDay: context.week.lastDay,
  };
  const { connection } = context.workspace;
  const hasCounts = isWhole(list);
  const changes = hasCounts
    ? changesBetween(connection, range)
    : listRows(context, 'deployment', list, [
        { field: 'at', op: 'gte', value: range.start },
        { field: 'at', op: 'lt', value: range.end },
      ]);
  const counts = hasCounts ? countsOfWeeks(connection, range) : [];
  const rows = weeks.map((week) => weekOf(context, week, changes, counts));
  return {
    weeks: rows,
    rateTrend: trendOf(
      rows.map(({ key, rate, isPartial, ids }) => ({
        key,
        label: key.slice('2026-'.length),
        value: rate.value,
        isPartial,
        ids,
      })),
      { floor: 0 },
    ),
    target: kpiTarget(context, 'change-failure-rate') ?? null,
    hasCounts,
  };
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
