/**
 * How identified savings become realised ones. Source: FinOps Foundation, *FinOps Framework* (workload optimisation):
 * savings realisation = realised / identified. Amounts are minor units a month, in the workspace's currency.
 */
import { savingsRealisation } from '../cost/variance.ts';
import { type Measured, measured, noData } from '../figure/figure.ts';
import { sum } from '../figure/statistics.ts';
import { addMonths, lastDayOfMonth, monthOfDate, monthRange } from '../time/month.ts';

/** A savings opportunity; dates local, `null` where not recorded. */
export type PipelineRow = {
  id: string;
  lever: string;
  status: string;
  identified: number | null;
  realised: number | null;
  identifiedOn: string | null;
  realisedOn: string | null;
};

export type PipelineSums = {
  identified: Measured;
  /** Where an amount was identified, a missing realised one is nothing realised yet. */
  realised: Measured;
  /** A fraction; see `savingsRealisation`. */
  realisation: Measured;
  /** Everything identified by then. */
  ids: readonly string[];
  realisedIds: readonly string[];
};

/** The pipeline at the end of a month, `2026-11`, or on the day asked within it. */
export type PipelineMonth = PipelineSums & { month: string; isPartial: boolean };

/** The savings identified by the end of the local date `day`, with what was in effect then. */
export function pipelineOn(rows: readonly PipelineRow[], day: string): PipelineSums {
  const known = rows
    .filter(({ identifiedOn }) => identifiedOn === null || identifiedOn <= day)
    .map((row) => (row.realisedOn !== null && row.realisedOn > day ? { ...row, realised: null } : row));
  const priced = known.filter(({ identified, realised }) => identified !== null || realised !== null);
  const identified = known.flatMap((row) => row.identified ?? []);
  const unpriced = [{ reason: 'no amount', n: known.length - priced.length }];
  return {
    identified:
      identified.length === 0
        ? noData('No savings are identified.', unpriced)
        : measured(sum(identified), identified.length, unpriced),
    realised:
      priced.length === 0
        ? noData('No savings are recorded with their amounts.', unpriced)
        : measured(sum(priced.map(({ realised }) => realised ?? 0)), priced.length, unpriced),
    realisation: savingsRealisation(known),
    ids: priced.map(({ id }) => id),
    realisedIds: priced.filter(({ realised }) => (realised ?? 0) > 0).map(({ id }) => id),
  };
}

/** The pipeline at the end of each of `count` months up to the one of `day`; that one is so far, up to `day`. */
export function pipelineMonths(rows: readonly PipelineRow[], day: string, count = 12): PipelineMonth[] {
  const last = monthOfDate(day);
  return monthRange(addMonths(last, 1 - count), last).map((month) => {
    const end = lastDayOfMonth(month);
    return { month, isPartial: end > day, ...pipelineOn(rows, end < day ? end : day) };
  });
}

/** The rows by a field's value, in the order of `values`, with their sums; values without rows are left out. */
export function pipelineBy(
  rows: readonly PipelineRow[],
  field: 'lever' | 'status',
  values: readonly { value: string; label: string }[],
  day: string,
): (PipelineSums & { value: string; label: string })[] {
  return values.flatMap(({ value, label }) => {
    const sums = pipelineOn(
      rows.filter((row) => row[field] === value),
      day,
    );
    return sums.ids.length === 0 ? [] : [{ value, label, ...sums }];
  });
}
