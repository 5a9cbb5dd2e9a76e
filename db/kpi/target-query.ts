import type { Target } from '#shared/figure/figure.ts';
import type { Connection } from '../file/connection.ts';
import { prepared } from '../query/prepared.ts';

const TARGET = 'SELECT target AS value, direction, amber_tolerance AS tolerance FROM kpi WHERE slug = ?';

type Row = Omit<Target, 'value'> & { value: number | null };

/** What the workspace judges a KPI by: `null` when it has no target, `undefined` when there is no such KPI. */
export function kpiTarget(connection: Connection, slug: string): Target | null | undefined {
  const row = prepared<[string], Row>(connection, TARGET).get(slug);
  if (row === undefined) return undefined;
  const { value, direction, tolerance } = row;
  return value === null ? null : { value, direction, tolerance };
}
