import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';

export type RiskQueryRow = {
  id: string;
  key: string | null;
  name: string;
  likelihood: number;
  impact: number;
  trend: string;
  ownerId: string | null;
  nextReviewOn: string | null;
  mitigation: string | null;
};

const OPEN = `
  SELECT id, key, title AS name, likelihood, impact, trend, owner_id AS ownerId, next_review_on AS nextReviewOn, mitigation
  FROM risk WHERE status IN ('open', 'accepted') ORDER BY likelihood * impact DESC, next_review_on, id`;

const ANY = 'SELECT EXISTS (SELECT 1 FROM risk) AS any';

/** Risks on the register: open and accepted ones, highest score first. */
export function openRisks(connection: Connection): readonly RiskQueryRow[] {
  return kept<[], RiskQueryRow>(connection, OPEN).all();
}

/** Whether a risk was ever recorded. */
export function hasRisks(connection: Connection): boolean {
  return kept<[], { any: number }>(connection, ANY).get()?.any === 1;
}
