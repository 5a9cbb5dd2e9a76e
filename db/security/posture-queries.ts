import type { PostureRow } from '#shared/security/patch-compliance.ts';
import type { Connection } from '../file/connection.ts';
import { idsOf } from '../query/ids.ts';
import { kept } from '../query/kept.ts';

export type PostureQueryRow = PostureRow & { overdueCritical: number | null };

/** A day to look at, and the oldest day whose count still speaks for it. */
export type PostureDay = { key: string; day: string; oldest: string };

// Walks the unique index from group to group instead of over every count ever made.
const GROUPS = `
  WITH RECURSIVE asset_groups (name) AS (
    SELECT min(asset_group) FROM posture
    UNION ALL
    SELECT (SELECT min(asset_group) FROM posture WHERE asset_group > name) FROM asset_groups WHERE name IS NOT NULL
  )`;

const NEWEST = `${GROUPS}
  SELECT p.id, p.asset_group AS assetGroup, p.date, p.assets, p.assets_within_sla AS assetsWithinSla,
    p.overdue_critical AS overdueCritical
  FROM asset_groups g JOIN posture p ON p.asset_group = g.name
    AND p.date = (SELECT max(date) FROM posture WHERE asset_group = g.name AND date <= ?)
  WHERE g.name IS NOT NULL ORDER BY p.asset_group`;

const SERIES = `${GROUPS}, days AS MATERIALIZED (
    SELECT value ->> 'key' AS key, value ->> 'day' AS day, value ->> 'oldest' AS oldest FROM json_each(?)
  ), newest AS MATERIALIZED (
    SELECT d.key, d.oldest, g.name, (SELECT max(date) FROM posture WHERE asset_group = g.name AND date <= d.day) AS date
    FROM days d CROSS JOIN asset_groups g WHERE g.name IS NOT NULL
  )
  SELECT n.key, sum(p.assets) AS assets, sum(p.assets_within_sla) AS within, json_group_array(p.id) AS ids
  FROM newest n CROSS JOIN posture p ON p.asset_group = n.name AND p.date = n.date
  WHERE n.date >= n.oldest AND p.assets_within_sla <= p.assets
  GROUP BY n.key`;

/** The newest count of each asset group up to the local date `day`. */
export function posturesOn(connection: Connection, day: string): readonly PostureQueryRow[] {
  return kept<[string], PostureQueryRow>(connection, NEWEST).all(day);
}

/** Assets, and those within their deadline, by the newest counts on each of the days. Days without counts are left out. */
export function postureTotals(
  connection: Connection,
  days: readonly PostureDay[],
): Map<string, { assets: number; within: number; ids: string[] }> {
  const rows = kept<[string], { key: string; assets: number; within: number; ids: string }>(
    connection,
    SERIES,
  ).all(JSON.stringify(days));
  return new Map(rows.map(({ key, assets, within, ids }) => [key, { assets, within, ids: idsOf(ids) }]));
}
