import type { InstantRange } from '#shared/time/window.ts';
import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';

/** An incident as lists and formulas of the review need it. */
export type IncidentFacts = {
  id: string;
  key: string | null;
  title: string;
  severity: string;
  status: string;
  impactStart: string;
  detectedAt: string | null;
  acknowledgedAt: string | null;
  mitigatedAt: string | null;
  restoredAt: string | null;
  closedAt: string | null;
  commanderId: string | null;
  causeCategory: string | null;
  rootCauseKey: string | null;
};

/** An incident of a trend: when, how severe, from what cause. */
export type IncidentPoint = Pick<IncidentFacts, 'id' | 'severity' | 'impactStart' | 'causeCategory'>;

export type IntervalRow = { incidentId: string; start: string; end: string | null };

const FACTS = `id, key, title, severity, status, impact_start AS impactStart, detected_at AS detectedAt,
  acknowledged_at AS acknowledgedAt, mitigated_at AS mitigatedAt, restored_at AS restoredAt,
  closed_at AS closedAt, commander_id AS commanderId, cause_category AS causeCategory,
  root_cause_key AS rootCauseKey`;

const STARTED = `SELECT ${FACTS} FROM incident WHERE impact_start >= ? AND impact_start < ? ORDER BY impact_start, id`;

const POINTS = `
  SELECT id, severity, impact_start AS impactStart, cause_category AS causeCategory
  FROM incident
  WHERE impact_start >= ? AND impact_start < ?
  ORDER BY impact_start`;

// Counted by the index alone.
const COUNTS = `
  SELECT ranges.key AS range, severity, count(*) AS n
  FROM json_each(?) AS ranges
  CROSS JOIN incident ON impact_start >= ranges.value ->> 0 AND impact_start < ranges.value ->> 1
  GROUP BY ranges.key, severity`;

// Open at a moment: begun before it, and neither restored nor closed until then. Three stretches of one index.
const OPEN = `
  SELECT ${FACTS} FROM incident
  WHERE id IN (
    SELECT id FROM incident WHERE restored_at IS NULL AND closed_at IS NULL AND +impact_start < @at
    UNION ALL
    SELECT id FROM incident WHERE restored_at IS NULL AND closed_at > @at AND +impact_start < @at
    UNION ALL
    SELECT id FROM incident
    WHERE restored_at > @at AND (closed_at IS NULL OR closed_at > @at) AND +impact_start < @at
  )
  ORDER BY severity, impact_start, id`;

const SERVICES = `
  SELECT owner_id AS incidentId, service.id, service.name
  FROM json_each(?) AS ids
  CROSS JOIN incident_services ON owner_id = ids.value
  JOIN service ON service.id = target_id
  ORDER BY service.name`;

const INTERVALS = `
  SELECT incident_id AS incidentId, started_at AS start, ended_at AS end
  FROM json_each(?) AS ids
  CROSS JOIN impact_interval ON incident_id = ids.value
  ORDER BY started_at`;

/** The incidents whose impact began in `[start, end)`, oldest first. */
export function incidentsStarted(connection: Connection, range: InstantRange): readonly IncidentFacts[] {
  return kept<[string, string], IncidentFacts>(connection, STARTED).all(range.start, range.end);
}

/** The same with only what trends need. */
export function incidentPoints(connection: Connection, range: InstantRange): readonly IncidentPoint[] {
  return kept<[string, string], IncidentPoint>(connection, POINTS).all(range.start, range.end);
}

/** How many incidents began in each range, by severity; in the order of the ranges. */
export function incidentCounts(
  connection: Connection,
  ranges: readonly InstantRange[],
): Map<string, number>[] {
  const counts = ranges.map(() => new Map<string, number>());
  const bounds = JSON.stringify(ranges.map(({ start, end }) => [start, end]));
  const rows = kept<[string], { range: number; severity: string; n: number }>(connection, COUNTS).all(bounds);
  for (const { range, severity, n } of rows) counts[range]?.set(severity, n);
  return counts;
}

/** The incidents that were open at an instant, worst severity first. */
export function incidentsOpenAt(connection: Connection, at: string): readonly IncidentFacts[] {
  return kept<[{ at: string }], IncidentFacts>(connection, OPEN).all({ at });
}

/** The services that incidents hit, by incident. */
export function servicesOfIncidents(
  connection: Connection,
  ids: readonly string[],
): Map<string, { id: string; name: string }[]> {
  const rows = kept<[string], { incidentId: string; id: string; name: string }>(connection, SERVICES).all(
    JSON.stringify(ids),
  );
  const byIncident = new Map<string, { id: string; name: string }[]>();
  for (const { incidentId, id, name } of rows) {
    const services = byIncident.get(incidentId);
    if (services === undefined) byIncident.set(incidentId, [{ id, name }]);
    else services.push({ id, name });
  }
  return byIncident;
}

/** The customer-impact intervals of incidents, by incident. */
export function intervalsOfIncidents(
  connection: Connection,
  ids: readonly string[],
): Map<string, IntervalRow[]> {
  const rows = kept<[string], IntervalRow>(connection, INTERVALS).all(JSON.stringify(ids));
  return Map.groupBy(rows, ({ incidentId }) => incidentId);
}
