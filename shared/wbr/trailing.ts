import { type AggregationRule, aggregate, type KpiValue } from '../kpi/roll-up.ts';
import { addMonths, fiscalYearStart, monthOfDate } from '../time/month.ts';
import { addDays, daysBetween, MONTHS } from '../time/week.ts';
import {
  monthSpan,
  monthsEnding,
  priorYearWeek,
  type Span,
  sameElapsedDaysPriorYear,
  type ToDate,
  TRAILING_MONTHS,
  toDateSpan,
  weeksEnding,
} from './periods.ts';

/** How a change is told: an amount in percent, a rate in basis points. */
export type ChangeMethod = 'percent' | 'basis-points';

export type TrailingOptions = {
  /** Last local date of the newest week, `YYYY-MM-DD`. */
  weekEnding: string;
  /** How shorter periods make longer ones; `ratio` is recomputed from its parts. */
  rule: AggregationRule;
  /** What one value covers. A week's value belongs to the month of its fourth day; a month's has no weeks. */
  grain?: 'day' | 'week' | 'month';
  months?: 'trailing' | 'fiscal-year';
  /** Last month of the fiscal year, 1 to 12. */
  fiscalYearEnd?: number;
  change?: ChangeMethod;
  /** The last date that values can exist for; periods that end after it are partial. `weekEnding` unless told. */
  dataThrough?: string;
};

/** A value that may be missing, then with the reason a reader is told. */
export type Told = { value: number | null; reason?: string };

export type TrailingPoint = Told &
  Span & {
    label: string;
    /** How many recorded values made it. */
    n: number;
    /** The period is not over, or (with daily values) some of its days have none. */
    isPartial: boolean;
  };

/** A period beside the same one a year before. */
export type TrailingPair = { label: string; current: TrailingPoint; prior: TrailingPoint };

/** The nine values under the chart. Changes are in percent or basis points, values in the KPI's unit. */
export type BoxOfNine = {
  lastWeek: Told;
  weekOnWeek: Told;
  weekOnYear: Told;
  monthToDate: Told;
  monthOnYear: Told;
  quarterToDate: Told;
  quarterOnYear: Told;
  yearToDate: Told;
  yearOnYear: Told;
};

/** Six weeks, twelve months and the box of nine. */
export type TrailingView = { weeks: TrailingPair[]; months: TrailingPair[]; box: BoxOfNine };

/**
 * The 6-12 view of one KPI: the trailing six weeks, then twelve months (trailing, or of the fiscal year), each beside
 * its prior year, and the box of nine. Prior-year weeks are 364 days earlier, so that weekdays align; prior-year
 * months follow the calendar; to-date values compare the same number of elapsed days. Source: Amazon's weekly
 * business review (*Working Backwards*, ch. 6; the open-source WBR App). No data gives `null` with a reason.
 */
export function trailingView(values: readonly KpiValue[], options: TrailingOptions): TrailingView {
  const source = sourceOf(values, options);
  const spans = trailingSpans(options);
  const pair = ({ label, span, prior }: SpanPair): TrailingPair => ({
    label,
    current: point(source, span, label),
    prior: point(source, prior, label),
  });
  const weeks = spans.weeks.map(pair);
  const total = (span: Span) => told(aggregate(rowsIn(source, span), source.rule));
  return {
    weeks,
    months: spans.months.map(pair),
    box: boxOfNine({
      lastWeek: weeks.at(-1)?.current,
      weekBefore: weeks.at(-2)?.current,
      priorWeek: weeks.at(-1)?.prior,
      isWeekOver: source.through >= options.weekEnding,
      ...mapToDate(spans.toDate, ({ span, prior }) => ({ current: total(span), prior: total(prior) })),
      change: options.change ?? 'percent',
    }),
  };
}

/** A period with its counterpart of the prior year. */
export type SpanPair = { label: string; span: Span; prior: Span };
export type TrailingSpans = { weeks: SpanPair[]; months: SpanPair[]; toDate: Record<ToDate, SpanPair> };

/** The periods that a view shows and compares, oldest first. To-date periods end where data can end. */
export function trailingSpans(
  options: Pick<TrailingOptions, 'weekEnding' | 'months' | 'fiscalYearEnd' | 'dataThrough'>,
): TrailingSpans {
  const { weekEnding, fiscalYearEnd, dataThrough = weekEnding } = options;
  const [end = weekEnding] = [dataThrough, weekEnding].sort();
  const weeks = weeksEnding(weekEnding).map((span) => ({
    label: weekLabel(span),
    span,
    prior: priorYearWeek(span),
  }));
  const months = monthsShown(options).map((month) => ({
    label: monthLabel(month),
    span: monthSpan(month),
    prior: monthSpan(addMonths(month, -12)),
  }));
  const toDate = (kind: ToDate): SpanPair => {
    const span = toDateSpan(kind, end, fiscalYearEnd);
    return { label: `${kind} to date`, span, prior: sameElapsedDaysPriorYear(span) };
  };
  return {
    weeks,
    months,
    toDate: { month: toDate('month'), quarter: toDate('quarter'), year: toDate('year') },
  };
}

/** Why a change is not available although both values are there; it is written “n/a”. */
export const NO_BASE = 'A change in percent needs a base above zero.';

/**
 * The change from `prior` to `current`: current ÷ prior − 1 in percent, or (current − prior) · 10,000 in basis
 * points. Not available, never infinite, where either is missing or a percentage has no positive base.
 */
export function changeBetween(current: number | null, prior: number | null, method: ChangeMethod): Told {
  if (current === null) return { value: null, reason: 'There is no value for this period.' };
  if (prior === null) return { value: null, reason: 'There is no value to compare with.' };
  if (method === 'basis-points') return { value: (current - prior) * 10_000 };
  if (prior <= 0) return { value: null, reason: NO_BASE };
  return { value: (current / prior - 1) * 100 };
}

/** The months a view shows, oldest first: the twelve that are over, or those of the fiscal year of `weekEnding`. */
export function monthsShown(
  options: Pick<TrailingOptions, 'weekEnding' | 'months' | 'fiscalYearEnd'>,
): string[] {
  if (options.months !== 'fiscal-year') return monthsEnding(options.weekEnding);
  const first = fiscalYearStart(monthOfDate(options.weekEnding), options.fiscalYearEnd);
  return Array.from({ length: TRAILING_MONTHS }, (_, index) => addMonths(first, index));
}

type Source = TrailingOptions & { dates: string[]; ordered: KpiValue[]; through: string };

function sourceOf(values: readonly KpiValue[], options: TrailingOptions): Source {
  const through = options.dataThrough ?? options.weekEnding;
  const shift = options.grain === 'week' ? 3 : 0;
  const dated = values
    .filter((row) => row.start <= through)
    .map((row) => ({ row, date: shift === 0 ? row.start : addDays(row.start, shift) }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return {
    ...options,
    through,
    dates: dated.map(({ date }) => date),
    ordered: dated.map(({ row }) => row),
  };
}

function point(source: Source, span: Span, label: string): TrailingPoint {
  const isWeek = daysBetween(span.start, span.end) === 6;
  if (isWeek && source.grain === 'month') {
    return {
      ...span,
      label,
      n: 0,
      value: null,
      reason: 'Values are monthly.',
      isPartial: span.end > source.through,
    };
  }
  const rows = rowsIn(source, span);
  const { value, reason, n } = aggregate(rows, source.rule);
  return {
    ...span,
    label,
    n,
    value,
    ...(reason === undefined ? {} : { reason }),
    isPartial: span.end > source.through || lacksDays(source, span, n),
  };
}

function lacksDays({ grain = 'day' }: Source, span: Span, n: number): boolean {
  return grain === 'day' && n > 0 && n < daysBetween(span.start, span.end) + 1;
}

/** What the box of nine is reckoned from; values in the KPI's unit. */
export type BoxParts = Record<ToDate, { current: Told; prior: Told }> & {
  lastWeek: Told | undefined;
  weekBefore: Told | undefined;
  priorWeek: Told | undefined;
  /** A week that is not over is not compared with whole ones. */
  isWeekOver: boolean;
  change: ChangeMethod;
};

/** The nine values under a 6-12 chart. */
export function boxOfNine({
  lastWeek,
  weekBefore,
  priorWeek,
  isWeekOver,
  change,
  ...to
}: BoxParts): BoxOfNine {
  const between = (current: Told, prior: Told) => changeBetween(current.value, prior.value, change);
  const week = told(lastWeek);
  const unlessOpen = (prior: Told | undefined): Told =>
    isWeekOver || week.value === null
      ? between(week, told(prior))
      : { value: null, reason: 'The week is not over.' };
  return {
    lastWeek: week,
    weekOnWeek: unlessOpen(weekBefore),
    weekOnYear: unlessOpen(priorWeek),
    monthToDate: told(to.month.current),
    monthOnYear: between(to.month.current, to.month.prior),
    quarterToDate: told(to.quarter.current),
    quarterOnYear: between(to.quarter.current, to.quarter.prior),
    yearToDate: told(to.year.current),
    yearOnYear: between(to.year.current, to.year.prior),
  };
}

/** The same of month, quarter and year to date. */
export function mapToDate<From, To>(of: Record<ToDate, From>, map: (one: From) => To): Record<ToDate, To> {
  return { month: map(of.month), quarter: map(of.quarter), year: map(of.year) };
}

function told(from: Told | undefined): Told {
  if (from === undefined) return { value: null, reason: 'No values recorded.' };
  return from.reason === undefined ? { value: from.value } : { value: from.value, reason: from.reason };
}

function rowsIn({ dates, ordered }: Source, span: Span): KpiValue[] {
  return ordered.slice(firstAtOrAfter(dates, span.start), firstAfter(dates, span.end));
}

/** Index of the first of the sorted dates that is `date` or later. */
export function firstAtOrAfter(dates: readonly string[], date: string): number {
  let low = 0;
  let high = dates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dates[middle] ?? '') < date) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the first of the sorted dates that is later than `date`. */
export function firstAfter(dates: readonly string[], date: string): number {
  return firstAtOrAfter(dates, `${date}~`);
}

/** `W47`, by the week's fourth day as in the names of review weeks. */
function weekLabel(week: Span): string {
  const fourth = addDays(week.start, 3);
  return `W${isoWeekNumber(fourth)}`;
}

/** The ISO 8601 week number of a date. */
export function isoWeekNumber(date: string): number {
  const weekday = (((daysBetween('1970-01-05', date) % 7) + 7) % 7) + 1;
  const thursday = addDays(date, 4 - weekday);
  return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
}

/** `Nov`. */
export function monthLabel(month: string): string {
  return MONTHS[Number(month.slice(5)) - 1] ?? month;
}
