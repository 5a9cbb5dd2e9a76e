import { type Measured, measured, noData } from '#shared/figure/figure.ts';
import { sum } from '#shared/figure/statistics.ts';
import { tally } from '#shared/figure/tally.ts';
import { daysInMonth, lastDayOfMonth, monthOfDate, monthRange } from '#shared/time/month.ts';
import { daysBetween } from '#shared/time/week.ts';

/** What a seat costs; money in minor units of one currency, which the caller has converted to. */
export type SlotCostRow = {
  id: string;
  status: string;
  plannedStart: string | null;
  startedOn: string | null;
  annualCost: number | null;
};

export type HiringCost = {
  /** Cost of the slots from their start to `asOf`, and what the plan had foreseen by then. Minor units. */
  costToDate: Measured;
  plannedToDate: Measured;
  /** Cost of a full year of the slots in place at `asOf`, and of those the plan has in place by then. Minor units. */
  runRate: Measured;
  plannedRunRate: Measured;
};

/**
 * Cost of the plan's slots to date and as a run-rate, beside the plan's. A month costs a twelfth of the year; a month
 * begun or ended midway is split by its days. Money is rounded once, at the end. Cancelled slots count nowhere; slots
 * without an annual cost are excluded and counted. Costs before `from` (usually the fiscal year's first day) are left out.
 */
export function hiringCost(slots: readonly SlotCostRow[], from: string, asOf: string): HiringCost {
  const live = slots.filter(({ status }) => status !== 'cancelled');
  const actual = priced(live, (slot) => slot.startedOn, asOf);
  const plan = priced(live, (slot) => (slot.plannedStart === null ? null : `${slot.plannedStart}-01`), asOf);
  return {
    costToDate: total(actual, ({ annualCost, start }) =>
      proRata(annualCost, start > from ? start : from, asOf),
    ),
    plannedToDate: total(plan, ({ annualCost, start }) =>
      proRata(annualCost, start > from ? start : from, asOf),
    ),
    runRate: total(actual, ({ annualCost }) => annualCost),
    plannedRunRate: total(plan, ({ annualCost }) => annualCost),
  };
}

/**
 * Cost of the days `[first, last]`, both included, of a seat: a twelfth of `annualCost` for each whole month, split by
 * days in others. Minor units, not rounded; 0 when `last` is before `first`.
 */
export function proRata(annualCost: number, first: string, last: string): number {
  if (last < first) return 0;
  const shares = monthRange(monthOfDate(first), monthOfDate(last)).map((month) => {
    const begin = first > `${month}-01` ? first : `${month}-01`;
    const end = last < lastDayOfMonth(month) ? last : lastDayOfMonth(month);
    return (daysBetween(begin, end) + 1) / daysInMonth(month);
  });
  return (annualCost / 12) * sum(shares);
}

type Priced = { seats: { annualCost: number; start: string }[]; withoutCost: number; hasSlots: boolean };

function priced(
  slots: readonly SlotCostRow[],
  startOf: (slot: SlotCostRow) => string | null,
  asOf: string,
): Priced {
  const result: Priced = { seats: [], withoutCost: 0, hasSlots: slots.length > 0 };
  for (const slot of slots) {
    const start = startOf(slot);
    if (start === null || start > asOf) continue;
    if (slot.annualCost === null) result.withoutCost += 1;
    else result.seats.push({ annualCost: slot.annualCost, start });
  }
  return result;
}

function total(from: Priced, cost: (seat: Priced['seats'][number]) => number): Measured {
  const left = tally();
  left.add('no annual cost', from.withoutCost);
  if (!from.hasSlots) return noData('The hiring plan has no slots.');
  if (from.seats.length === 0 && from.withoutCost > 0)
    return noData('No slot has an annual cost.', left.list());
  return measured(Math.round(sum(from.seats.map(cost))), from.seats.length, left.list());
}
