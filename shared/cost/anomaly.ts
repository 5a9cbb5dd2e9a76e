import { mean, median } from '../figure/statistics.ts';

/** The cost of one day or month of one series, in minor units; `key` sorts as text in time order. */
export type CostPoint = { key: string; cost: number | null };

/** What stands out, and against how much history. */
export type AnomalyOptions = {
  /** How many recorded points before a point it is compared with; 28 unless told. */
  window?: number;
  /** A point with fewer recorded points before it is not judged; 6 unless told. */
  leastHistory?: number;
  /** From which modified z-score on a point stands out; 3.5 unless told. */
  threshold?: number;
  /** Smaller differences from the expected cost are not worth a look; minor units, and as a share of the expected. */
  leastImpact?: number;
  leastShare?: number;
};

/** A point that stands out; amounts in minor units. */
export type Anomaly = {
  key: string;
  cost: number;
  /** Median of the points before it, minor units. */
  expected: number;
  /** Cost less expected, minor units: positive is overspending. */
  impact: number;
  /** Modified z-score; `null` when the points before it did not vary at all, so that any difference stands out. */
  score: number | null;
};

/** What stands out, and how many points could and could not be judged. */
export type AnomalyScan = { anomalies: readonly Anomaly[]; judged: number; unjudged: number };

/**
 * Points that stand out from those before them, by the modified z-score 0.6745·(x − median)/MAD with |score| > 3.5
 * (Iglewicz & Hoaglin, *How to Detect and Handle Outliers*, 1993). Where more than half of the points are equal the MAD
 * is 0 and the mean absolute deviation takes its place (score = (x − median)/(1.2533·deviation)). Median and MAD are
 * used because an earlier spike would hide the next one from a mean. Points without a cost and those with too little
 * history are not judged, and counted. Throws a `RangeError` when keys do not ascend.
 */
export function costAnomalies(series: readonly CostPoint[], options: AnomalyOptions = {}): AnomalyScan {
  const { window = 28, leastHistory = 6, leastImpact = 0, leastShare = 0.1 } = options;
  const anomalies: Anomaly[] = [];
  const before: number[] = [];
  let judged = 0;
  series.forEach(({ key, cost }, index) => {
    if (index > 0 && (series[index - 1]?.key ?? '') >= key) throw new RangeError(`“${key}” is out of order.`);
    if (cost === null) return;
    if (before.length >= leastHistory) {
      judged += 1;
      const found = standout(key, cost, before.slice(-window), options.threshold ?? 3.5);
      const least = Math.max(leastImpact, leastShare * Math.abs(found?.expected ?? 0));
      if (found && Math.abs(found.impact) >= least) anomalies.push(found);
    }
    before.push(cost);
  });
  return { anomalies, judged, unjudged: series.length - judged };
}

function standout(key: string, cost: number, history: readonly number[], threshold: number): Anomaly | null {
  const expected = median(history) ?? cost;
  const impact = cost - expected;
  const deviations = history.map((value) => Math.abs(value - expected));
  const mad = median(deviations) ?? 0;
  const scale = mad > 0 ? mad / 0.6745 : 1.2533 * (mean(deviations) ?? 0);
  if (impact === 0) return null;
  const score = scale > 0 ? impact / scale : null;
  return score !== null && Math.abs(score) <= threshold ? null : { key, cost, expected, impact, score };
}
