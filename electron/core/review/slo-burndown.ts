import { daysOfSlos } from '#db/slo/slo-queries.ts';
import type { SloSection, TrendPoint } from '#shared/review/sections.ts';
import { budgetRemaining } from '#shared/slo/slo-math.ts';
import { type SloDay, sumSloDays } from '#shared/slo/slo-sums.ts';
import type { Week } from '#shared/time/week.ts';
import { complianceWindow, type DayRange, elapsedPart } from '#shared/time/window.ts';
import type { ReviewContext } from './context.ts';
import type { SloStanding } from './slo-rows.ts';

const SHOWN_SLOS = 6;
const SHOWN_WEEKS = 13;

/** What was left of the budget at the end of each of the last weeks, for the SLOs with least left now. */
export function burndownOf(
  context: ReviewContext,
  standings: readonly SloStanding[],
): SloSection['burndown'] {
  const worst = standings
    .filter(({ row }) => row.remaining !== null)
    .sort((a, b) => (a.row.remaining ?? 0) - (b.row.remaining ?? 0) || (a.row.id < b.row.id ? -1 : 1))
    .slice(0, SHOWN_SLOS);
  const weeks = context.trailing(SHOWN_WEEKS);
  const windows = new Map<string, readonly DayRange[]>();
  const rangesOf = ({ facts }: SloStanding): readonly DayRange[] => {
    const key = `${facts.windowKind} ${facts.windowDays}`;
    const known = windows.get(key) ?? weeks.map((week) => windowAtEnd(context, facts, week));
    windows.set(key, known);
    return known;
  };
  const firstDay = worst
    .flatMap(rangesOf)
    .reduce((least, range) => minimum(least, range.firstDay), context.today);
  const ids = worst.map(({ row }) => row.id);
  const days = daysOfSlos(context.workspace.connection, ids, { firstDay, lastDay: context.today });
  return worst.map((standing) => ({
    slo: { id: standing.row.id, name: standing.row.name },
    points: weeks.map((week, index) =>
      pointOf(context, standing, week, rangesOf(standing)[index] ?? week, days.get(standing.row.id) ?? []),
    ),
  }));
}

function windowAtEnd(context: ReviewContext, facts: SloStanding['facts'], week: Week): DayRange {
  const day = minimum(week.lastDay, context.today);
  const window = complianceWindow(facts, day, context.calendar.zone);
  return elapsedPart(window, day, context.calendar.zone) ?? window;
}

function pointOf(
  context: ReviewContext,
  { row }: SloStanding,
  week: Week,
  range: DayRange,
  days: readonly SloDay[],
): TrendPoint {
  return {
    key: week.key,
    label: week.key.slice(5),
    value: budgetRemaining(sumSloDays(days, range), row.objective).value,
    isPartial: context.isPartial && week.key === context.week.key,
    ids: [row.id],
  };
}

function minimum(a: string, b: string): string {
  return a < b ? a : b;
}
