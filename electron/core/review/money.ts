import { type Exchange, withoutRate } from '#shared/cost/exchange.ts';
import { type Excluded, type Measured, measured, noData } from '#shared/figure/figure.ts';
import { sum } from '#shared/figure/statistics.ts';
import { tally } from '#shared/figure/tally.ts';

/** An amount in minor units of its currency that `rows` records of a day make up; `null` where they hold none. */
export type Amount = { amount: number | null; rows: number; currency: string | null; day: string };

/** The amounts in the workspace's currency, not rounded; `null` when there is none that can be converted. */
export type Converted = { value: number | null; rows: number; excluded: readonly Excluded[] };

/** Adds up amounts in the workspace's currency. Those without a rate are left out and counted. */
export function addUp(amounts: readonly Amount[], exchange: Exchange): Converted {
  const left = tally();
  const parts: number[] = [];
  let rows = 0;
  for (const { amount, rows: n, currency, day } of amounts) {
    if (amount === null || n === 0) continue;
    const converted = exchange(amount, currency, day);
    if (converted === null) left.add(withoutRate(currency), n);
    else {
      parts.push(converted);
      rows += n;
    }
  }
  return { value: parts.length === 0 ? null : sum(parts), rows, excluded: left.list() };
}

/** A total as a figure's result, rounded to whole minor units. */
export function totalOf(
  { value, rows, excluded }: Converted,
  reason: string,
  more: readonly Excluded[] = [],
): Measured {
  const left = together(excluded, more);
  return value === null ? noData(reason, left) : measured(Math.round(value), rows, left);
}

/** Exclusions of several kinds in one list, by reason. */
export function together(...lists: readonly (readonly Excluded[])[]): Excluded[] {
  const left = tally();
  for (const { reason, n } of lists.flat()) left.add(reason, n);
  return left.list();
}
