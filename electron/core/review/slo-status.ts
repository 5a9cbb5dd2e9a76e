import type { Measured } from '#shared/figure/figure.ts';
import { isAbove } from '#shared/figure/statistics.ts';
import type { SloStatus } from '#shared/review/sections.ts';

/** What an SLO's status is read from; all of it over the SLO's own window but `burn`. */
export type StatusInput = {
  remaining: Measured;
  /** Burn rate of the last seven days. */
  burn: Measured;
  daysToExhaustion: number | null;
  isSustained: boolean;
};

/** A review comes every seven days. */
const DAYS_TO_NEXT_REVIEW = 7;

/**
 * `missed`: the budget is overspent, so the objective is not attained. `at-risk`: it is attained, but it has burned too
 * fast for the weeks the workspace calls sustained, or at the last seven days' burn the budget is empty before the next
 * review. No measurements are `no-data`, never `met`.
 */
export function sloStatus({ remaining, burn, daysToExhaustion, isSustained }: StatusInput): SloStatus {
  if (remaining.value === null) return 'no-data';
  if (isMissed(remaining.value)) return 'missed';
  const isEmptySoon =
    burn.value !== null &&
    isAbove(burn.value, 1) &&
    daysToExhaustion !== null &&
    daysToExhaustion <= DAYS_TO_NEXT_REVIEW;
  return isSustained || isEmptySoon ? 'at-risk' : 'met';
}

/** Whether the objective is missed: a budget spent to the last event is not overspent. */
export function isMissed(remaining: number): boolean {
  return isAbove(-remaining, 0);
}
