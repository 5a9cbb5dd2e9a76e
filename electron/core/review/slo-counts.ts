import { noteRead, reading } from '#db/query/prepared.ts';
import {
  addCounts,
  countsOfDays,
  type DayCounts,
  listSloFacts,
  NO_COUNTS,
  type SloFacts,
  sumsOfCounts,
} from '#db/slo/slo-queries.ts';
import type { Maintenance, SloSums } from '#shared/slo/slo-sums.ts';
import { addDays, daysBetween } from '#shared/time/week.ts';
import type { DayRange } from '#shared/time/window.ts';
import { remembered } from '../kpi/memo.ts';
import type { ReviewContext } from './context.ts';

/** Sums over one range of days, by SLO. */
export type SumsOf = (sloId: string, maintenance?: Maintenance) => SloSums;

/** Every SLO, in the order of its id. Several sections ask for them: they are read once. */
export function sloFacts(context: ReviewContext): readonly SloFacts[] {
  return remembered(context, ['slo facts'], () => listSloFacts(context.workspace.connection));
}

type Segment = DayRange & { days: number };

/**
 * Reads the sums over several ranges of days of some SLOs. The ranges overlap, so the days
 * are read once, cut where a range begins or ends, and each range is put together from its parts.
 *
 * Today may not be measured yet while it lasts: without a row it is not reported as missing.
 */
export function sumsOverRanges(
  context: ReviewContext,
  ids: readonly string[],
  ranges: readonly DayRange[],
): SumsOf[] {
  const openDay = context.isPartial ? context.today : null;
  const { segments, counts } = countedSegments(context, ids, ranges, openDay);
  return ranges.map((range) => {
    const parts = segments.flatMap((segment, index) =>
      segment.firstDay >= range.firstDay && segment.lastDay <= range.lastDay ? [{ segment, index }] : [],
    );
    return (sloId, maintenance) => {
      const sum: DayCounts = { ...NO_COUNTS };
      let days = 0;
      for (const { segment, index } of parts) {
        const part = counts[index]?.get(sloId) ?? NO_COUNTS;
        addCounts(sum, part);
        days += part.seen === 0 && segment.firstDay === openDay ? 0 : segment.days;
      }
      return sumsOfCounts(sum, days, maintenance);
    };
  });
}

type Counted = {
  /** What their days were read with. */
  statements: readonly string[];
  ids: readonly string[];
  segments: readonly Segment[];
  counts: readonly ReadonlyMap<string, DayCounts>[];
};

const counted = new WeakMap<ReviewContext, Counted[]>();

/** Counts of the parts of ranges. Several sections ask for the same SLOs and windows: their days are read once. */
function countedSegments(
  context: ReviewContext,
  ids: readonly string[],
  ranges: readonly DayRange[],
  openDay: string | null,
): Counted {
  const known = counted.get(context) ?? [];
  const isSame = (other: readonly string[]) =>
    other.length === ids.length && other.every((id, at) => id === ids[at]);
  const found = known.find(
    (one) => isSame(one.ids) && ranges.every((range) => isMadeOf(range, one.segments)),
  );
  if (found) {
    noteRead(...found.statements);
    return found;
  }
  const segments = segmentsOf(ranges, openDay);
  const { value: counts, statements } = reading(() =>
    segments.map((segment) => countsOfDays(context.workspace.connection, ids, segment)),
  );
  counted.set(context, [...known, { statements, ids, segments, counts }]);
  return { statements, ids, segments, counts };
}

function isMadeOf({ firstDay, lastDay }: DayRange, segments: readonly Segment[]): boolean {
  if (firstDay > lastDay) return true;
  const parts = segments.filter((segment) => segment.firstDay >= firstDay && segment.lastDay <= lastDay);
  return parts.reduce((sum, { days }) => sum + days, 0) === daysBetween(firstDay, lastDay) + 1;
}

/** The union of ranges cut at every end of one, and around `openDay`. Empty ranges are ignored. */
export function segmentsOf(ranges: readonly DayRange[], openDay: string | null): Segment[] {
  const real = ranges.filter(({ firstDay, lastDay }) => firstDay <= lastDay);
  const own = openDay === null ? [] : [openDay, addDays(openDay, 1)];
  const cuts = real.flatMap(({ firstDay, lastDay }) => [firstDay, addDays(lastDay, 1)]);
  const edges = [...new Set([...cuts, ...own])].sort();
  const segments: Segment[] = [];
  for (const [index, firstDay] of edges.entries()) {
    const next = edges[index + 1];
    if (next === undefined) break;
    const lastDay = addDays(next, -1);
    const isUsed = real.some((range) => firstDay >= range.firstDay && lastDay <= range.lastDay);
    if (isUsed) segments.push({ firstDay, lastDay, days: daysBetween(firstDay, lastDay) + 1 });
  }
  return segments;
}
