import { CHANGE_SCALE, change, type Evaluated } from './evaluate.ts';
import { PERIOD } from './frames.ts';

/** What a line or table row of a deck shows; `NaN` is no value. Months are those of the deck's `MonthPlan`. */
export type Shown = {
  weeks: number[];
  priorWeeks: number[];
  months: number[];
  priorMonths: number[];
  box: number[];
};

/** The metric itself. */
export function plainSeries({ frames, box }: Evaluated): Shown {
  const { weeks, priorWeeks, months, priorMonths } = frames;
  return { weeks, priorWeeks, months, priorMonths, box };
}

/**
 * A metric's year-over-year, week-over-week or month-over-month change, which the WBR App gives every metric by the
 * suffix `YOY`, `WOW` or `MOM`: a fraction, or the plain difference where the metric compares in basis points. It has
 * no prior year. Only `YOY` has a box: the changes of the to-date values, and the change from the week before in the
 * second place.
 */
export function derivedSeries(evaluated: Evaluated, kind: 'YOY' | 'WOW' | 'MOM'): Shown {
  const { frames, metric } = evaluated;
  const { comparison } = metric;
  const months = frames.months.length;
  const none = { priorWeeks: blank(6), priorMonths: blank(months) };
  const changes = (current: readonly number[], prior: readonly number[]) =>
    current.map((value, index) => change(value, prior[index] ?? Number.NaN, comparison));
  if (kind === 'WOW') {
    return {
      ...none,
      weeks: changes(frames.weeksNow, frames.weeksBefore),
      months: blank(months),
      box: blank(9),
    };
  }
  if (kind === 'MOM') {
    const shown = changes(frames.monthsNow, frames.monthsBefore);
    return { ...none, weeks: blank(6), months: [...shown, ...blank(months - shown.length)], box: blank(9) };
  }
  const weeks = changes(frames.weeks, frames.priorWeeks);
  return {
    ...none,
    weeks,
    months: changes(frames.months, frames.priorMonths),
    box: yearBox(evaluated, weeks),
  };
}

function yearBox({ frames, metric }: Evaluated, weeks: readonly number[]): number[] {
  const { comparison } = metric;
  const values = (
    [
      [PERIOD.week, PERIOD.priorWeek],
      [PERIOD.month, PERIOD.priorMonth],
      [PERIOD.quarter, PERIOD.priorQuarter],
      [PERIOD.year, PERIOD.priorYear],
    ] as const
  ).map(([current, prior]) =>
    change(frames.periods[current] ?? Number.NaN, frames.periods[prior] ?? Number.NaN, comparison),
  );
  const [week, month, quarter, year] = values.map((value) => (Number.isNaN(value) ? 0 : value));
  const latest = change(weeks[5] ?? Number.NaN, weeks[4] ?? Number.NaN, comparison);
  const none = Number.NaN;
  return [week, latest * CHANGE_SCALE[comparison], none, month, none, quarter, none, year, none].map(
    (value) => value ?? Number.NaN,
  );
}

function blank(length: number): number[] {
  return Array.from({ length }, () => Number.NaN);
}
