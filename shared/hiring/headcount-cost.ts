import { type Exchange, withoutRate } from '../cost/exchange.ts';
import { fiscalYearStart, monthOfDate } from '../time/month.ts';
import { type HiringCost, hiringCost, type SlotCostRow } from './cost.ts';
import { type HiringRecords, inPlan, type PlanSlot, planStart, slotOn } from './headcount.ts';

/**
 * What the plan's seats cost in the fiscal year up to the local date `day` and as a run-rate, beside the plan's (see
 * `hiringCost`). The seats are those that headcount is reckoned with: who started before a team was counted is part of
 * its starting headcount, and a seat due before is planned for the month of the count. Amounts are converted at the rate
 * of the day; those without one are excluded.
 */
export function headcountCost(
  { teams, slots }: Pick<HiringRecords, 'teams' | 'slots'>,
  { day, exchange, fiscalYearEndMonth }: { day: string; exchange: Exchange; fiscalYearEndMonth: number },
): HiringCost & { from: string } {
  const from = `${fiscalYearStart(monthOfDate(day), fiscalYearEndMonth)}-01`;
  const starts = new Map(teams.map((team) => [team.id, planStart(team)?.month]));
  const rows = [...Map.groupBy(slots, ({ teamId }) => teamId)].flatMap(([teamId, own]) => {
    const firstMonth = starts.get(teamId);
    if (firstMonth !== undefined && firstMonth > monthOfDate(day)) return [];
    const planned = firstMonth === undefined ? startedSince(own, from) : inPlan(own, firstMonth);
    return planned.map((slot) => costRow(slotOn(slot, day), day, exchange, firstMonth));
  });
  return { ...hiringCost(rows, from, day), from };
}

/** Without a count of a team, its seats of earlier years are people it has, not hires of the plan. */
function startedSince(slots: readonly PlanSlot[], day: string): PlanSlot[] {
  return slots.filter(({ startedOn }) => startedOn === null || startedOn >= day);
}

function costRow(slot: PlanSlot, day: string, exchange: Exchange, firstMonth?: string): SlotCostRow {
  const { id, status, plannedStart, startedOn, annualCost, currency } = slot;
  const cost = annualCost === null ? null : exchange(annualCost, currency, day);
  const isDueBefore = plannedStart !== null && firstMonth !== undefined && plannedStart < firstMonth;
  return {
    id,
    status,
    plannedStart: isDueBefore ? firstMonth : plannedStart,
    startedOn,
    annualCost: cost,
    ...(annualCost !== null && cost === null ? { missing: withoutRate(currency) } : {}),
  };
}
