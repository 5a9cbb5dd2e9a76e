import { type IncidentFacts, incidentsOpenAt, servicesOfIncidents } from '#db/incident/incident-queries.ts';
import { neighbourFacts } from '#db/service/dependency-queries.ts';
import type { SloRow } from '#shared/review/sections.ts';
import { serviceHealth } from '#shared/service/service-health.ts';
import type { ServiceNode } from '#shared/service/service-views.ts';
import type { ReviewContext } from '../review/context.ts';

/** Some services with what is open about them at the end of the week, or now while it lasts. */
export type Surroundings = {
  /** Tier 1 first. */
  nodes: readonly ServiceNode[];
  slosOf: (serviceId: string) => readonly SloRow[];
  incidentsOf: (serviceId: string) => readonly IncidentFacts[];
};

/** Reads the services with these ids and the incidents open at them; `rows` are their SLOs, or more. */
export function surroundings(
  context: ReviewContext,
  ids: readonly string[],
  rows: readonly SloRow[],
): Surroundings {
  const { connection } = context.workspace;
  const slos = Map.groupBy(rows, ({ service }) => service.id);
  const incidents = openIncidentsByService(context);
  const slosOf = (id: string) => slos.get(id) ?? [];
  const incidentsOf = (id: string) => incidents.get(id) ?? [];
  return {
    nodes: neighbourFacts(connection, ids).map(({ id, name, tier, teamId, teamName }) => ({
      id,
      name,
      tier,
      team: teamId === null || teamName === null ? null : { id: teamId, name: teamName },
      health: serviceHealth(
        incidentsOf(id).map(({ severity }) => severity),
        slosOf(id).map(({ status }) => status),
      ),
      openIncidents: incidentsOf(id).map((incident) => incident.id),
    })),
    slosOf,
    incidentsOf,
  };
}

function openIncidentsByService(context: ReviewContext): Map<string, IncidentFacts[]> {
  const { connection } = context.workspace;
  const open = incidentsOpenAt(connection, context.asOf);
  const services = servicesOfIncidents(
    connection,
    open.map(({ id }) => id),
  );
  const pairs = open.flatMap((incident) =>
    (services.get(incident.id) ?? []).map(({ id }) => ({ service: id, incident })),
  );
  const byService = Map.groupBy(pairs, ({ service }) => service);
  return new Map([...byService].map(([id, group]) => [id, group.map(({ incident }) => incident)]));
}
