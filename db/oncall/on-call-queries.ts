import type { ShiftRow } from '#shared/oncall/health.ts';
import type { Connection } from '../file/connection.ts';
import { idsOf } from '../query/ids.ts';
import { kept } from '../query/kept.ts';

export type ShiftQueryRow = ShiftRow & { rotation: string; teamId: string | null };

/** Half-open `[start, end)` in UTC instants, with the name of the period. */
export type NamedRange = { key: string; start: string; end: string };

const SHIFTS = `
  SELECT id, rotation, team_id AS teamId, pages, actionable_pages AS actionablePages, out_of_hours_pages AS outOfHoursPages,
    toil_hours AS toilHours, total_hours AS totalHours
  FROM on_call_shift WHERE started_at >= ? AND started_at < ? ORDER BY rotation, started_at, id`;

const PAGES = `
  SELECT w.value ->> 'key' AS key, count(s.pages) AS shifts, sum(s.pages) AS pages,
    json_group_array(s.id) FILTER (WHERE s.pages IS NOT NULL) AS ids
  FROM json_each(?) w
  JOIN on_call_shift s ON s.started_at >= w.value ->> 'start' AND s.started_at < w.value ->> 'end'
  GROUP BY w.key`;

/** Shifts that began in `[start, end)`. */
export function shiftsIn(connection: Connection, start: string, end: string): readonly ShiftQueryRow[] {
  return kept<[string, string], ShiftQueryRow>(connection, SHIFTS).all(start, end);
}

/** Pages per period, over the shifts that began in it and have their pages recorded. */
export function pagesByPeriod(
  connection: Connection,
  periods: readonly NamedRange[],
): Map<string, { shifts: number; pages: number; ids: string[] }> {
  const rows = kept<[string], { key: string; shifts: number; pages: number | null; ids: string | null }>(
    connection,
    PAGES,
  ).all(JSON.stringify(periods));
  return new Map(
    rows.map(({ key, shifts, pages, ids }) => [key, { shifts, pages: pages ?? 0, ids: idsOf(ids) }]),
  );
}
