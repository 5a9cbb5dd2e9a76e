import { type Excluded, type Measured, measured, noData } from '../figure/figure.ts';
import { formatPercent } from '../figure/format.ts';
import { sum } from '../figure/statistics.ts';

/** Confidence that was stated, 0 to 1, and whether the key result was then achieved. */
export type Outcome = { id: string; confidence: number; isAchieved: boolean };

export type CalibrationBand = {
  /** Half-open `[from, to)`, the last one with its end. */
  from: number;
  to: number;
  n: number;
  /** Mean stated confidence and share achieved; `null` in an empty band. */
  stated: number | null;
  achieved: number | null;
  /** The key results in it. */
  ids: readonly string[];
};

export type Calibration = {
  /** Mean squared distance of confidence from outcome: 0 is perfect, 0.25 is what always saying 50 % gives. */
  brier: Measured;
  /** Mean confidence less share achieved, a fraction: positive is overconfident. */
  bias: Measured;
  bands: readonly CalibrationBand[];
};

/**
 * Past confidence against what came of it, in five bands of 20 % (G. W. Brier, “Verification of forecasts expressed in
 * terms of probability”, 1950). No data without outcomes. Throws a `RangeError` for a confidence outside 0 to 1.
 */
export function calibration(outcomes: readonly Outcome[], excluded: readonly Excluded[] = []): Calibration {
  if (outcomes.some(({ confidence }) => !(confidence >= 0 && confidence <= 1))) {
    throw new RangeError('Confidence is between 0 and 1.');
  }
  const errors = outcomes.map(({ confidence, isAchieved }) => confidence - Number(isAchieved));
  const n = outcomes.length;
  const none = noData('No finished key result has a stated confidence.', excluded);
  return {
    brier: n === 0 ? none : measured(sum(errors.map((error) => error * error)) / n, n, excluded),
    bias: n === 0 ? none : measured(sum(errors) / n, n, excluded),
    bands: Array.from({ length: BANDS }, (_, band) => bandOf(outcomes, band)),
  };
}

const BANDS = 5;

function bandOf(outcomes: readonly Outcome[], band: number): CalibrationBand {
  const inside = outcomes.filter(
    ({ confidence }) => Math.min(BANDS - 1, Math.floor(confidence * BANDS)) === band,
  );
  const n = inside.length;
  return {
    from: band / BANDS,
    to: (band + 1) / BANDS,
    n,
    stated: n === 0 ? null : sum(inside.map(({ confidence }) => confidence)) / n,
    achieved: n === 0 ? null : inside.filter(({ isAchieved }) => isAchieved).length / n,
    ids: inside.map(({ id }) => id),
  };
}

/** Confidence and outcome of the key results of one quarter; shares are fractions. */
export type CalibrationQuarter = {
  /** `2026Q3`. */
  quarter: string;
  n: number;
  stated: number | null;
  achieved: number | null;
  ids: readonly string[];
};

/** What owners said in the middle of their quarters against the grades at the end of them. */
export type OkrCalibration = Calibration & {
  /** Newest first; quarters of which nothing can be told are among them. */
  quarters: readonly CalibrationQuarter[];
  excluded: readonly Excluded[];
};

/** Stated and achieved may be so far apart and still be called alike. */
const ALIKE = 0.05;

/** How far confidence was from what came of it, as a sentence; the reason where nothing can be told. */
export function calibrationSentence({ bias, bands }: Pick<Calibration, 'bias' | 'bands'>): string {
  if (bias.value === null) return bias.reason ?? 'Nothing can be told.';
  const share = (pick: 'stated' | 'achieved') =>
    sum(bands.map((band) => (band[pick] ?? 0) * band.n)) / bias.n;
  const [stated, achieved] = [share('stated'), share('achieved')].map((one) =>
    formatPercent(one, { max: 0 }),
  );
  const told = `Of ${bias.n} key results owners gave a mean confidence of ${stated}; ${achieved} were achieved`;
  if (Math.abs(bias.value) <= ALIKE) return `${told}: confidence was close to what came of it.`;
  const points = Math.round(Math.abs(bias.value) * 100);
  return `${told}: ${points} points ${bias.value > 0 ? 'too sure' : 'too careful'}.`;
}
