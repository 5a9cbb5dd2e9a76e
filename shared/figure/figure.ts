/**
 * What every number in Muster carries. A figure never lies about its inputs: it names its unit, how many rows
 * made it, how many were left out and why, the period it covers, and where its rows are.
 */

/** The unit a figure's value is in; the formatter in `format.ts` knows how each one is written. */
export type Unit =
  | 'count'
  | 'ratio' // a fraction, shown as percent
  | 'minutes'
  | 'hours'
  | 'days'
  | 'money' // integer minor units of `Figure.currency`
  | 'burn' // multiples of the sustainable error-budget burn rate
  | 'score' // a plain number on its own scale
  | 'people'
  | 'perUnit'; // money (minor units, may be fractional) per unit of usage

/** Rows that were looked at but left out of a figure, with the reason a reader is told. */
export type Excluded = { reason: string; n: number };

/** Half-open `[start, end)` in UTC instants, with the words a reader is shown. */
export type Period = { start: string; end: string; label: string };

/** Where the rows behind a figure are: an entity of the workspace and the ids in it. */
export type Lineage = { entity: string; ids: readonly string[] };

/** Red, amber or green: how a value stands to its target. */
export type Rag = 'green' | 'amber' | 'red';
/** Which way is better. */
export type Direction = 'higher' | 'lower';

/** What a figure is judged against. `tolerance` is absolute, in the figure's own unit. */
export type Target = { value: number; direction: Direction; tolerance: number };

export type Figure = {
  /** Stable name, e.g. `incident.mttr`. */
  key: string;
  label: string;
  unit: Unit;
  /** `null` when there is no data; then `reason` says why. Never 0 or NaN for want of data. */
  value: number | null;
  reason?: string;
  /** ISO-4217, for `money` and `perUnit`. */
  currency?: string;
  /** The value is a difference, written with its sign. */
  isChange?: boolean;
  /** How many rows made the value. */
  n: number;
  excluded: readonly Excluded[];
  period: Period;
  lineage: readonly Lineage[];
  target?: Target;
  rag?: Rag;
  /** The same figure one period earlier, `null` when that period had no data. */
  previous?: number | null;
};

/** The plain result of a formula: a value with its inputs counted, before it gets a name and a period. */
export type Measured = { value: number | null; reason?: string; n: number; excluded: readonly Excluded[] };

/** A result with no data. `reason` is shown beside the dash, so write it as a short sentence. */
export function noData(reason: string, excluded: readonly Excluded[] = []): Measured {
  return { value: null, reason, n: 0, excluded };
}

/** A result made of `n` rows. A value that is not finite is a bug in the formula, so it is refused. */
export function measured(value: number, n: number, excluded: readonly Excluded[] = []): Measured {
  if (!Number.isFinite(value))
    throw new RangeError('A figure must be finite; give no data with a reason instead.');
  return { value, n, excluded: excluded.filter((entry) => entry.n > 0) };
}

/**
 * Red, amber or green of a value against its target; `null` when either is missing.
 * Amber is within `tolerance` on the wrong side of the target, boundaries counting as the better colour.
 */
export function ragOf(value: number | null, target: Target | undefined): Rag | null {
  if (value === null || target === undefined) return null;
  const shortfall = target.direction === 'higher' ? target.value - value : value - target.value;
  if (shortfall <= 0) return 'green';
  return shortfall <= target.tolerance ? 'amber' : 'red';
}
