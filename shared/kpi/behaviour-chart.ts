/**
 * Process behaviour charts (XmR): which changes of a series are signals and which are noise.
 * Source: Donald J. Wheeler, *Understanding Variation* (1993), and *Making Sense of Data* (2003): natural process
 * limits = mean ± 2.66 · mean moving range, and the three detection rules. The standard deviation of the whole
 * series is never used, because the signals themselves inflate it.
 */
import { mean } from '../figure/statistics.ts';

/** One period of a series, oldest first. `key` sorts as text in time order (`2026-W47`, `2026-11`, a date). */
export type ChartPoint = { key: string; value: number | null };

/** The first period under a changed process, with what changed; the limits are cut anew from there. */
export type ProcessChange = { key: string; note?: string };

/** What the limits of a series stand on. */
export type ChartOptions = {
  /** How many recorded points of a stretch its limits are locked on; 12 unless told, at least 6. */
  baseline?: number;
  /** Values cannot be below it: 0 for counts, money and ratios. Omit it for series that may be negative. */
  floor?: number;
  /** Values cannot be above it: 1 for ratios that are shares. */
  ceiling?: number;
  changes?: readonly ProcessChange[];
  /**
   * Where the series begins in the midst of a stretch: that stretch's first points, oldest first, as many as its
   * baseline needs. Limits are locked on them; they are not judged themselves.
   */
  before?: readonly ChartPoint[];
  /** The period that the record begins with: limits do not stand on earlier ones, e.g. on a stray value's. */
  begins?: string;
};

/** In the series' own unit. */
export type Limits = {
  centre: number;
  /** Natural process limits, not outside `floor` and `ceiling`: what is drawn. */
  lower: number;
  upper: number;
  meanMovingRange: number;
  /** The recorded points that the limits were computed from. */
  n: number;
  firstKey: string;
  lastKey: string;
  /** Whether the baseline is complete; before that the limits still move with each new point. */
  isLocked: boolean;
};

/** A stretch of the series between process changes, with its own limits. */
export type Stretch = {
  firstKey: string;
  lastKey: string;
  /** What changed at its beginning; absent for the first stretch. */
  change?: ProcessChange;
  limits: Limits | null;
  /** Why there are no limits. */
  reason?: string;
  /** Recorded values and periods without one. */
  n: number;
  gaps: number;
};

/** `outside`: beyond a limit. `run`: 8 in a row on one side. `near-limit`: 3 of 4 nearer a limit than the centre. */
export type SignalRule = 'outside' | 'run' | 'near-limit';
/** Of the centre line. */
export type Side = 'above' | 'below';
/** A rule that a point completes, and the side of the centre. */
export type Firing = { rule: SignalRule; side: Side };

/** A point with the rules that it completes; `stretch` is an index into `BehaviourChart.stretches`. */
export type JudgedPoint = { key: string; value: number | null; stretch: number; firings: readonly Firing[] };

/** Neighbouring points at which one rule fires on one side. */
export type Signal = Firing & { firstKey: string; lastKey: string };

/** A series judged against its own limits; `n` recorded values and `gaps` without one. */
export type BehaviourChart = {
  points: readonly JudgedPoint[];
  stretches: readonly Stretch[];
  signals: readonly Signal[];
  n: number;
  gaps: number;
};

/** Fewer points have no limits. */
export const LEAST_POINTS = 6;
/** So many points lock the limits, unless told otherwise. */
export const BASELINE_POINTS = 12;
const LIMIT_FACTOR = 2.66;
const RUN_LENGTH = 8;
const NEAR_COUNT = 3;
const NEAR_WINDOW = 4;

/**
 * Judges a series, oldest first. The limits of each stretch are locked on its first `baseline` recorded points, which
 * may lie before the series, and applied to all of it. Periods without a value are gaps: they are counted and skipped,
 * so moving ranges and runs are those of successive recorded values. A stretch with fewer than 6 values has no limits
 * and no signals, and says so. Throws a `RangeError` when keys do not ascend, a value is not finite or `baseline` is below 6.
 */
export function behaviourChart(series: readonly ChartPoint[], options: ChartOptions = {}): BehaviourChart {
  const baseline = options.baseline ?? BASELINE_POINTS;
  if (!Number.isInteger(baseline) || baseline < LEAST_POINTS) {
    throw new RangeError(`A baseline has at least ${LEAST_POINTS} points.`);
  }
  const before = options.before ?? [];
  checkSeries([...before, ...series]);
  const cut = cutAtChanges(series, options.changes ?? []);
  // A stretch that begins with the series, or in it, has no points before it.
  const isBegun = cut[0] !== undefined && cut[0].change?.key !== cut[0].points[0]?.key;
  const stretches = cut.map((part, index) =>
    stretchOf(part, isBegun && index === 0 ? before : [], baseline, options),
  );
  const points = cut.flatMap((part, index) => judge(part.points, index, stretches[index]?.limits ?? null));
  const gaps = series.filter((point) => point.value === null).length;
  return { points, stretches, signals: signalsOf(points), n: series.length - gaps, gaps };
}

/** What the newest period of a series amounts to, with the words for it. */
export type ChangeVerdict = {
  kind: 'normal' | 'signal' | 'too-few' | 'no-value';
  /** `within normal variation`, or what the signal is, or why nothing can be said. */
  words: string;
  firings: readonly Firing[];
};

/** Words the newest period (the last one of the series, recorded or not). */
export function latestVerdict(chart: BehaviourChart): ChangeVerdict {
  const last = chart.points.at(-1);
  if (last === undefined || last.value === null) {
    return { kind: 'no-value', words: 'no value recorded for the period', firings: [] };
  }
  const stretch = chart.stretches[last.stretch];
  if (!stretch?.limits) {
    return { kind: 'too-few', words: stretch?.reason ?? 'too few points to tell', firings: [] };
  }
  if (last.firings.length === 0) return { kind: 'normal', words: 'within normal variation', firings: [] };
  return { kind: 'signal', words: last.firings.map(firingWords).join('; '), firings: last.firings };
}

function firingWords({ rule, side }: Firing): string {
  if (rule === 'outside') return side === 'above' ? 'above the upper limit' : 'below the lower limit';
  if (rule === 'run') return `${RUN_LENGTH} or more in a row ${side} the mean`;
  const limit = side === 'above' ? 'upper' : 'lower';
  return `${NEAR_COUNT} of the last ${NEAR_WINDOW} nearer the ${limit} limit than the mean`;
}

type Part = { points: readonly ChartPoint[]; change?: ProcessChange };
type Recorded = { key: string; value: number };

function checkSeries(series: readonly ChartPoint[]): void {
  series.forEach((point, index) => {
    const before = series[index - 1];
    if (before && before.key >= point.key)
      throw new RangeError(`“${point.key}” is not later than “${before.key}”.`);
    if (point.value !== null && !Number.isFinite(point.value)) {
      throw new RangeError(`The value of “${point.key}” is not a number; leave it empty instead.`);
    }
  });
}

/** Stretches that hold points: a change before the first point, or two with nothing between them, cuts once. */
function cutAtChanges(series: readonly ChartPoint[], changes: readonly ProcessChange[]): Part[] {
  const ordered = changes.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const bounds = [undefined, ...ordered];
  return bounds
    .map((change, index): Part => {
      const until = bounds[index + 1];
      const points = series.filter(
        ({ key }) => (!change || key >= change.key) && (!until || key < until.key),
      );
      return change ? { points, change } : { points };
    })
    .filter((part) => part.points.length > 0);
}

function stretchOf(
  part: Part,
  before: readonly ChartPoint[],
  baseline: number,
  options: ChartOptions,
): Stretch {
  const values = recorded(part.points);
  const { begins = '' } = options;
  const known = recorded([...before, ...part.points]).filter(({ key }) => key >= begins);
  const limits = limitsOf(known, baseline, options);
  const since = part.change ? ' since the process changed' : '';
  return {
    firstKey: part.points[0]?.key ?? '',
    lastKey: part.points.at(-1)?.key ?? '',
    ...(part.change ? { change: part.change } : {}),
    limits,
    ...(limits ? {} : { reason: `${counted(known.length)}${since}; limits need ${LEAST_POINTS}` }),
    n: values.length,
    gaps: part.points.length - values.length,
  };
}

function counted(n: number): string {
  if (n === 0) return 'no points';
  return n === 1 ? 'only 1 point' : `only ${n} points`;
}

function recorded(points: readonly ChartPoint[]): Recorded[] {
  return points.flatMap(({ key, value }) => (value === null ? [] : [{ key, value }]));
}

function limitsOf(values: readonly Recorded[], baseline: number, options: ChartOptions): Limits | null {
  const base = values.slice(0, baseline);
  const first = base[0];
  const last = base.at(-1);
  if (base.length < LEAST_POINTS || !first || !last) return null;
  const centre = mean(base.map(({ value }) => value)) ?? 0;
  const ranges = base.slice(1).map(({ value }, index) => Math.abs(value - (base[index]?.value ?? value)));
  const meanMovingRange = mean(ranges) ?? 0;
  const spread = LIMIT_FACTOR * meanMovingRange;
  return {
    centre,
    lower: Math.max(centre - spread, options.floor ?? Number.NEGATIVE_INFINITY),
    upper: Math.min(centre + spread, options.ceiling ?? Number.POSITIVE_INFINITY),
    meanMovingRange,
    n: base.length,
    firstKey: first.key,
    lastKey: last.key,
    isLocked: base.length === baseline,
  };
}

function judge(points: readonly ChartPoint[], stretch: number, limits: Limits | null): JudgedPoint[] {
  const offsets = recorded(points).map(({ value }) => (limits ? offsetOf(value, limits) : 0));
  let position = -1;
  return points.map(({ key, value }) => {
    if (value === null || !limits) return { key, value, stretch, firings: [] };
    position += 1;
    return {
      key,
      value,
      stretch,
      firings: firingsAt(offsets, position, LIMIT_FACTOR * limits.meanMovingRange),
    };
  });
}

/** Distance from the centre; rounding noise of the mean counts as being on it. */
function offsetOf(value: number, { centre }: Limits): number {
  const offset = value - centre;
  return Math.abs(offset) <= 1e-9 * Math.max(Math.abs(value), Math.abs(centre)) ? 0 : offset;
}

/**
 * The rules that the point at `position` completes. Judged against the natural limits, not the drawn ones: with a
 * lower limit cut off at 0, every quiet week of a rare event would be “nearer the limit than the centre”.
 */
function firingsAt(offsets: readonly number[], position: number, spread: number): Firing[] {
  const offset = offsets[position] ?? 0;
  if (offset === 0) return [];
  const sign = Math.sign(offset);
  const side: Side = offset > 0 ? 'above' : 'below';
  const isNear = (other: number) => Math.sign(other) === sign && Math.abs(other) > spread / 2;
  const trailing = (length: number) => offsets.slice(Math.max(0, position - length + 1), position + 1);
  const run = trailing(RUN_LENGTH);
  const firings: Firing[] = [];
  if (Math.abs(offset) > spread * (1 + 1e-9)) firings.push({ rule: 'outside', side });
  if (run.length === RUN_LENGTH && run.every((other) => Math.sign(other) === sign))
    firings.push({ rule: 'run', side });
  if (isNear(offset) && trailing(NEAR_WINDOW).filter(isNear).length >= NEAR_COUNT) {
    firings.push({ rule: 'near-limit', side });
  }
  return firings;
}

function signalsOf(points: readonly JudgedPoint[]): Signal[] {
  const signals: Signal[] = [];
  let open: Signal[] = [];
  let stretch = -1;
  for (const point of points) {
    if (point.value === null) continue;
    const continued = point.stretch === stretch ? open : [];
    open = point.firings.map((firing) => {
      const same = continued.find(({ rule, side }) => rule === firing.rule && side === firing.side);
      if (same) {
        same.lastKey = point.key;
        return same;
      }
      const signal = { ...firing, firstKey: point.key, lastKey: point.key };
      signals.push(signal);
      return signal;
    });
    stretch = point.stretch;
  }
  return signals;
}
