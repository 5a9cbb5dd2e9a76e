import type { Campaign } from '#shared/scorecard/campaign.ts';
import type { Level } from '#shared/scorecard/check.ts';
import type { CheckResult, Exemption } from '#shared/scorecard/evaluate.ts';
import type { StoredScorecard } from '#shared/scorecard/roll-up.ts';
import type { CheckTerms } from '#shared/scorecard/terms.ts';
import type { Connection } from '../file/connection.ts';
import { idsOf } from '../query/ids.ts';
import { kept } from '../query/kept.ts';

/** A service's scorecard as it was stored for a week. */
export type StoredResult = {
  id: string;
  serviceId: string;
  score: number | null;
  level: Level | null;
  evaluatedOn: string;
  checks: readonly CheckResult[];
};

type Row = Omit<StoredResult, 'level' | 'checks'> & { level: Level | 'none'; checks: string };

const RESULTS = `
  SELECT id, service_id AS serviceId, score, level, evaluated_on AS evaluatedOn, checks
  FROM scorecard_result WHERE week = ? ORDER BY service_id`;

const SCORES = `
  SELECT service_id AS serviceId, score, level FROM scorecard_result WHERE week = ? ORDER BY service_id`;

const EXEMPTIONS = `
  SELECT service_id AS serviceId, check_key AS "check", owner_id AS ownerId, reason, granted_on AS grantedOn,
    expires_on AS expiresOn
  FROM scorecard_exemption ORDER BY expires_on DESC, id`;

/** The stored results of a week, named as `2026-W47`; none when it was not evaluated. */
export function resultsOfWeek(connection: Connection, week: string): StoredResult[] {
  return kept<[string], Row>(connection, RESULTS)
    .all(week)
    .map((row) => ({
      ...row,
      level: row.level === 'none' ? null : row.level,
      checks: parseChecks(row.checks),
    }));
}

/** The stored scores and levels of a week, without their checks. */
export function scoresOfWeek(connection: Connection, week: string): StoredScorecard[] {
  return kept<[string], Omit<StoredScorecard, 'level'> & { level: Level | 'none' }>(connection, SCORES)
    .all(week)
    .map(({ serviceId, score, level }) => ({ serviceId, score, level: level === 'none' ? null : level }));
}

/** Every exemption, in force or not. */
export function listExemptions(connection: Connection): readonly Exemption[] {
  return kept<[], Exemption>(connection, EXEMPTIONS).all();
}

/** Checks are kept for reading only: a text that is not JSON costs the details, not the review. */
function parseChecks(text: string): CheckResult[] {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

const TERMS = `
  SELECT check_key AS "check", level, weight, counts_from AS countsFrom FROM scorecard_check ORDER BY check_key`;

const CAMPAIGNS = `
  SELECT id, title AS name, owner_id AS ownerId, starts_on AS startsOn, deadline,
    (SELECT json_group_array(check_key) FROM campaign_check WHERE campaign_id = c.id) AS checks
  FROM scorecard_campaign AS c ORDER BY deadline, id`;

/** A campaign with the keys of the checks it asks for. */
export type CampaignFacts = Omit<Campaign, 'checks'> & {
  id: string;
  name: string;
  ownerId: string | null;
  checks: readonly string[];
};

/** What the workspace sets for checks. */
export function listCheckTerms(connection: Connection): readonly CheckTerms[] {
  return kept<[], CheckTerms>(connection, TERMS).all();
}

/** Every campaign, the one that ends first at the top. */
export function listCampaigns(connection: Connection): CampaignFacts[] {
  return kept<[], Omit<CampaignFacts, 'checks'> & { checks: string }>(connection, CAMPAIGNS)
    .all()
    .map(({ checks, ...campaign }) => ({ ...campaign, checks: idsOf(checks) }));
}
