import {
  type IncidentFacts,
  intervalsOfIncidents,
  servicesOfIncidents,
} from '#db/incident/incident-queries.ts';
import { type Clock, durationOf } from '#shared/incident/durations.ts';
import { minutesOf, spansOf, unionOfSpans } from '#shared/incident/spans.ts';
import type { IncidentRow } from '#shared/review/sections.ts';
import type { ReviewContext } from './context.ts';

/** Incidents as the tables of the review show them, in the order given. */
export function incidentRows(
  context: ReviewContext,
  incidents: readonly IncidentFacts[],
  recurred: ReadonlySet<string>,
): IncidentRow[] {
  const { connection } = context.workspace;
  const ids = incidents.map(({ id }) => id);
  const services = servicesOfIncidents(connection, ids);
  const intervals = intervalsOfIncidents(connection, ids);
  const { detect, acknowledge, restore } = context.settings.clocks;
  return incidents.map((incident) => {
    const impact = intervals.get(incident.id);
    return {
      id: incident.id,
      name: incident.title,
      key: incident.key,
      severity: incident.severity,
      status: incident.status,
      services: services.get(incident.id) ?? [],
      impactStart: incident.impactStart,
      restoredAt: incident.restoredAt,
      minutesToDetect: minutesFor(incident, detect),
      minutesToAcknowledge: minutesFor(incident, acknowledge),
      minutesToRestore: minutesFor(incident, restore),
      impactMinutes: impact ? minutesOf(unionOfSpans(spansOf(impact, context.asOf))) : null,
      commander: context.names.of('person', incident.commanderId),
      cause: incident.causeCategory,
      rootCauseKey: incident.rootCauseKey,
      isRecurrence: recurred.has(incident.id),
    };
  });
}

function minutesFor(incident: IncidentFacts, clock: Clock): number | null {
  const duration = durationOf(incident, clock);
  return 'minutes' in duration ? duration.minutes : null;
}
