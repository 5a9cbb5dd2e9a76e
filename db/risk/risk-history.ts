import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';

export type RiskScore = { id: string; likelihood: number; impact: number };

// The oldest change since then holds what the value was. A risk has few changes, and they are found by its id.
const FIRST = (field: 'likelihood' | 'impact') => `coalesce((
  SELECT json_extract(c.before, '$.${field}') FROM change c JOIN change_group g ON g.id = c.group_id
  WHERE c.record_id = r.id AND c.entity = 'risk' AND c.op = 'update' AND g.at >= :at
    AND json_extract(c.before, '$.${field}') IS NOT NULL
  ORDER BY c.id LIMIT 1), r.${field})`;

const MOVED = `
  SELECT id, likelihood, impact FROM (
    SELECT r.id, r.likelihood AS likelihoodNow, r.impact AS impactNow,
      ${FIRST('likelihood')} AS likelihood, ${FIRST('impact')} AS impact
    FROM risk r
  ) WHERE likelihood <> likelihoodNow OR impact <> impactNow ORDER BY id`;

/** Where the risks that are elsewhere now stood at the UTC instant `at`, as far back as the history of changes goes. */
export function risksMovedSince(connection: Connection, at: string): readonly RiskScore[] {
  return kept<[{ at: string }], RiskScore>(connection, MOVED).all({ at });
}
