import { mean, sum } from '../figure/statistics.ts';
import { addMonths, monthIndex } from '../time/month.ts';

/** A month's cost in minor units of one currency, `null` where none was recorded. */
export type MonthCost = { month: string; cost: number | null };

/** How far ahead, from how much history. */
export type ForecastOptions = {
  /** How many recorded months the trend is fitted to, newest first; 12 unless told. */
  trailing?: number;
  /** How many months ahead. */
  months: number;
  /** Share of outcomes the range is meant to hold. */
  confidence?: 0.8 | 0.95;
};

/** Minor units, rounded; `low` is not below 0. */
export type ForecastMonth = { month: string; value: number; low: number; high: number };

/** A forecast with its range and what it is made of. */
export type Forecast = {
  method: string;
  months: readonly ForecastMonth[];
  /** The months together; its range is narrower than the sum of the months' ranges. */
  total: { value: number; low: number; high: number };
  /** Change per month, minor units. */
  slope: number;
  /** Recorded months used, and months among them without a value. */
  n: number;
  gaps: number;
};

/** A forecast, or in a sentence why there is none. */
export type ForecastResult = { forecast: Forecast } | { forecast: null; reason: string };

/** A line through two points says nothing of how far off it is. */
export const LEAST_FORECAST_MONTHS = 3;

/**
 * Trailing linear trend by least squares, no seasonality, with a prediction interval from Student's t on n − 2 degrees
 * of freedom (Hyndman & Athanasopoulos, *Forecasting: Principles and Practice*, ch. 7; Montgomery, *Introduction to
 * Linear Regression Analysis*, ch. 2). The interval assumes the trend goes on and that deviations are independent. Needs
 * three recorded months, and says so. Throws a `RangeError` when a month comes twice, a cost is not finite, or fewer
 * than three trailing months or no month ahead are asked for.
 */
export function costForecast(history: readonly MonthCost[], options: ForecastOptions): ForecastResult {
  const { trailing = 12, months, confidence = 0.8 } = options;
  if (!(Number.isInteger(months) && months >= 1))
    throw new RangeError('A forecast is for at least one month.');
  if (!(trailing >= LEAST_FORECAST_MONTHS)) throw new RangeError('A trend needs at least three months.');
  const points = trailingPoints(history, trailing);
  const first = points[0];
  const last = points.at(-1);
  if (points.length < LEAST_FORECAST_MONTHS || !first || !last) {
    return { forecast: null, reason: `Only ${points.length} of ${LEAST_FORECAST_MONTHS} months recorded.` };
  }
  const trend = fitTrend(points);
  const t = studentT(points.length - 2, confidence);
  const ahead = Array.from({ length: months }, (_, index) => last.x + index + 1);
  return {
    forecast: {
      method: `linear trend over ${points.length} months, ${confidence * 100}% prediction interval`,
      months: ahead.map((x, index) => ({
        month: addMonths(last.month, index + 1),
        ...predict(trend, [x], t),
      })),
      total: predict(trend, ahead, t),
      slope: trend.slope,
      n: points.length,
      gaps: last.x - first.x + 1 - points.length,
    },
  };
}

type Point = { x: number; y: number; month: string };
type Trend = { slope: number; meanX: number; meanY: number; n: number; spreadX: number; residual: number };

function trailingPoints(history: readonly MonthCost[], trailing: number): Point[] {
  const points = history.flatMap(({ month, cost }) =>
    cost === null ? [] : [{ x: monthIndex(month), y: cost, month }],
  );
  if (new Set(points.map(({ x }) => x)).size !== points.length) throw new RangeError('A month comes twice.');
  return points.sort((a, b) => a.x - b.x).slice(-trailing);
}

function fitTrend(points: readonly Point[]): Trend {
  const n = points.length;
  const meanX = mean(points.map(({ x }) => x)) ?? 0;
  const meanY = mean(points.map(({ y }) => y)) ?? 0;
  const spreadX = sum(points.map(({ x }) => (x - meanX) ** 2));
  const slope = sum(points.map(({ x, y }) => (x - meanX) * (y - meanY))) / spreadX;
  const squares = sum(points.map(({ x, y }) => (y - meanY - slope * (x - meanX)) ** 2));
  return { slope, meanX, meanY, n, spreadX, residual: Math.sqrt(squares / (n - 2)) };
}

/**
 * The sum of the values at `xs`. Its variance is s²·(h + h²/n + (Σ(x − x̄))²/Sxx): h independent deviations, plus the
 * uncertainty of the line, which all months share. With one month this is the usual prediction interval.
 */
function predict(
  trend: Trend,
  xs: readonly number[],
  t: number,
): { value: number; low: number; high: number } {
  const h = xs.length;
  const distance = sum(xs.map((x) => x - trend.meanX));
  const value = h * trend.meanY + trend.slope * distance;
  const half = t * trend.residual * Math.sqrt(h + (h * h) / trend.n + (distance * distance) / trend.spreadX);
  const money = (amount: number) => Math.max(0, Math.round(amount));
  return { value: money(value), low: money(value - half), high: money(value + half) };
}

/** Two-sided quantiles of Student's t for 1 to 30 degrees of freedom (NIST/SEMATECH e-Handbook, 1.3.6.7.2). */
const STUDENT_T: Record<0.8 | 0.95, readonly number[]> = {
  0.8: [
    3.078, 1.886, 1.638, 1.533, 1.476, 1.44, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.35, 1.345, 1.341,
    1.337, 1.333, 1.33, 1.328, 1.325, 1.323, 1.321, 1.319, 1.318, 1.316, 1.315, 1.314, 1.313, 1.311, 1.31,
  ],
  0.95: [
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
    2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
  ],
};

/** Beyond 30 degrees of freedom, the first Cornish-Fisher term over the normal quantile is right to three digits. */
function studentT(degrees: number, confidence: 0.8 | 0.95): number {
  const listed = STUDENT_T[confidence][degrees - 1];
  if (listed !== undefined) return listed;
  const z = confidence === 0.8 ? 1.28155 : 1.95996;
  return z + (z ** 3 + z) / (4 * degrees);
}
