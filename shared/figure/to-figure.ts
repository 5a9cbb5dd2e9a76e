import {
  type Figure,
  type Lineage,
  type Measured,
  type Period,
  ragOf,
  type Target,
  type Unit,
} from './figure.ts';

/** What makes a formula's result a figure of the review. */
export type FigureInput = {
  key: string;
  label: string;
  unit: Unit;
  result: Measured;
  period: Period;
  /** The rows behind the value, by entity. Those without ids are left out. */
  lineage?: readonly Lineage[];
  target?: Target | undefined;
  /** The value one period earlier; `null` when that had no data. */
  previous?: number | null | undefined;
  /** ISO-4217, for money. */
  currency?: string | undefined;
  /** The value is a difference, written with its sign. */
  isChange?: boolean;
};

/** Names a result, and judges it against its target; without data there is no colour. */
export function toFigure(input: FigureInput): Figure {
  const { key, label, unit, result, period, target, previous, currency } = input;
  const rag = ragOf(result.value, target);
  return {
    key,
    label,
    unit,
    value: result.value,
    ...(result.value === null ? { reason: result.reason ?? 'No data in the period.' } : {}),
    ...(currency === undefined ? {} : { currency }),
    ...(input.isChange ? { isChange: true } : {}),
    n: result.n,
    excluded: result.excluded,
    period,
    lineage: (input.lineage ?? []).filter(({ ids }) => ids.length > 0),
    ...(target === undefined ? {} : { target }),
    ...(rag === null ? {} : { rag }),
    ...(previous === undefined ? {} : { previous }),
  };
}
