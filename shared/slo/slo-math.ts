import { MusterError } from '../contract/errors.ts';
import { type Measured, measured, noData } from '../figure/figure.ts';
import { isAbove } from '../figure/statistics.ts';
import { complianceWindow, elapsedPart, type Window, type WindowTerms } from '../time/window.ts';
import { type BudgetingMethod, type SloDay, type SloSums, sumSloDays } from './slo-sums.ts';

/** The terms of an SLO that the formulas need. `objective` is a fraction, e.g. 0.999. */
export type SloTerms = WindowTerms & { objective: number; budgetingMethod: BudgetingMethod };

/** Everything about an SLO's window on one day, with planned maintenance removed and with it left in. */
export type SloStanding = {
  /** The whole compliance window. */
  window: Window;
  /** The days of it that have happened; the figures are over these. */
  elapsed: Window;
  withoutMaintenance: SloFigures;
  withMaintenance: SloFigures;
};

/** An SLO over a window: `attainment`, `remaining` as fractions, `budget` in its own unit. */
export type SloFigures = { sums: SloSums; attainment: Measured; budget: Measured; remaining: Measured };

const NO_TRAFFIC = 'Nothing was measured in the window.';

/**
 * Attainment, error budget and what remains of it on the local date `asOf`, over the SLO's window (OpenSLO v1
 * `timeWindow`). A calendar window counts the days up to `asOf`.
 */
export function sloStanding(slo: SloTerms, days: readonly SloDay[], asOf: string, zone: string): SloStanding {
  const window = complianceWindow(slo, asOf, zone);
  const elapsed = elapsedPart(window, asOf, zone) ?? window;
  return {
    window,
    elapsed,
    withoutMaintenance: sloFigures(sumSloDays(days, elapsed, 'removed'), slo.objective),
    withMaintenance: sloFigures(sumSloDays(days, elapsed, 'included'), slo.objective),
  };
}

/** The three figures of a window from its sums. */
export function sloFigures(sums: SloSums, objective: number): SloFigures {
  return {
    sums,
    attainment: attainment(sums),
    budget: errorBudget(sums, objective),
    remaining: budgetRemaining(sums, objective),
  };
}

/**
 * Attainment = Σgood / Σtotal (unit: ratio, 0–1; n: days). Google SRE Workbook ch. 2, “Implementing SLOs”: the SLI as
 * good events over valid events. No traffic is no data, never 100 %.
 */
export function attainment(sums: SloSums): Measured {
  if (sums.total === 0) return noData(NO_TRAFFIC, sums.excluded);
  return measured(sums.good / sums.total, sums.days, sums.excluded);
}

/**
 * Error budget = (1 − objective) · Σtotal, the number of bad events (or slices) that the objective allows; not rounded
 * to whole events (unit: count; n: days). Google SRE Workbook ch. 2. No data without traffic or with an objective
 * that leaves no budget.
 */
export function errorBudget(sums: SloSums, objective: number): Measured {
  const problem = objectiveProblem(objective);
  if (problem !== null) return noData(problem, sums.excluded);
  if (sums.total === 0) return noData(NO_TRAFFIC, sums.excluded);
  return measured(budgetFraction(objective) * sums.total, sums.days, sums.excluded);
}

/**
 * Bad events as a multiple of the error budget: 0 when none is spent, 1 when all of it is, more when it is overspent
 * (unit: ratio; n: days). Google SRE Workbook ch. 2 and 5. No data as for `errorBudget`.
 */
export function budgetSpent(sums: SloSums, objective: number): Measured {
  const budget = errorBudget(sums, objective);
  if (budget.value === null) return budget;
  return measured((sums.total - sums.good) / budget.value, budget.n, budget.excluded);
}

/**
 * Remaining = 1 − (Σtotal − Σgood) / budget, the share of the error budget that is left: 1 when none is spent,
 * negative when it is overspent (unit: ratio; n: days). Google SRE Workbook ch. 2. No data as for `errorBudget`.
 */
export function budgetRemaining(sums: SloSums, objective: number): Measured {
  const spent = budgetSpent(sums, objective);
  return spent.value === null ? spent : measured(1 - spent.value, spent.n, spent.excluded);
}

/**
 * Whether a share of budget that remains is nothing: spent to the last event, or overspent. The last bit of a quotient
 * does not decide it: 7 bad of 100 against a budget of 7 % leave 1.1e-16.
 */
export function isUsedUp(remaining: number): boolean {
  return !isAbove(remaining, 0);
}

/**
 * 1 − objective, rounded to 12 decimals: in binary 1 − 0.9 is 0.09999999999999998, and a budget spent to the last
 * event would read as overspent. The SQL counterpart is `round(1 - objective, 12)`.
 */
export function budgetFraction(objective: number): number {
  return Math.round((1 - objective) * 1e12) / 1e12;
}

/**
 * Full outage that an objective allows over a window of days (unit: minutes): 43.2 for 99.9 % of 30 days, Google SRE
 * Workbook ch. 5, Table 5-4. Throws a `MusterError` (`bad-input`) for an objective that is refused.
 */
export function allowedMinutes(objective: number, windowDays: number): number {
  requireObjective(objective);
  return budgetFraction(objective) * windowDays * 24 * 60;
}

/**
 * Why an objective is refused, as a sentence; `null` when it is fine. 100 % leaves no error budget to spend (Google SRE
 * Book ch. 1: 100 % is the wrong reliability target for basically everything), and 0 % promises nothing.
 */
export function objectiveProblem(objective: number): string | null {
  if (!Number.isFinite(objective)) return 'The objective is not a number.';
  if (objective <= 0) return 'The objective must be above 0%.';
  if (objective > 1) return 'The objective must be below 100%; write 99.9% as 0.999.';
  if (budgetFraction(objective) === 0) return 'An objective of 100% leaves no error budget.';
  return null;
}

/** Throws a `MusterError` (`bad-input`) with the sentence of `objectiveProblem` when an objective is refused. */
export function requireObjective(objective: number): void {
  const problem = objectiveProblem(objective);
  if (problem !== null) throw new MusterError('bad-input', problem);
}
