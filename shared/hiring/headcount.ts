import type { Excluded } from '../figure/figure.ts';
import { type Tally, tally } from '../figure/tally.ts';
import { addMonths, monthOfDate, monthRange } from '../time/month.ts';
import { behindPlan, type DepartureRow, type HeadcountMonth, headcountCurves, type SlotRow } from './plan.ts';

/** A team with the headcount that its plan starts from. */
export type TeamPlan = {
  id: string;
  name: string;
  startingHeadcount: number | null;
  startingMonth: string | null;
};

/** A seat of the plan, with its annual cost in minor units of its currency. */
export type PlanSlot = SlotRow & {
  key: string | null;
  role: string;
  teamId: string;
  cancelledOn: string | null;
  annualCost: number | null;
  currency: string | null;
};

/** A departure, with the team it is from. */
export type PlanDeparture = DepartureRow & { id: string; teamId: string };

/** What the curves are made of, read once for the week and the one before. */
export type HiringRecords = {
  teams: readonly TeamPlan[];
  slots: readonly PlanSlot[];
  departures: readonly PlanDeparture[];
};

/** One team’s headcount in the month looked at, in people, and its curves. */
export type TeamHeadcount = {
  team: TeamPlan;
  months: readonly HeadcountMonth[];
  plan: number;
  actual: number;
  monthsBehind: number;
};

/** Headcount of all teams that are counted, and of each. */
export type Headcount = {
  teams: readonly TeamHeadcount[];
  /** All teams together, from the month the first of them was counted. */
  months: readonly HeadcountMonth[];
  /** In the month looked at; `null` when no team was counted by then. */
  now: { plan: number; actual: number; behind: number; monthsBehind: number } | null;
  /** Slots and departures of the teams counted. */
  slotIds: readonly string[];
  departureIds: readonly string[];
  excluded: readonly Excluded[];
};

/** Months of the plan shown after the one looked at. */
export const MONTHS_AHEAD = 6;

/**
 * Plan and actual headcount on the local date `day`, by team and together (see `headcountCurves`). A team is counted
 * from the month its starting headcount was; until then it adds to neither curve, so that it does not count as behind.
 */
export function headcountOn(records: HiringRecords, day: string): Headcount {
  const month = monthOfDate(day);
  const left = tally();
  const slotsOf = Map.groupBy(records.slots, ({ teamId }) => teamId);
  const departuresOf = Map.groupBy(records.departures, ({ teamId }) => teamId);
  const teams: TeamHeadcount[] = [];
  const counted = { slots: [] as string[], departures: [] as string[] };
  for (const team of records.teams) {
    const own = { slots: slotsOf.get(team.id) ?? [], departures: departuresOf.get(team.id) ?? [] };
    const found = teamOn(team, own, day, left);
    if (found === null) continue;
    teams.push(found);
    counted.slots.push(...own.slots.map(({ id }) => id));
    counted.departures.push(...own.departures.map(({ id }) => id));
  }
  const months = together(teams);
  return {
    teams,
    months,
    now: nowOf(months, month),
    slotIds: counted.slots,
    departureIds: counted.departures,
    excluded: left.list(),
  };
}

/** One team's; `null` while it is not counted, which `left` hears of where its plan cannot be told. */
function teamOn(
  team: TeamPlan,
  { slots, departures }: Pick<HiringRecords, 'slots' | 'departures'>,
  day: string,
  left: Tally,
): TeamHeadcount | null {
  const month = monthOfDate(day);
  const start = planStart(team);
  if (start === null && slots.length > 0) left.add('team without a starting headcount and its month');
  if (start === null || start.month > month) return null;
  const { months, excluded } = headcountCurves({
    startingHeadcount: start.headcount,
    slots: inPlan(slots, start.month).map((slot) => slotOn(slot, day)),
    departures,
    firstMonth: start.month,
    lastMonth: addMonths(month, MONTHS_AHEAD),
    asOf: day,
  });
  for (const { reason, n } of excluded) left.add(reason, n);
  const now = behindPlan(months, month);
  const point = months.find((candidate) => candidate.month === month);
  if (now === null || point?.actual == null) return null;
  return { team, months, plan: point.plan, actual: point.actual, monthsBehind: now.months };
}

/** The slot as it was on a day: one cancelled later was still planned. */
export function slotOn(slot: PlanSlot, day: string): PlanSlot {
  const isCancelledLater = slot.status === 'cancelled' && slot.cancelledOn !== null && slot.cancelledOn > day;
  return isCancelledLater ? { ...slot, status: 'planned' } : slot;
}

/** How far a slot was on a day, as far as its dates tell: one that started since was accepted by then, or open. */
export function statusOn(slot: PlanSlot, day: string): string {
  const { status, acceptedOn, startedOn } = slotOn(slot, day);
  const isLater = (date: string | null) => date !== null && date > day;
  if (status === 'started' && isLater(startedOn))
    return acceptedOn === null || isLater(acceptedOn) ? 'open' : 'accepted';
  return status === 'accepted' && isLater(acceptedOn) ? 'open' : status;
}

/** Open on a day: opened by then, and neither accepted, started nor cancelled. */
export function isOpenOn(slot: PlanSlot, day: string): boolean {
  const { status, openedOn, acceptedOn, startedOn, cancelledOn } = slot;
  const hasHappened = (date: string | null) => date !== null && date <= day;
  if (openedOn !== null && openedOn > day) return false;
  if ([acceptedOn, startedOn, cancelledOn].some(hasHappened)) return false;
  if (['open', 'interviewing', 'offer'].includes(status)) return true;
  // What ended since then was open, if it is known when it was opened and when it ended.
  const end = { accepted: acceptedOn, started: acceptedOn ?? startedOn, cancelled: cancelledOn }[status];
  return openedOn !== null && typeof end === 'string';
}

/** Slots that started before the plan are part of its starting headcount. */
export function inPlan(slots: readonly PlanSlot[], firstMonth: string): PlanSlot[] {
  return slots.filter(({ startedOn }) => startedOn === null || monthOfDate(startedOn) >= firstMonth);
}

/** Where a team's plan begins; `null` where its headcount was not counted. */
export function planStart({ startingHeadcount, startingMonth }: TeamPlan) {
  if (startingHeadcount === null || startingMonth === null) return null;
  return { headcount: startingHeadcount, month: startingMonth };
}

function together(teams: readonly TeamHeadcount[]): HeadcountMonth[] {
  const sums = new Map<string, { plan: number; actual: number | null }>();
  for (const { months } of teams) {
    for (const { month, plan, actual } of months) {
      const sum = sums.get(month) ?? { plan: 0, actual: actual === null ? null : 0 };
      sums.set(month, { plan: sum.plan + plan, actual: plus(sum.actual, actual) });
    }
  }
  const known = [...sums.keys()].sort();
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined) return [];
  return monthRange(first, last).flatMap((month) => {
    const sum = sums.get(month);
    return sum === undefined ? [] : [{ month, ...sum }];
  });
}

function plus(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : left + right;
}

function nowOf(months: readonly HeadcountMonth[], month: string): Headcount['now'] {
  const behind = behindPlan(months, month);
  const point = months.find((candidate) => candidate.month === month);
  if (behind === null || point?.actual == null) return null;
  return { plan: point.plan, actual: point.actual, behind: behind.people, monthsBehind: behind.months };
}
