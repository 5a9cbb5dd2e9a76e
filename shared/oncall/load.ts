/** Who and what carries the pages: on-call load by rotation and week, and by engineer. Sources as in `health.ts`. */
import type { Measured } from '../figure/figure.ts';
import { sum } from '../figure/statistics.ts';
import type { Week } from '../time/week.ts';
import { alertPrecision, outOfHoursShare, pagesPerShift, type ShiftRow, toilRatio } from './health.ts';

/** A shift with who had it; `startedAt` is an instant. */
export type LoadShift = ShiftRow & { rotation: string; personId: string | null; startedAt: string };

/** What some shifts amount to; the figures are those of `health.ts`. */
export type Health = {
  shifts: number;
  pages: number | null;
  pagesPerShift: Measured;
  precision: Measured;
  outOfHours: Measured;
  toil: Measured;
  /** Shifts with more pages than the limit. */
  aboveLimit: readonly string[];
  ids: readonly string[];
};

/** The figures of some shifts. `limit` is pages per shift. */
export function healthOf(shifts: readonly LoadShift[], limit: number): Health {
  const known = shifts.flatMap(({ pages }) => pages ?? []);
  return {
    shifts: shifts.length,
    pages: known.length === 0 ? null : sum(known),
    pagesPerShift: pagesPerShift(shifts),
    precision: alertPrecision(shifts),
    outOfHours: outOfHoursShare(shifts),
    toil: toilRatio(shifts),
    aboveLimit: shifts.filter(({ pages }) => (pages ?? 0) > limit).map(({ id }) => id),
    ids: shifts.map(({ id }) => id),
  };
}

/** What one rotation carries. */
export type RotationLoad = Health & {
  rotation: string;
  /** One for each week asked, in their order. */
  weeks: readonly Health[];
};

/** Each rotation over the weeks and in each of them, most pages per shift first. A shift belongs to the week it began in. */
export function loadByRotation(
  shifts: readonly LoadShift[],
  weeks: readonly Week[],
  limit: number,
): RotationLoad[] {
  return [...Map.groupBy(within(shifts, weeks), ({ rotation }) => rotation)]
    .map(([rotation, own]) => ({
      rotation,
      ...healthOf(own, limit),
      weeks: weeks.map((week) => healthOf(within(own, [week]), limit)),
    }))
    .sort(
      (a, b) =>
        (b.pagesPerShift.value ?? -1) - (a.pagesPerShift.value ?? -1) || (a.rotation < b.rotation ? -1 : 1),
    );
}

/** What one person carries; `personId` is `null` for shifts that name nobody. */
export type EngineerLoad = Health & { personId: string | null; outOfHoursPages: number; toilHours: number };

/** Each engineer over the weeks, most pages first; shifts of nobody are one entry of their own. */
export function loadByEngineer(
  shifts: readonly LoadShift[],
  weeks: readonly Week[],
  limit: number,
): EngineerLoad[] {
  return [...Map.groupBy(within(shifts, weeks), ({ personId }) => personId)]
    .map(([personId, own]) => ({
      personId,
      ...healthOf(own, limit),
      outOfHoursPages: sum(own.map(({ outOfHoursPages }) => outOfHoursPages ?? 0)),
      toilHours: sum(own.map(({ toilHours }) => toilHours ?? 0)),
    }))
    .sort((a, b) => (b.pages ?? -1) - (a.pages ?? -1) || ((a.personId ?? '') < (b.personId ?? '') ? -1 : 1));
}

function within(shifts: readonly LoadShift[], weeks: readonly Week[]): LoadShift[] {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) return [];
  return shifts.filter(({ startedAt }) => startedAt >= first.start && startedAt < last.end);
}
