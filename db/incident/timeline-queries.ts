import type { Connection } from '../file/connection.ts';
import { prepared } from '../query/prepared.ts';
import type { IncidentFacts } from './incident-queries.ts';

export type TimelineRow = { id: string; at: string; kind: string; text: string; personId: string | null };

const ENTRIES = `
  SELECT id, at, kind, text, person_id AS personId FROM timeline_entry
  WHERE incident_id = ? ORDER BY at, id LIMIT ?`;

const ONE = `
  SELECT id, key, title, severity, status, impact_start AS impactStart, detected_at AS detectedAt,
    acknowledged_at AS acknowledgedAt, mitigated_at AS mitigatedAt, restored_at AS restoredAt,
    closed_at AS closedAt, commander_id AS commanderId, cause_category AS causeCategory,
    root_cause_key AS rootCauseKey
  FROM incident WHERE id = ?`;

/** The timeline of an incident, oldest first, at most so many entries. */
export function timelineOf(connection: Connection, incidentId: string, most: number): TimelineRow[] {
  return prepared<[string, number], TimelineRow>(connection, ENTRIES).all(incidentId, most);
}

/** One incident; `undefined` when it is not there. */
export function incidentById(connection: Connection, id: string): IncidentFacts | undefined {
  return prepared<[string], IncidentFacts>(connection, ONE).get(id);
}
