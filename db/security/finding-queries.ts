import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';

/** Findings of an asset group by severity, as they were counted; `null` where they are not recorded. */
export type FindingRow = {
  id: string;
  openCritical: number | null;
  openHigh: number | null;
  openMedium: number | null;
  openLow: number | null;
  overdueCritical: number | null;
  overdueHigh: number | null;
  overdueMedium: number | null;
  overdueLow: number | null;
};

const FINDINGS = `
  SELECT posture.id, open_critical AS openCritical, open_high AS openHigh, open_medium AS openMedium,
    open_low AS openLow, overdue_critical AS overdueCritical, overdue_high AS overdueHigh,
    overdue_medium AS overdueMedium, overdue_low AS overdueLow
  FROM json_each(?) AS ids CROSS JOIN posture ON posture.id = ids.value`;

/** The findings of these counts, by the id of the count. */
export function findingsOf(connection: Connection, ids: readonly string[]): Map<string, FindingRow> {
  const rows = kept<[string], FindingRow>(connection, FINDINGS).all(JSON.stringify(ids));
  return new Map(rows.map((row) => [row.id, row]));
}
