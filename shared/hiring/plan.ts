import { type Excluded, type Measured, measured, noData } from '../figure/figure.ts';
import { median, sum } from '../figure/statistics.ts';
import { tally } from '../figure/tally.ts';
import { monthOfDate, monthRange, monthsBetween } from '../time/month.ts';
import { daysBetween } from '../time/week.ts';

/** A seat of the hiring plan. */
export type SlotRow = {
  id: string;
  status: string;
  /** `2026-11` */
  plannedStart: string | null;
  openedOn: string | null;
  acceptedOn: string | null;
  startedOn: string | null;
};

/** A seat that emptied or is planned to, on its last day. */
export type DepartureRow = { leftOn: string; isPlanned: boolean };

/** One month of the curves of plan and actual. */
export type HeadcountMonth = {
  month: string;
  /** Headcount at the end of the month, in people. */
  plan: number;
  /** At the end of the month, or at `asOf` within it; `null` in months that have not begun. */
  actual: number | null;
};

/** What the curves of one plan are made of; months as `2026-11`. */
export type HeadcountInput = {
  /** People at the beginning of `firstMonth`. */
  startingHeadcount: number;
  slots: readonly SlotRow[];
  departures: readonly DepartureRow[];
  firstMonth: string;
  lastMonth: string;
  /** Local date up to which (inclusive) the actual curve is known. */
  asOf: string;
};

/** The months from the first to the last, and the slots that could not be placed. */
export type HeadcountCurves = { months: readonly HeadcountMonth[]; excluded: readonly Excluded[] };

/**
 * The plan and the actual curve. Plan = starting headcount + slots by planned start − planned departures; actual =
 * starting headcount + slots by their start date − departures that happened. Whoever started or left before
 * `firstMonth` is part of the starting headcount; a slot that was due before it and had not started is planned for it.
 * Cancelled slots leave the plan; slots without a planned start, and started ones without the date, are excluded from
 * that curve and counted.
 */
export function headcountCurves(input: HeadcountInput): HeadcountCurves {
  const { firstMonth, asOf, slots, departures } = input;
  const isNew = ({ startedOn }: SlotRow) => startedOn === null || monthOfDate(startedOn) >= firstMonth;
  const due = planned(slots.filter(isNew)).map(({ plannedStart }) => later(plannedStart, firstMonth));
  const plannedIn = countsByMonth(due);
  const startedIn = countsByMonth(
    monthsUpTo(
      slots.map(({ startedOn }) => startedOn),
      asOf,
    ),
  );
  const leavingIn = countsByMonth(
    departures.filter(({ isPlanned }) => isPlanned).map(({ leftOn }) => monthOfDate(leftOn)),
  );
  const leftIn = countsByMonth(
    monthsUpTo(
      departures.map(({ leftOn }) => leftOn),
      asOf,
    ),
  );
  let plan = input.startingHeadcount;
  let actual = input.startingHeadcount;
  const months = monthRange(firstMonth, input.lastMonth).map((month) => {
    plan += (plannedIn.get(month) ?? 0) - (leavingIn.get(month) ?? 0);
    actual += (startedIn.get(month) ?? 0) - (leftIn.get(month) ?? 0);
    return { month, plan, actual: month <= monthOfDate(asOf) ? actual : null };
  });
  return { months, excluded: incomplete(slots) };
}

/** How far headcount is behind its plan, in time and in people. */
export type BehindPlan = {
  /** Whole months since the plan first rose above the headcount that there is; 0 when on plan or ahead. */
  months: number;
  /** Planned less actual, in people; negative when ahead. */
  people: number;
  month: string;
};

/**
 * How late headcount is: the plan passed today's headcount in some month, and the months since then are the delay (the
 * “earned schedule” reading of a plan, Walt Lipke 2003). `null` when `month` is outside the curves or has no actual.
 */
export function behindPlan(curves: readonly HeadcountMonth[], month: string): BehindPlan | null {
  const index = curves.findIndex((point) => point.month === month);
  const now = curves[index];
  if (!now || now.actual === null) return null;
  const actual = now.actual;
  const people = now.plan - actual;
  if (people <= 0) return { months: 0, people, month };
  const lastMet = curves.slice(0, index + 1).findLastIndex(({ plan }) => plan <= actual);
  return { months: index - (lastMet + 1), people, month };
}

/** A slot that should have started in an earlier month and has not. */
export type LateSlot = { id: string; plannedStart: string; monthsLate: number };

/** Slots planned for a month before `month` that have neither started nor been cancelled, latest first. */
export function lateSlots(slots: readonly SlotRow[], month: string): LateSlot[] {
  return planned(slots)
    .filter(({ startedOn, status }) =>
      startedOn === null ? status !== 'started' : monthOfDate(startedOn) > month,
    )
    .map(({ id, plannedStart }) => ({ id, plannedStart, monthsLate: monthsBetween(plannedStart, month) }))
    .filter(({ monthsLate }) => monthsLate > 0)
    .sort((a, b) => b.monthsLate - a.monthsLate || (a.id < b.id ? -1 : 1));
}

/**
 * Median days from opening to acceptance, over slots accepted in `[firstDay, lastDay]` (SHRM's time to fill). Slots
 * accepted without an opening date, or before it, are excluded and counted.
 */
export function timeToFill(
  slots: readonly SlotRow[],
  period: { firstDay: string; lastDay: string },
): Measured {
  const left = tally();
  const days: number[] = [];
  for (const { openedOn, acceptedOn } of slots) {
    if (acceptedOn === null || acceptedOn < period.firstDay || acceptedOn > period.lastDay) continue;
    if (openedOn === null) left.add('no opening date');
    else if (acceptedOn < openedOn) left.add('accepted before it was opened');
    else days.push(daysBetween(openedOn, acceptedOn));
  }
  const value = median(days);
  if (value === null) return noData('No offer with both dates was accepted in the period.', left.list());
  return measured(value, days.length, left.list());
}

/** Candidates who reached a stage in a week. */
export type PipelineRow = { stage: string; count: number };

/** Candidates of one stage and of the next, in numbers and as a rate. */
export type StageConversion = {
  from: string;
  to: string;
  reachedFrom: number;
  reachedTo: number;
  rate: Measured;
};

/**
 * From each stage to the next: candidates who reached the next ÷ candidates who reached this one, over the rows given.
 * Both are counted in the same period, so a short period may show more than 100 %. No data where nobody reached the
 * stage. Throws a `RangeError` for a stage that is not among `stages`.
 */
export function pipelineConversion(
  rows: readonly PipelineRow[],
  stages: readonly string[],
): StageConversion[] {
  const unknown = rows.find(({ stage }) => !stages.includes(stage));
  if (unknown) throw new RangeError(`“${unknown.stage}” is not a stage of the pipeline.`);
  return stages.slice(1).map((to, index) => {
    const from = stages[index] ?? '';
    const into = rows.filter(({ stage }) => stage === from);
    const onward = rows.filter(({ stage }) => stage === to);
    const reachedFrom = sum(into.map(({ count }) => count));
    const reachedTo = sum(onward.map(({ count }) => count));
    const rate =
      reachedFrom === 0
        ? noData('Nobody reached the stage in the period.')
        : measured(reachedTo / reachedFrom, into.length + onward.length);
    return { from, to, reachedFrom, reachedTo, rate };
  });
}

function planned(slots: readonly SlotRow[]): (SlotRow & { plannedStart: string })[] {
  return slots.flatMap((slot) =>
    slot.plannedStart === null || slot.status === 'cancelled'
      ? []
      : [{ ...slot, plannedStart: slot.plannedStart }],
  );
}

function monthsUpTo(dates: readonly (string | null)[], asOf: string): string[] {
  return dates.flatMap((date) => (date === null || date > asOf ? [] : [monthOfDate(date)]));
}

function incomplete(slots: readonly SlotRow[]): Excluded[] {
  const left = tally();
  for (const { status, plannedStart, startedOn } of slots) {
    if (status !== 'cancelled' && plannedStart === null) left.add('no planned start');
    if (status === 'started' && startedOn === null) left.add('started without a date');
  }
  return left.list();
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function countsByMonth(months: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const month of months) counts.set(month, (counts.get(month) ?? 0) + 1);
  return counts;
}
