import type { PlanDeparture, PlanSlot, TeamPlan } from '#shared/hiring/headcount.ts';
import type { Connection } from '../file/connection.ts';
import { idsOf } from '../query/ids.ts';
import { kept } from '../query/kept.ts';

const TEAMS = `
  SELECT id, name, starting_headcount AS startingHeadcount, starting_month AS startingMonth FROM team ORDER BY name, id`;

const SLOT = `
  SELECT id, key, role, team_id AS teamId, status, planned_start AS plannedStart, opened_on AS openedOn,
    accepted_on AS acceptedOn, started_on AS startedOn, cancelled_on AS cancelledOn,
    annual_cost AS annualCost, currency FROM headcount_slot`;

const SLOTS = `${SLOT} WHERE started_on IS NULL UNION ALL ${SLOT} WHERE started_on >= ?`;
const ACCEPTED = `${SLOT} WHERE accepted_on BETWEEN ? AND ?`;

const DEPARTURES = `
  SELECT id, team_id AS teamId, left_on AS leftOn, is_planned AS isPlanned FROM departure WHERE left_on >= ?`;

const LEFT = 'SELECT json_group_array(id) AS ids FROM departure WHERE left_on BETWEEN ? AND ?';

const FUNNEL = `
  SELECT stage, sum(count) AS count FROM pipeline_count WHERE week_start BETWEEN ? AND ? GROUP BY stage`;

const ANY = `
  SELECT EXISTS (SELECT 1 FROM headcount_slot) AS slot, EXISTS (SELECT 1 FROM departure) AS departure`;

/** Teams with the headcount their plan starts from. */
export function teamPlans(connection: Connection): readonly TeamPlan[] {
  return kept<[], TeamPlan>(connection, TEAMS).all();
}

/** Slots that have not started, and those that started on or after the local date `since`. */
export function slotsSince(connection: Connection, since: string): readonly PlanSlot[] {
  return kept<[string], PlanSlot>(connection, SLOTS).all(since);
}

/** Slots whose offer was accepted from one local date to another. */
export function slotsAccepted(
  connection: Connection,
  firstDay: string,
  lastDay: string,
): readonly PlanSlot[] {
  return kept<[string, string], PlanSlot>(connection, ACCEPTED).all(firstDay, lastDay);
}

/** Departures, planned and not, from a local date on. */
export function departuresSince(connection: Connection, since: string): PlanDeparture[] {
  type Row = Omit<PlanDeparture, 'isPlanned'> & { isPlanned: 0 | 1 };
  return kept<[string], Row>(connection, DEPARTURES)
    .all(since)
    .map((row) => ({ ...row, isPlanned: row.isPlanned === 1 }));
}

/** Who left from one local date to another. */
export function departedIds(connection: Connection, firstDay: string, lastDay: string): string[] {
  const row = kept<[string, string], { ids: string | null }>(connection, LEFT).get(firstDay, lastDay);
  return idsOf(row?.ids ?? null);
}

/** Candidates who reached each stage in the weeks that begin from one local date to another. */
export function pipelineTotals(
  connection: Connection,
  firstDay: string,
  lastDay: string,
): readonly { stage: string; count: number }[] {
  return kept<[string, string], { stage: string; count: number }>(connection, FUNNEL).all(firstDay, lastDay);
}

/** Whether slots and departures were ever recorded. */
export function hasHiring(connection: Connection): { slot: boolean; departure: boolean } {
  const row = kept<[], { slot: number; departure: number }>(connection, ANY).get();
  return { slot: row?.slot === 1, departure: row?.departure === 1 };
}
