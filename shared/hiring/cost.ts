import { type Measured, measured, noData } from '../figure/figure.ts';
import { sum } from '../figure/statistics.ts';
import { type Tally, tally } from '../figure/tally.ts';
import { daysInMonth, monthOfDate, monthsBetween } from '../time/month.ts';

/** What a seat costs; money in minor units of one currency, which the caller has converted to. */
export type SlotCostRow = {
  id: string;
  status: string;
  plannedStart: string | null;
  startedOn: string | null;
  annualCost: number | null;
  /** Why there is no annual cost, where nobody forgot to write it down. */
  missing?: string;
};

/** An amount with the slots that it is made of. */
export type SlotsCost = Measured & { ids: readonly string[] };

/** What the seats of a plan cost, beside what was planned. */
export type HiringCost = {
  /** Cost of the slots from their start to `asOf`, and what the plan had foreseen by then. Minor units. */
  costToDate: SlotsCost;
  plannedToDate: SlotsCost;
  /** Cost of a full year of the slots in place at `asOf`, and of those the plan has in place by then. Minor units. */
  runRate: SlotsCost;
  plannedRunRate: SlotsCost;
};

/**
 * Cost of the plan's slots to date and as a run-rate, beside the plan's. A month costs a twelfth of the year; a month
 * begun or ended midway is split by its days. Money is rounded once, at the end. Cancelled slots count nowhere; slots
 * without an annual cost are excluded and counted. Costs before `from` (usually the fiscal year's first day) are left out.
 */
export function hiringCost(slots: readonly SlotCostRow[], from: string, asOf: string): HiringCost {
  const live = slots.filter(({ status }) => status !== 'cancelled');
  const actual = filled(live, asOf);
  const plan = foreseen(live, asOf);
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
  const [from, to] = [monthOfDate(first), monthOfDate(last)];
  if (from === to) return (annualCost / 12) * shareOf(to, dayOf(first), dayOf(last));
  const whole = Array<number>(monthsBetween(from, to) - 1).fill(1);
  const shares = [shareOf(from, dayOf(first), daysInMonth(from)), ...whole, shareOf(to, 1, dayOf(last))];
  return (annualCost / 12) * sum(shares);
}

/** What part of a month its days from the `first` to the `last` are. */
function shareOf(month: string, first: number, last: number): number {
  return (last - first + 1) / daysInMonth(month);
}

function dayOf(date: string): number {
  return Number(date.slice('yyyy-mm-'.length));
}

type Seat = { id: string; annualCost: number; start: string };
type Priced = { seats: Seat[]; left: Tally; reason: string };

/** The seats filled by `asOf`. */
function filled(slots: readonly SlotCostRow[], asOf: string): Priced {
  const undated = slots.filter(({ status, startedOn }) => status === 'started' && startedOn === null).length;
  const due = slots.flatMap((slot) =>
    slot.startedOn === null || slot.startedOn > asOf ? [] : [{ ...slot, start: slot.startedOn }],
  );
  const { seats, left } = priced(due);
  left.add('started without a date', undated);
  return { seats, left, reason: due.length > 0 ? WITHOUT_COST : 'No seat of the plan is filled yet.' };
}

/** The seats that the plan has filled by `asOf`. */
function foreseen(slots: readonly SlotCostRow[], asOf: string): Priced {
  const undated = slots.filter(({ plannedStart }) => plannedStart === null).length;
  const due = slots.flatMap((slot) =>
    slot.plannedStart === null || `${slot.plannedStart}-01` > asOf
      ? []
      : [{ ...slot, start: `${slot.plannedStart}-01` }],
  );
  const { seats, left } = priced(due);
  left.add('no planned start', undated);
  return { seats, left, reason: due.length > 0 ? WITHOUT_COST : 'No seat is planned to be filled by now.' };
}

const WITHOUT_COST = 'No seat has an annual cost.';

function priced(due: readonly (SlotCostRow & { start: string })[]): Omit<Priced, 'reason'> {
  const left = tally();
  const seats = due.flatMap(({ id, start, annualCost, missing }) => {
    if (annualCost !== null) return [{ id, annualCost, start }];
    left.add(missing ?? 'no annual cost');
    return [];
  });
  return { seats, left };
}

/** No seat is no cost to compare, not a cost of 0. */
function total({ seats, left, reason }: Priced, cost: (seat: Seat) => number): SlotsCost {
  const ids = seats.map(({ id }) => id);
  if (seats.length === 0) return { ...noData(reason, left.list()), ids };
  return { ...measured(Math.round(sum(seats.map(cost))), seats.length, left.list()), ids };
}
