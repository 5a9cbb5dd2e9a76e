/**
 * Plain statistics over finite numbers. Empty input gives `null`, never 0 or NaN; input that is not finite is a bug of
 * the caller and throws a `RangeError`.
 */

/** How percentiles are computed; printed with every figure that shows one. */
export const PERCENTILE_METHOD = 'linear interpolation between closest ranks (Hyndman & Fan type 7)';

/** Relative slack of comparisons, so that the last bit of a quotient never decides a rule. */
const SLACK = 1e-9;

/** Sum with Neumaier's compensation, so that the order of the rows does not show in the figure. Empty gives 0. */
export function sum(values: readonly number[]): number {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    requireFinite(value);
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

/** Arithmetic mean; `null` for no values. */
export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return sum(values) / values.length;
}

/** Mean weighted by non-negative weights; `null` when they sum to 0. Throws a `RangeError` for a negative weight. */
export function weightedMean(entries: readonly { value: number; weight: number }[]): number | null {
  if (entries.some((entry) => entry.weight < 0)) throw new RangeError('A weight is never negative.');
  const weight = sum(entries.map((entry) => entry.weight));
  if (weight === 0) return null;
  return sum(entries.map((entry) => entry.value * entry.weight)) / weight;
}

/** The middle value, or the mean of the two middle ones; `null` for no values. */
export function median(values: readonly number[]): number | null {
  return percentile(values, 0.5);
}

/**
 * The value below which the fraction `p` (0–1) of the values lies, by linear interpolation at rank (n − 1)·p: type 7
 * of Hyndman & Fan, “Sample Quantiles in Statistical Packages” (1996), the default of R, NumPy and Excel's
 * PERCENTILE.INC. `null` for no values; a `RangeError` for p outside 0–1.
 */
export function percentile(values: readonly number[], p: number): number | null {
  if (!(p >= 0 && p <= 1)) throw new RangeError('A percentile is between 0 and 1.');
  return percentileOfSorted(sorted(values), p);
}

/** `percentile` over values that are already in ascending order; they are not checked again. */
export function percentileOfSorted(ascending: readonly number[], p: number): number | null {
  const rank = (ascending.length - 1) * p;
  const lower = ascending[Math.floor(rank)];
  const upper = ascending[Math.ceil(rank)];
  if (lower === undefined || upper === undefined) return null;
  return lower + (upper - lower) * (rank - Math.floor(rank));
}

/** The values in ascending order, as a copy. */
export function sorted(values: readonly number[]): number[] {
  for (const value of values) requireFinite(value);
  return [...values].sort((a, b) => a - b);
}

/**
 * Whether a computed value is above a limit by more than rounding (1e-9 relative): 29 bad of 100 against a budget
 * of 29 % is *at* the limit although 29 / (0.29 × 100) is 1.0000000000000002.
 */
export function isAbove(value: number, limit: number): boolean {
  return value - limit > SLACK * Math.max(1, Math.abs(limit));
}

function requireFinite(value: number): void {
  if (!Number.isFinite(value)) throw new RangeError('Statistics are over finite numbers.');
}
