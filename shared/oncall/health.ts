/**
 * How bearable on-call is. Sources: Beyer et al., *Site Reliability Engineering* (2016), ch. 5 (toil is manual,
 * repetitive work; below half of the time) and ch. 11 (pages per shift); *The Site Reliability Workbook*, ch. 8.
 */
import { type Measured, measured, noData } from '../figure/figure.ts';
import { sum } from '../figure/statistics.ts';
import { tally } from '../figure/tally.ts';

/** One on-call shift; what was not recorded is `null`. */
export type ShiftRow = {
  id: string;
  pages: number | null;
  actionablePages: number | null;
  outOfHoursPages: number | null;
  toilHours: number | null;
  totalHours: number | null;
};

/** Σ pages / shifts, in pages per shift. Shifts whose pages were not recorded are excluded and counted. */
export function pagesPerShift(shifts: readonly ShiftRow[]): Measured {
  const known = shifts.flatMap(({ pages }) => (pages === null ? [] : [pages]));
  const excluded = [{ reason: 'pages not recorded', n: shifts.length - known.length }].filter(
    ({ n }) => n > 0,
  );
  if (known.length === 0) return noData('No shift with its pages was recorded.', excluded);
  return measured(sum(known) / known.length, known.length, excluded);
}

/** Σ actionable pages / Σ pages, a fraction. No data when there was no page: nothing was precise or imprecise. */
export function alertPrecision(shifts: readonly ShiftRow[]): Measured {
  return shareOf(
    shifts,
    ({ actionablePages }) => actionablePages,
    ({ pages }) => pages,
    PAGE_WORDS,
  );
}

/** Σ out-of-hours pages / Σ pages, a fraction. No data when there was no page. */
export function outOfHoursShare(shifts: readonly ShiftRow[]): Measured {
  return shareOf(
    shifts,
    ({ outOfHoursPages }) => outOfHoursPages,
    ({ pages }) => pages,
    PAGE_WORDS,
  );
}

/** Σ toil hours / Σ hours worked on shift, a fraction. */
export function toilRatio(shifts: readonly ShiftRow[]): Measured {
  return shareOf(
    shifts,
    ({ toilHours }) => toilHours,
    ({ totalHours }) => totalHours,
    {
      incomplete: 'hours not recorded',
      inconsistent: 'more toil than hours',
      nothing: 'No shift with its hours was recorded.',
      zero: 'No hours were worked on shift.',
    },
  );
}

/** Shifts with more pages than `limit`, most pages first. */
export function shiftsAboveLimit(
  shifts: readonly ShiftRow[],
  limit: number,
): { id: string; pages: number }[] {
  return shifts
    .flatMap(({ id, pages }) => (pages !== null && pages > limit ? [{ id, pages }] : []))
    .sort((a, b) => b.pages - a.pages || (a.id < b.id ? -1 : 1));
}

const PAGE_WORDS = {
  incomplete: 'pages not recorded',
  inconsistent: 'more of one kind than pages',
  nothing: 'No shift with its pages was recorded.',
  zero: 'There were no pages.',
};

/** Σ part / Σ whole over rows with both; a row whose part exceeds its whole is wrong and left out. */
function shareOf(
  shifts: readonly ShiftRow[],
  part: (shift: ShiftRow) => number | null,
  whole: (shift: ShiftRow) => number | null,
  words: typeof PAGE_WORDS,
): Measured {
  const left = tally();
  const pairs: { part: number; whole: number }[] = [];
  for (const shift of shifts) {
    const above = part(shift);
    const below = whole(shift);
    if (above === null || below === null) left.add(words.incomplete);
    else if (above > below) left.add(words.inconsistent);
    else pairs.push({ part: above, whole: below });
  }
  if (pairs.length === 0) return noData(words.nothing, left.list());
  const total = sum(pairs.map((pair) => pair.whole));
  if (total === 0) return noData(words.zero, left.list());
  return measured(sum(pairs.map((pair) => pair.part)) / total, pairs.length, left.list());
}
