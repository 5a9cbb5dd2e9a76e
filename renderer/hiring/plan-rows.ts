import type { StepPoint } from '#shared/chart/chart-data.ts';
import { formatMonth } from '#shared/figure/format.ts';
import { type Headcount, type HiringRecords, type PlanSlot, slotOn } from '#shared/hiring/headcount.ts';
import { departure, headcountSlot } from '#shared/hiring/headcount-slot.ts';
import { lateSlots } from '#shared/hiring/plan.ts';
import { addMonths, monthOfDate } from '#shared/time/month.ts';
import { daysBetween } from '#shared/time/week.ts';

const MONTHS_BACK = 12;

/** Plan and actual by month, with the seats and departures that moved them. */
export function headcountPoints(
  { months }: Headcount,
  { slots, departures }: Pick<HiringRecords, 'slots' | 'departures'>,
  day: string,
): StepPoint[] {
  const current = monthOfDate(day);
  const planned = Map.groupBy(
    slots.filter((slot) => slotOn(slot, day).status !== 'cancelled'),
    ({ plannedStart }) => plannedStart,
  );
  const started = Map.groupBy(
    slots.filter(({ startedOn }) => startedOn !== null && startedOn <= day),
    ({ startedOn }) => monthOfDate(startedOn ?? ''),
  );
  const left = Map.groupBy(departures, ({ leftOn }) => monthOfDate(leftOn));
  const rowsOf = (own: readonly { id: string }[] | undefined, label: string, month: string) => {
    if (own) return { entity: headcountSlot.name, ids: own.map(({ id }) => id), label };
    const gone = left.get(month)?.map(({ id }) => id);
    return gone ? { entity: departure.name, ids: gone, label: `Departures in ${formatMonth(month)}` } : null;
  };
  return months
    .filter(({ month }) => month >= addMonths(current, -MONTHS_BACK))
    .map(({ month, plan, actual }) => ({
      label: formatMonth(month),
      plan,
      actual,
      isForecast: month > current,
      planRows: rowsOf(planned.get(month), `Seats planned for ${formatMonth(month)}`, month),
      actualRows: rowsOf(started.get(month), `Seats filled in ${formatMonth(month)}`, month),
    }));
}

/** A seat that nobody has taken, and by how many months that is late. */
export type OpenSeat = { slot: PlanSlot; monthsLate: number; daysOpen: number | null };

/** The seats to fill on a day: the latest first, then by planned start, those without one last. */
export function openSeats(slots: readonly PlanSlot[], day: string): OpenSeat[] {
  const then = slots.map((slot) => slotOn(slot, day));
  const late = new Map(lateSlots(then, monthOfDate(day)).map(({ id, monthsLate }) => [id, monthsLate]));
  return slots
    .filter((slot) => {
      const { status, startedOn } = slotOn(slot, day);
      const isFilled = startedOn === null ? status === 'started' : startedOn <= day;
      return !isFilled && status !== 'cancelled';
    })
    .map((slot) => ({
      slot,
      monthsLate: late.get(slot.id) ?? 0,
      daysOpen: slot.openedOn === null || slot.openedOn > day ? null : daysBetween(slot.openedOn, day),
    }))
    .sort(
      (a, b) =>
        b.monthsLate - a.monthsLate ||
        compare(a.slot.plannedStart ?? '9', b.slot.plannedStart ?? '9') ||
        compare(a.slot.role, b.slot.role),
    );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
