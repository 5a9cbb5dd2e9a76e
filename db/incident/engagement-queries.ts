import type { Engagement } from '#shared/incident/responder-hours.ts';
import type { InstantRange } from '#shared/time/window.ts';
import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';

/** One person's time on an incident; only sums over people leave the core. */
export type IncidentEngagement = Engagement & { incidentId: string };

const ENGAGED = `
  SELECT engagement.incident_id AS incidentId, person_id AS personId, coalesce(person.zone, '') AS zone,
    started_at AS start, ended_at AS "end"
  FROM engagement JOIN person ON person.id = person_id
  WHERE started_at < @end AND ended_at > @start
  ORDER BY started_at`;

/** Who was engaged in any incident during a range, with the time zone each person lives in. */
export function engagementsDuring(
  connection: Connection,
  { start, end }: InstantRange,
): readonly IncidentEngagement[] {
  return kept<[InstantRange], IncidentEngagement>(connection, ENGAGED).all({ start, end });
}
