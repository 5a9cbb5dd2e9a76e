import { type Measured, measured, noData } from '../figure/figure.ts';
import { sum } from '../figure/statistics.ts';
import { tally } from '../figure/tally.ts';
import { daysBetween } from '../time/week.ts';

/** How many assets of a group were within their patching deadline on a day. */
export type PostureRow = {
  id: string;
  assetGroup: string;
  date: string;
  assets: number;
  assetsWithinSla: number;
};

/** How old a count may be and still speak for its group, in days: a monthly count and some delay. */
export const POSTURE_DAYS = 45;

/** The newest row of each asset group up to `asOf` (inclusive), by group name. */
export function newestPostures<Row extends Pick<PostureRow, 'assetGroup' | 'date'>>(
  rows: readonly Row[],
  asOf: string,
): Row[] {
  const newest = new Map<string, Row>();
  for (const row of rows) {
    const known = newest.get(row.assetGroup);
    if (row.date <= asOf && (!known || known.date < row.date)) newest.set(row.assetGroup, row);
  }
  return [...newest.values()].sort((a, b) => (a.assetGroup < b.assetGroup ? -1 : 1));
}

/**
 * Patch compliance: Σ assets within their deadline / Σ assets, a fraction, by the newest count of each asset group at
 * `asOf` (NIST SP 800-40r4: measure against the maintenance plan's deadlines). Groups last counted more than `maxAge`
 * days before, and counts with more assets within the deadline than assets, are excluded and counted.
 */
export function patchCompliance(rows: readonly PostureRow[], asOf: string, maxAge = POSTURE_DAYS): Measured {
  const left = tally();
  const usable = newestPostures(rows, asOf).filter(({ date, assets, assetsWithinSla }) => {
    const isStale = daysBetween(date, asOf) > maxAge;
    const isWrong = assetsWithinSla > assets;
    if (isStale) left.add(`last counted more than ${maxAge} days ago`);
    else if (isWrong) left.add('more within the deadline than assets');
    return !isStale && !isWrong;
  });
  if (usable.length === 0) return noData('No asset group was counted lately.', left.list());
  const assets = sum(usable.map((row) => row.assets));
  if (assets === 0) return noData('The asset groups hold no assets.', left.list());
  return measured(sum(usable.map((row) => row.assetsWithinSla)) / assets, usable.length, left.list());
}
