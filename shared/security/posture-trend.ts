import { type Measured, measured, noData } from '../figure/figure.ts';
import { addDays, daysBetween, type Week } from '../time/week.ts';
import { newestPostures, POSTURE_DAYS, type PostureRow, patchCompliance } from './patch-compliance.ts';

/** Of findings, from the worst to the mildest. */
export const POSTURE_SEVERITIES = ['Critical', 'High', 'Medium', 'Low'] as const;
export type PostureSeverity = (typeof POSTURE_SEVERITIES)[number];

type Counts = { [K in PostureSeverity as `open${K}` | `overdue${K}`]: number | null };
export type PostureCounts = PostureRow & Counts;

/** Compliance at the end of a week, and the newest counts that it is made of. */
export type PosturePoint = {
  week: string;
  compliance: Measured;
  /** Overdue vulnerabilities over the groups that counted them; `null` where none did. */
  overdue: Record<PostureSeverity, number | null>;
  ids: readonly string[];
};

/** One asset group as last counted. */
export type GroupPosture = {
  assetGroup: string;
  /** The newest count, not older than `POSTURE_DAYS`; `null` when there is none. */
  newest: PostureCounts | null;
  compliance: Measured;
  points: readonly PosturePoint[];
};

/**
 * Patch compliance at the end of each week (see `patchCompliance`), for all asset groups together and for each of them,
 * the least compliant first. The last week is seen as of the local date `day`.
 */
export function postureTrend(
  rows: readonly PostureCounts[],
  weeks: readonly Week[],
  day: string,
): { all: PosturePoint[]; groups: GroupPosture[] } {
  const pointsOf = (own: readonly PostureCounts[]) =>
    weeks.map(({ key, lastDay }) => pointOn(own, key, lastDay < day ? lastDay : day));
  const groups = [...Map.groupBy(rows, ({ assetGroup }) => assetGroup)].map(([assetGroup, own]) => {
    const newest = fresh(own, day)[0] ?? null;
    return { assetGroup, newest, compliance: complianceOf(newest), points: pointsOf(own) };
  });
  groups.sort(
    (a, b) => (a.compliance.value ?? 2) - (b.compliance.value ?? 2) || (a.assetGroup < b.assetGroup ? -1 : 1),
  );
  return { all: pointsOf(rows), groups };
}

function pointOn(rows: readonly PostureCounts[], week: string, day: string): PosturePoint {
  const used = fresh(rows, day);
  const overdue = Object.fromEntries(
    POSTURE_SEVERITIES.map((severity) => {
      const known = used.flatMap((row) => row[`overdue${severity}`] ?? []);
      return [severity, known.length === 0 ? null : known.reduce((total, count) => total + count, 0)];
    }),
  ) as PosturePoint['overdue'];
  return { week, compliance: patchCompliance(rows, day), overdue, ids: used.map(({ id }) => id) };
}

function fresh(rows: readonly PostureCounts[], day: string): PostureCounts[] {
  return newestPostures(rows, day).filter(({ date }) => daysBetween(date, day) <= POSTURE_DAYS);
}

function complianceOf(row: PostureCounts | null): Measured {
  if (row === null) return noData(`Not counted in the last ${POSTURE_DAYS} days.`);
  if (row.assets === 0) return noData('The asset group holds no assets.');
  return measured(row.assetsWithinSla / row.assets, 1);
}

/** The first day whose counts matter to the weeks. */
export function postureStart(weeks: readonly Week[]): string {
  return addDays(weeks[0]?.lastDay ?? '1970-01-01', -POSTURE_DAYS);
}
