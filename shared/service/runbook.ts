import { type Measured, measured, noData } from '../figure/figure.ts';
import { tally } from '../figure/tally.ts';
import { daysBetween } from '../time/week.ts';

/** A service as far as its runbook goes; the review a local date. */
export type RunbookRow = {
  id: string;
  tier: number | null;
  runbookUrl: string | null;
  runbookReviewedOn: string | null;
};

/** A review keeps a runbook current for so many days, unless told otherwise. */
export const RUNBOOK_DAYS = 180;

/** `unreviewed` has a link but no review date. */
export type RunbookState = 'current' | 'outdated' | 'unreviewed' | 'missing';

/** State of a runbook at the end of `asOf`: current through the 180th day after its review. */
export function runbookState(row: RunbookRow, asOf: string, withinDays = RUNBOOK_DAYS): RunbookState {
  if (!row.runbookUrl) return 'missing';
  if (row.runbookReviewedOn === null || row.runbookReviewedOn > asOf) return 'unreviewed';
  return daysBetween(row.runbookReviewedOn, asOf) <= withinDays ? 'current' : 'outdated';
}

/**
 * Runbook coverage: services of the tiers with a runbook reviewed within `withinDays` / all services of the tiers, a
 * fraction (*Site Reliability Engineering* ch. 11: playbooks about triple the speed of repair; an old one misleads).
 * Services without a tier are excluded and counted: whether they belong is not known.
 */
export function runbookCoverage(
  services: readonly RunbookRow[],
  asOf: string,
  { tiers = [1], withinDays = RUNBOOK_DAYS }: { tiers?: readonly number[]; withinDays?: number } = {},
): Measured {
  const left = tally();
  left.add('service without a tier', services.filter(({ tier }) => tier === null).length);
  const counted = services.filter(({ tier }) => tier !== null && tiers.includes(tier));
  if (counted.length === 0) return noData(`No service is of tier ${tiers.join(' or ')}.`, left.list());
  const current = counted.filter((row) => runbookState(row, asOf, withinDays) === 'current').length;
  return measured(current / counted.length, counted.length, left.list());
}
