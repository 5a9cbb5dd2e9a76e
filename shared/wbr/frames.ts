import { addMonths, fiscalYearStart, monthOfDate, monthRange } from '../time/month.ts';
import { addDays } from '../time/week.ts';
import { aggregateKnown, type DailyFrame, type DailyMetric } from './daily.ts';
import type { WbrDeck } from './deck.ts';
import {
  isMonthEnd,
  monthSpan,
  monthsEnding,
  PRIOR_YEAR_DAYS,
  priorYearDate,
  type Span,
  toDateSpan,
  weeksEnding,
} from './periods.ts';
import { firstAfter, firstAtOrAfter } from './trailing.ts';

/**
 * The values one metric of a WBR deck needs, as the WBR App computes them; `NaN` is no value. `months` are the twelve
 * trailing months, then the month of the week's end when it is not over, then those to the end of the fiscal year.
 */
export type MetricFrames = {
  weeks: number[];
  priorWeeks: number[];
  months: number[];
  priorMonths: number[];
  /** Current and prior of each comparison of the box, see `PERIOD`. */
  periods: number[];
  /** Six weeks, and the six that end a week earlier. */
  weeksNow: number[];
  weeksBefore: number[];
  /** Twelve months, and the twelve that end a month earlier. */
  monthsNow: number[];
  monthsBefore: number[];
};

/** Positions in `MetricFrames.periods`. */
export const PERIOD = {
  week: 0,
  weekBefore: 1,
  priorWeek: 2,
  month: 3,
  priorMonth: 4,
  quarter: 5,
  priorQuarter: 6,
  year: 7,
  priorYear: 8,
} as const;

/** The months of a deck and which of them the WBR App's month axis reaches. */
export type MonthPlan = {
  months: string[];
  hasRow: boolean[];
  /** Position of the first month of the fiscal year. */
  fiscalStart: number;
};

/**
 * The months of a deck. The app has a row for every trailing month and the month of the week's end, and for later
 * months of the fiscal year as far as the daily values reach.
 */
export function monthPlan(deck: WbrDeck, daily: DailyFrame): MonthPlan {
  const trailing = monthsEnding(deck.weekEnding);
  const current = monthOfDate(deck.weekEnding);
  const start = fiscalYearStart(current, deck.fiscalYearEnd);
  const partial = isMonthEnd(deck.weekEnding) ? [] : [current];
  const future = monthRange(addMonths(current, 1), addMonths(start, 11));
  const months = [...trailing, ...partial, ...future];
  const always = trailing.length + partial.length;
  return {
    months,
    hasRow: months.map((month, index) => index < always || isReached(daily, monthSpan(month))),
    fiscalStart: months.indexOf(start),
  };
}

/** All frames of a metric that reads a column. Prior-year weeks are 364 days earlier, months and to-dates a year. */
export function columnFrames(
  deck: WbrDeck,
  daily: DailyFrame,
  metric: DailyMetric,
  plan: MonthPlan,
): MetricFrames {
  const sixWeeks = (end: string) => trailingWeeks(daily, metric, end);
  const month = (name: string) => spanValue(daily, metric, monthSpan(name));
  const trailing = plan.months.slice(0, 12);
  const weeks = sixWeeks(deck.weekEnding);
  const priorWeeks = sixWeeks(addDays(deck.weekEnding, -PRIOR_YEAR_DAYS));
  return {
    weeks,
    priorWeeks,
    months: plan.months.map((name, index) => currentMonth(deck, daily, metric, name, index)),
    priorMonths: plan.months.map((name, index) => {
      const value = month(addMonths(name, -12));
      return name > monthOfDate(deck.weekEnding) && index >= 12 ? zeroAsMissing(value) : value;
    }),
    periods: periodValues(deck, daily, metric, weeks, priorWeeks),
    weeksNow: weeks,
    weeksBefore: sixWeeks(addDays(deck.weekEnding, -7)),
    monthsNow: trailing.map(month),
    monthsBefore: trailing.map((name) => month(addMonths(name, -1))),
  };
}

/**
 * The twelve trailing months are plain. The month of the week's end takes all its rows, later ones too, and has no
 * value when any of its days has none. In months to come a 0 is a value that is not there yet.
 */
function currentMonth(
  deck: WbrDeck,
  daily: DailyFrame,
  metric: DailyMetric,
  month: string,
  index: number,
): number {
  const span = monthSpan(month);
  if (index < 12) return spanValue(daily, metric, span);
  if (month > monthOfDate(deck.weekEnding)) return zeroAsMissing(spanValue(daily, metric, span));
  const rows = valuesIn(daily, metric, span);
  return rows.some(Number.isNaN) ? Number.NaN : aggregateKnown(rows, metric.aggregation);
}

function trailingWeeks(daily: DailyFrame, metric: DailyMetric, end: string): number[] {
  return weeksEnding(end).map((week) => spanValue(daily, metric, week));
}

/** A sum with a missing day is missing; the other aggregations leave missing days out. */
function spanValue(daily: DailyFrame, metric: DailyMetric, span: Span): number {
  const rows = valuesIn(daily, metric, span);
  const isIncomplete = metric.aggregation === 'sum' && rows.some(Number.isNaN);
  return isIncomplete ? Number.NaN : aggregateKnown(rows, metric.aggregation);
}

/** The values that the box compares. A 0 counts as missing there, so that no change is ever from or to it. */
function periodValues(
  deck: WbrDeck,
  daily: DailyFrame,
  metric: DailyMetric,
  weeks: readonly number[],
  priorWeeks: readonly number[],
): number[] {
  const toDates = (['month', 'quarter', 'year'] as const).flatMap((kind) =>
    [deck.weekEnding, priorYearDate(deck.weekEnding)].map((end) =>
      spanValue(daily, metric, toDateSpan(kind, end, deck.fiscalYearEnd)),
    ),
  );
  const [week, before, prior] = [weeks[5], weeks[4], priorWeeks[5]].map((value) => value ?? Number.NaN);
  return [week, before, prior, ...toDates].map((value) => zeroAsMissing(value ?? Number.NaN));
}

function valuesIn(daily: DailyFrame, metric: DailyMetric, span: Span): readonly number[] {
  return metric.values.slice(firstAtOrAfter(daily.dates, span.start), firstAfter(daily.dates, span.end));
}

function isReached(daily: DailyFrame, span: Span): boolean {
  const [first, last] = [daily.dates[0], daily.dates.at(-1)];
  return first !== undefined && last !== undefined && first <= span.end && last >= span.start;
}

function zeroAsMissing(value: number): number {
  return value === 0 ? Number.NaN : value;
}
