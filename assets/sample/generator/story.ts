/**
 * The story. Weeks are counted back from the current one: a calm start, the bad quarter around two outages of
 * payments, the recovery, and what is on the table this week.
 */
const BAD_QUARTER = { from: 32, to: 20 } as const;
export const POOL_KEY = 'db-connection-pool';

export function isBadQuarter(weeksAgo: number): boolean {
  return weeksAgo <= BAD_QUARTER.from && weeksAgo >= BAD_QUARTER.to;
}

/** How far the recovery has got: 0 before and in the bad quarter, 1 in the current week. */
export function recovery(weeksAgo: number): number {
  return Math.max(0, Math.min(1, (BAD_QUARTER.to - weeksAgo) / BAD_QUARTER.to));
}
