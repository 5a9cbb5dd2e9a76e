import type { Excluded, Figure, Lineage, Measured, Period, Target } from '#shared/figure/figure.ts';
import { measured, noData } from '#shared/figure/figure.ts';
import { toFigure } from '#shared/figure/to-figure.ts';

/** What a section of the review hands to it: what its tables show, and its figures. */
export type SectionResult<S> = { section: S; figures: readonly Figure[] };

/** The longest list of a section; the figure beside it counts all and names their ids. */
export const LIST_LIMIT = 500;

/** Judges what should not be there at all: anything past its date is red. */
export const NONE_WANTED: Target = { value: 0, direction: 'lower', tolerance: 0 };

/** A count of records as a figure's result: their number, unless `reason` says why there is no data. */
export function countOf(
  count: number,
  reason: string | null,
  excluded: readonly Excluded[] = [],
  n = count,
): Measured {
  const left = excluded.filter((entry) => entry.n > 0);
  return reason === null ? measured(count, n, left) : noData(reason, left);
}

type CountInput = {
  key: string;
  label: string;
  period: Period;
  entity: string;
  ids: readonly string[];
  /** Why there is no data; `null` when there is. */
  reason: string | null;
  /** Records that were looked at; the counted ones unless told. */
  n?: number;
  excluded?: readonly Excluded[];
  target?: Target | undefined;
  previous?: number | null | undefined;
};

/** A figure that counts the records `ids`. */
export function countFigure(input: CountInput): Figure {
  const { key, label, period, entity, ids, reason, n, excluded, target, previous } = input;
  const lineage: Lineage[] = [{ entity, ids }];
  return toFigure({
    key,
    label,
    unit: 'count',
    result: countOf(ids.length, reason, excluded, n),
    period,
    lineage,
    target,
    // Where there is no data now, a nought before would be one for want of data.
    previous: reason === null || previous === undefined ? previous : null,
  });
}
