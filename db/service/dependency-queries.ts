import type { Connection } from '../file/connection.ts';
import { prepared } from '../query/prepared.ts';

export type Dependency = { from: string; to: string };

/** A service as its neighbours see it. */
export type NeighbourFacts = {
  id: string;
  name: string;
  tier: number | null;
  teamId: string | null;
  teamName: string | null;
};

export type OverdueActionFacts = {
  id: string;
  key: string | null;
  title: string;
  ownerId: string | null;
  dueOn: string;
};

const DEPENDENCIES =
  'SELECT owner_id AS "from", target_id AS "to" FROM service_depends_on ORDER BY owner_id, target_id';

const FACTS = `
  SELECT s.id, s.name, s.tier, s.team_id AS teamId, t.name AS teamName
  FROM json_each(?) AS ids
  CROSS JOIN service s ON s.id = ids.value
  LEFT JOIN team t ON t.id = s.team_id
  ORDER BY s.tier IS NULL, s.tier, s.name`;

// Its own actions, and those of its incidents that name no service; open at the end of the day, as in the scorecard.
const OVERDUE = `
  WITH own (id) AS (
    SELECT id FROM action_item WHERE service_id = :id
    UNION
    SELECT a.id FROM incident_services l
    CROSS JOIN action_item a ON a.incident_id = l.owner_id
    WHERE l.target_id = :id AND a.service_id IS NULL
  )
  SELECT a.id, a.key, a.title, a.owner_id AS ownerId, a.due_on AS dueOn
  FROM own
  CROSS JOIN action_item a ON a.id = own.id
  WHERE a.due_on < :day AND (a.created_on IS NULL OR a.created_on <= :day)
    AND (a.status IN ('open', 'in-progress', 'blocked') OR (a.status = 'done' AND a.completed_on > :day))
  ORDER BY a.due_on, a.id`;

/** Which service depends on which. */
export function listDependencies(connection: Connection): Dependency[] {
  return prepared<[], Dependency>(connection, DEPENDENCIES).all();
}

/** The services with these ids, tier 1 first. */
export function neighbourFacts(connection: Connection, ids: readonly string[]): NeighbourFacts[] {
  return prepared<[string], NeighbourFacts>(connection, FACTS).all(JSON.stringify(ids));
}

/** Actions of a service that were open and past their due date at the end of the local date `day`, oldest first. */
export function overdueActionsOf(connection: Connection, id: string, day: string): OverdueActionFacts[] {
  return prepared<[{ id: string; day: string }], OverdueActionFacts>(connection, OVERDUE).all({ id, day });
}
