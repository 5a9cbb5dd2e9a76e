import { type Measured, measured, noData } from '../figure/figure.ts';
import { tally } from '../figure/tally.ts';
import { type DayRange, type InstantRange, isDayIn, isInstantIn } from '../time/window.ts';

/** How a deployment ended. */
export type DeploymentOutcome = 'ok' | 'failed' | 'rolled-back';

/** One deployment; `at` is an instant, `incidentId` the incident it caused. */
export type DeploymentRow = { at: string; outcome: DeploymentOutcome; incidentId: string | null };

/** Changes of a service that are only counted, by the first local date of their week. */
export type DeploymentCountRow = { weekStart: string; deployments: number; failed: number };

/** Why a weekly count is left out: more failed than were deployed, or fractions. */
export const IMPOSSIBLE_COUNT = 'weekly count with impossible numbers';

/** Whether a change failed, was rolled back or caused an incident. */
export function isFailedChange(deployment: DeploymentRow): boolean {
  return deployment.outcome !== 'ok' || deployment.incidentId !== null;
}

/**
 * Change failure rate = deployments that failed, were rolled back or caused an incident ÷ deployments (unit: ratio; n:
 * deployments). DORA, “Software delivery metrics”: the share of changes to production that degrade service and need
 * remediation. A deployment that both failed and caused an incident counts once.
 *
 * Rows count by their instant in `[start, end)`, weekly counts by the first date of their week. A change must come
 * either as a row or in a count, not as both. Counts that are negative, fractional or fail more than they deploy are
 * left out. No data without deployments.
 */
export function changeFailureRate(
  deployments: readonly DeploymentRow[],
  counts: readonly DeploymentCountRow[],
  period: DayRange & InstantRange,
): Measured {
  const left = tally();
  const rows = deployments.filter((deployment) => isInstantIn(deployment.at, period));
  let total = rows.length;
  let failed = rows.filter(isFailedChange).length;
  for (const count of counts) {
    if (!isDayIn(count.weekStart, period)) continue;
    if (!isPossible(count)) {
      left.add(IMPOSSIBLE_COUNT);
      continue;
    }
    total += count.deployments;
    failed += count.failed;
  }
  if (total === 0) return noData('No deployments in the period.', left.list());
  return measured(failed / total, total, left.list());
}

function isPossible({ deployments, failed }: DeploymentCountRow): boolean {
  return Number.isInteger(deployments) && Number.isInteger(failed) && failed >= 0 && failed <= deployments;
}
