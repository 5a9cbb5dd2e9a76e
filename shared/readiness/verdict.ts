/** Where a criterion of a launch stands. */
export type CriterionStatus = 'open' | 'met' | 'not-met' | 'waived';
/** What was decided of a launch. */
export type LaunchOutcome = 'pending' | 'go' | 'no-go';

/** How many criteria of a launch are in which state, and what they allow. */
export type ReadinessVerdict = {
  counts: Record<CriterionStatus, number>;
  /** `ready` when every criterion is met or waived, `not-ready` when one is not met, else `open`; none is `empty`. */
  state: 'ready' | 'not-ready' | 'open' | 'empty';
  /** Why what was decided does not fit the criteria; `null` when it does or nothing is decided. */
  conflict: string | null;
};

/**
 * What the criteria of a readiness check say (Google SRE Book ch. 32, “The Evolving SRE Engagement Model”, on production
 * readiness reviews): a launch may go when each of them is met, or waived by somebody who says why.
 */
export function readinessVerdict(
  statuses: readonly CriterionStatus[],
  outcome: LaunchOutcome,
): ReadinessVerdict {
  const counts = { open: 0, met: 0, 'not-met': 0, waived: 0 };
  for (const status of statuses) counts[status] += 1;
  const state =
    statuses.length === 0
      ? 'empty'
      : counts['not-met'] > 0
        ? 'not-ready'
        : counts.open > 0
          ? 'open'
          : 'ready';
  return { counts, state, conflict: conflictOf(state, outcome) };
}

function conflictOf(state: ReadinessVerdict['state'], outcome: LaunchOutcome): string | null {
  if (outcome === 'go' && state === 'not-ready')
    return 'It was decided to go although a criterion is not met.';
  if (outcome === 'go' && state === 'open') return 'It was decided to go although a criterion is still open.';
  if (outcome === 'go' && state === 'empty') return 'It was decided to go without a criterion.';
  if (outcome === 'no-go' && state === 'ready') return 'Every criterion is met or waived, yet it is a no-go.';
  return null;
}
