import type { Direction, Unit } from '../figure/figure.ts';
import { type BoxOfNine, type ChangeMethod, changeBetween, type Told } from '../wbr/trailing.ts';

/** One week or month of a KPI's trailing view, in the KPI's unit. */
export type TrailingPoint = {
  /** `W47`, `Nov`. */
  label: string;
  /** Local dates, both included. */
  start: string;
  end: string;
  value: number | null;
  /** Why there is no value. */
  reason?: string;
  /** How many rows made the value. */
  n: number;
  /** The period is not over, or some of its days have no value. */
  isPartial: boolean;
  /** A year earlier: the same weekdays 364 days before, or the same month. */
  prior: number | null;
  /** The week or month before. */
  before: number | null;
  target: number | null;
  /** The definition changed since the point before; `isPriorBreak` for the prior year's. */
  isBreak: boolean;
  isPriorBreak: boolean;
};

/** What the 6-12 chart of a KPI and the box under it are drawn from. */
export type TrailingData = {
  id: string;
  slug: string;
  name: string;
  definition: string | null;
  unit: Unit;
  currency?: string;
  direction: Direction;
  /** How changes are told: in percent, those of a rate in basis points. */
  change: ChangeMethod;
  /** Longer periods have larger values, as for a sum: weeks and months need an axis each. */
  isFlow: boolean;
  weeks: readonly TrailingPoint[];
  /** The twelve months that are over. */
  months: readonly TrailingPoint[];
  /** The months of the fiscal year. */
  fiscalMonths: readonly TrailingPoint[];
  box: BoxOfNine;
  versions: readonly { effectiveOn: string; definition: string }[];
  annotations: readonly TrailingNote[];
};

/** What happened on a day, with the incident, change or decision it was about. */
export type TrailingNote = { date: string; text: string; about: { entity: string; id: string } | null };

/**
 * A series as its change from the prior year, or from the week or month before, in percent or basis points. A change
 * by week has no months, one by month no weeks. A period that is not over is not compared.
 */
export function changesOf(
  points: readonly TrailingPoint[],
  change: 'year' | 'week' | 'month',
  method: ChangeMethod,
  grain: 'week' | 'month',
): Told[] {
  return points.map(({ value, prior, before, isPartial }) => {
    if (change !== 'year' && change !== grain)
      return { value: null, reason: `A change by ${change} has no ${grain}s.` };
    if (isPartial && value !== null) return { value: null, reason: `The ${grain} is not complete.` };
    return changeBetween(value, change === 'year' ? prior : before, method);
  });
}
