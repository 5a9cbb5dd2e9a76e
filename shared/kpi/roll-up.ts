import { type Excluded, type Measured, measured, noData, type Rag } from '../figure/figure.ts';
import { mean, sum } from '../figure/statistics.ts';
import { daysInMonth, monthOfDate, monthsOfQuarter, quarterOfMonth } from '../time/month.ts';
import { addDays, daysBetween } from '../time/week.ts';

/**
 * How values of shorter periods make the value of a longer one (Amazon's weekly business review; the open-source
 * WBR App). `ratio` is recomputed from summed numerators and denominators; a ratio is never averaged.
 */
export const AGGREGATION_RULES = ['sum', 'mean', 'min', 'max', 'last', 'ratio'] as const;
export type AggregationRule = (typeof AGGREGATION_RULES)[number];

/** A KPI's value for one period, `null` when none was recorded. A ratio carries its parts. */
export type KpiValue = {
  /** First local date of the period. */
  start: string;
  value: number | null;
  numerator?: number | null;
  denominator?: number | null;
};

/** The value of one period: as recorded, else from its parts; `null` without either or with a denominator of 0. */
export function periodValue({ value, numerator, denominator }: KpiValue): number | null {
  if (value !== null) return value;
  return numerator == null || !denominator ? null : numerator / denominator;
}

/**
 * One value out of several by the KPI's rule, in the KPI's own unit; `last` is the latest recorded one. Periods
 * without a value, and for `ratio` those without both parts, are excluded and counted; a single period without parts
 * is its own ratio. No data when nothing is left or the denominators sum to 0.
 */
export function aggregate(values: readonly KpiValue[], rule: AggregationRule): Measured {
  if (rule !== 'ratio') return aggregatePlain(values, rule);
  const isAlone = values.length === 1 && values[0]?.denominator == null;
  return isAlone ? aggregatePlain(values, 'last') : aggregateRatio(values);
}

/** How long a period is. */
export type Grain = 'week' | 'month' | 'quarter';

/** A longer period made of shorter ones. */
export type RolledUp = {
  /** `2026-11` or `2026-Q4`. */
  key: string;
  result: Measured;
  /** How many shorter periods the longer one has, and how many of them have a value. */
  expected: number;
  recorded: number;
  /** Some shorter period has no value (yet): the longer one must not be read as complete. */
  isPartial: boolean;
};

export type RollUpOptions = {
  from: 'week' | 'month';
  to: 'month' | 'quarter';
  rule: AggregationRule;
  /** Last month of the fiscal year, 1 to 12; 12 unless told. */
  yearEnd?: number;
};

/**
 * Rolls values up by month or fiscal quarter, oldest first, one entry per longer period that holds any row. A week
 * belongs to the month and quarter of its fourth day, the day that names it (ISO 8601), so every week is in exactly one.
 */
export function rollUp(values: readonly KpiValue[], options: RollUpOptions): RolledUp[] {
  const groups = Map.groupBy(
    values.toSorted((a, b) => compare(a.start, b.start)),
    (row) => longerPeriod(row.start, options),
  );
  return [...groups]
    .sort(([a], [b]) => compare(a, b))
    .map(([key, rows]) => {
      const expected = expectedParts(key, rows, options);
      const result = aggregate(rows, options.rule);
      return { key, result, expected, recorded: result.n, isPartial: result.n < expected };
    });
}

/** How long a KPI has been off its target, up to the newest recorded period. */
export type OffTarget = {
  /** Recorded periods in a row, ending with the newest, that missed the target (amber or red). */
  periods: number;
  /** The worst colour among them; `null` when there are none. */
  worst: Rag | null;
  firstStart: string | null;
};

/**
 * Counts the latest run of periods off target. Periods without a value neither count nor end the run. `rag` judges
 * one value of the period that begins on `start`; without a target it gives `null`, which ends the run.
 */
export function offTarget(
  values: readonly KpiValue[],
  rag: (value: number, start: string) => Rag | null,
): OffTarget {
  const newestFirst = values.toSorted((a, b) => compare(b.start, a.start));
  let result: OffTarget = { periods: 0, worst: null, firstStart: null };
  for (const row of newestFirst) {
    const value = periodValue(row);
    if (value === null) continue;
    const colour = rag(value, row.start);
    if (colour === null || colour === 'green') break;
    const worst = result.worst === 'red' ? 'red' : colour;
    result = { periods: result.periods + 1, worst, firstStart: row.start };
  }
  return result;
}

function aggregateRatio(values: readonly KpiValue[]): Measured {
  const parts = values.flatMap(({ numerator, denominator }) =>
    numerator == null || denominator == null ? [] : [{ numerator, denominator }],
  );
  const excluded = missing(values.length - parts.length, 'no numerator and denominator');
  if (parts.length === 0)
    return noData(reasonWithout(values, 'No period has both parts of the ratio.'), excluded);
  const denominator = sum(parts.map((part) => part.denominator));
  if (denominator === 0) return noData('The denominators sum to 0.', excluded);
  return measured(sum(parts.map((part) => part.numerator)) / denominator, parts.length, excluded);
}

function aggregatePlain(values: readonly KpiValue[], rule: Exclude<AggregationRule, 'ratio'>): Measured {
  const ordered = values.toSorted((a, b) => compare(a.start, b.start));
  const known = ordered.map(periodValue).filter((value) => value !== null);
  const excluded = missing(values.length - known.length, 'no value recorded');
  const value = PLAIN_RULES[rule](known);
  if (value === null) return noData(reasonWithout(values, 'No period has a value.'), excluded);
  return measured(value, known.length, excluded);
}

const PLAIN_RULES: Record<Exclude<AggregationRule, 'ratio'>, (known: readonly number[]) => number | null> = {
  sum: (known) => (known.length === 0 ? null : sum(known)),
  mean,
  min: (known) => known.reduce<number | null>((least, value) => Math.min(least ?? value, value), null),
  max: (known) => known.reduce<number | null>((most, value) => Math.max(most ?? value, value), null),
  last: (known) => known.at(-1) ?? null,
};

function missing(n: number, reason: string): Excluded[] {
  return n > 0 ? [{ reason, n }] : [];
}

function reasonWithout(values: readonly KpiValue[], otherwise: string): string {
  return values.length === 0 ? 'No values recorded.' : otherwise;
}

function longerPeriod(start: string, { from, to, yearEnd }: RollUpOptions): string {
  const month = monthOfDate(from === 'week' ? addDays(start, 3) : start);
  return to === 'month' ? month : quarterOfMonth(month, yearEnd);
}

function expectedParts(key: string, rows: readonly KpiValue[], { from, to, yearEnd }: RollUpOptions): number {
  const months = to === 'month' ? [key] : monthsOfQuarter(key, yearEnd);
  if (from === 'month') return months.length;
  const named = addDays(rows[0]?.start ?? `${key}-01`, 3);
  return weekdaysLike(named, months);
}

/** How many days of the months share the weekday of `day`: the weeks that belong to them. */
function weekdaysLike(day: string, months: readonly string[]): number {
  const first = `${months[0]}-01`;
  const offset = ((daysBetween(first, day) % 7) + 7) % 7;
  const length = months.reduce((days, month) => days + daysInMonth(month), 0);
  return Math.ceil((length - offset) / 7);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
