import { countsOfDays, NO_COUNTS, type SloFacts, sumsOfCounts } from '#db/slo/slo-queries.ts';
import type { Measured } from '#shared/figure/figure.ts';
import { isAbove } from '#shared/figure/statistics.ts';
import type { SloRow } from '#shared/review/sections.ts';
import { burnRate, exhaustionForecast, sustainedBurn } from '#shared/slo/burn.ts';
import { attainment, budgetRemaining } from '#shared/slo/slo-math.ts';
import type { SloSums } from '#shared/slo/slo-sums.ts';
import { monthOfDate } from '#shared/time/month.ts';
import { addDays, MONTHS } from '#shared/time/week.ts';
import {
  complianceWindow,
  type DayRange,
  elapsedPart,
  type Window,
  type WindowTerms,
} from '#shared/time/window.ts';
import type { ReviewContext } from './context.ts';
import { type SumsOf, sloFacts, sumsOverRanges } from './slo-counts.ts';
import { sloStatus } from './slo-status.ts';

/** A row of the SLO table with what the figures are made of. */
export type SloStanding = {
  facts: SloFacts;
  row: SloRow;
  remaining: Measured;
  burn: Measured;
  /** The same at the end of the week before. */
  previousRemaining: Measured;
  previousBurn: Measured;
  /** Sums over the further ranges that were asked for, in their order. */
  further: readonly SloSums[];
};

/** A sustained burn is looked for in this many weeks. */
const SUSTAINED_WEEKS = 13;
const WEEK_DAYS = 7;

/**
 * Where every SLO stands at the end of the review week (or today, while it lasts), in the order of their ids.
 * `further` are ranges of days that are summed along; `facts` are the SLOs looked at, all of them unless told.
 */
export function sloStandings(
  context: ReviewContext,
  further: readonly DayRange[] = [],
  facts: readonly SloFacts[] = sloFacts(context),
): SloStanding[] {
  const standings = [...groupByTerms(facts).values()].flatMap((group) =>
    standingsOfGroup(context, group, further),
  );
  addSustainedBurn(context, standings);
  return standings.sort((a, b) => (a.row.id < b.row.id ? -1 : 1));
}

function groupByTerms(facts: readonly SloFacts[]): Map<string, SloFacts[]> {
  const groups = new Map<string, SloFacts[]>();
  for (const slo of facts) {
    const key = `${slo.windowKind} ${slo.windowDays}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [slo]);
    else group.push(slo);
  }
  return groups;
}

function standingsOfGroup(
  context: ReviewContext,
  group: readonly SloFacts[],
  further: readonly DayRange[],
): SloStanding[] {
  const [terms] = group;
  if (terms === undefined) return [];
  const { zone } = context.calendar;
  const now = windowAt(terms, context.today, zone);
  const before = windowAt(terms, context.previousWeek.lastDay, zone);
  const lastDays = { firstDay: addDays(context.today, 1 - WEEK_DAYS), lastDay: context.today };
  const week = { firstDay: context.week.firstDay, lastDay: context.today };
  const ranges = [now.elapsed, before.elapsed, week, context.previousWeek, lastDays, ...further];
  const [inWindow, inWindowBefore, inWeek, inWeekBefore, inLastDays, ...rest] = sumsOverRanges(
    context,
    group.map(({ id }) => id),
    ranges,
  );
  if (!inWindow || !inWindowBefore || !inWeek || !inWeekBefore || !inLastDays) return [];
  const windowWords = wordsOf(terms, context.today);
  return group.map((facts) => {
    const { id, objective } = facts;
    const sums = inWindow(id);
    const remaining = budgetRemaining(sums, objective);
    const burn = burnRate(inWeek(id), objective);
    const lastBurn = burnRate(inLastDays(id), objective);
    const days = daysLeft(terms, now, remaining, lastBurn);
    const status = sloStatus({ remaining, burn: lastBurn, daysToExhaustion: days, isSustained: false });
    const row: SloRow = {
      ...namesOf(facts),
      window: windowWords,
      attainment: attainment(sums).value,
      attainmentWithMaintenance: attainment(inWindow(id, 'included')).value,
      remaining: remaining.value,
      burn: burn.value,
      sustainedWeeks: 0,
      daysToExhaustion: days,
      missingDays: sums.missingDays,
      status,
      ...(remaining.reason === undefined ? {} : { reason: remaining.reason }),
    };
    return {
      facts,
      row,
      remaining,
      burn,
      previousRemaining: budgetRemaining(inWindowBefore(id), objective),
      previousBurn: burnRate(inWeekBefore(id), objective),
      further: rest.map((sumsOf: SumsOf) => sumsOf(id)),
    };
  });
}

function namesOf(facts: SloFacts) {
  const { id, name, serviceId, serviceName, teamId, teamName, tier, indicator, objective } = facts;
  return {
    id,
    name,
    service: { id: serviceId, name: serviceName },
    team: teamId === null || teamName === null ? null : { id: teamId, name: teamName },
    tier,
    indicator,
    objective,
  };
}

type TwoWindows = { window: Window; elapsed: Window };

function windowAt(terms: WindowTerms, day: string, zone: string): TwoWindows {
  const window = complianceWindow(terms, day, zone);
  return { window, elapsed: elapsedPart(window, day, zone) ?? window };
}

function daysLeft(
  { windowKind }: WindowTerms,
  { window, elapsed }: TwoWindows,
  remaining: Measured,
  burn: Measured,
): number | null {
  const terms = { windowKind, windowDays: window.days, elapsedDays: elapsed.days };
  return exhaustionForecast({ remaining, burn, ...terms }).value;
}

/** Counts the weeks in a row that burned too fast, for the few SLOs that do. */
function addSustainedBurn(context: ReviewContext, standings: readonly SloStanding[]): void {
  const isFast = (burn: Measured) => burn.value !== null && isAbove(burn.value, 1);
  const hot = standings.filter(({ burn }) => isFast(burn));
  const lasting = hot.filter(({ previousBurn }) => isFast(previousBurn));
  for (const { row } of hot) row.sustainedWeeks = 1;
  const weeks = context.trailing(SUSTAINED_WEEKS).slice(0, -2);
  const ids = lasting.map(({ row }) => row.id);
  const counts = weeks.map((week) => countsOfDays(context.workspace.connection, ids, week));
  const minimum = context.settings.attention.sustainedBurnWeeks;
  for (const { row, burn, previousBurn } of lasting) {
    const earlier = counts.map(
      (week) => burnRate(sumsOfCounts(week.get(row.id) ?? NO_COUNTS, WEEK_DAYS), row.objective).value,
    );
    row.sustainedWeeks = sustainedBurn([...earlier, previousBurn.value, burn.value], 1, minimum).weeks;
  }
  for (const { row } of hot) {
    if (row.status === 'met' && row.sustainedWeeks >= minimum) row.status = 'at-risk';
  }
}

/** `28 days`, `November 2026`, `Oct–Dec 2026`. */
function wordsOf({ windowKind, windowDays }: WindowTerms, today: string): string {
  if (windowKind === 'rolling') return windowDays === 1 ? '1 day' : `${windowDays ?? 28} days`;
  const [year, month] = monthOfDate(today).split('-');
  const index = Number(month) - 1;
  if (windowKind === 'calendar-month') return `${LONG_MONTHS[index]} ${year}`;
  const first = index - (index % 3);
  return `${MONTHS[first]}–${MONTHS[first + 2]} ${year}`;
}

const LONG_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
