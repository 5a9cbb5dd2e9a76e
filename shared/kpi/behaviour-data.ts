import type { Direction, Unit } from '../figure/figure.ts';
import type { Firing, Stretch } from './behaviour-chart.ts';
import type { Grain } from './roll-up.ts';
import type { TrailingNote } from './trailing.ts';

export type BehaviourPoint = {
  key: string;
  label: string;
  /** Local dates, both included. */
  firstDay: string;
  lastDay: string;
  value: number | null;
  reason?: string;
  n: number;
  isPartial: boolean;
  /** The rules it completes, and on which side of the centre; empty for noise. */
  signals: readonly Firing[];
  /** The limits of its stretch; `null` where there are too few points. */
  centre: number | null;
  lower: number | null;
  upper: number | null;
  target: number | null;
  /** The definition or the process changed with it: what changed. */
  change?: string;
};

/** A KPI's series as a process behaviour chart. */
export type BehaviourData = {
  id: string;
  name: string;
  unit: Unit;
  currency?: string;
  direction: Direction;
  /** What a point is. */
  grain: Grain;
  points: readonly BehaviourPoint[];
  /** The parts of the series between changes, with what their limits were computed from. */
  stretches: readonly Stretch[];
  /** `within normal variation`, the signal in words, or why there are no limits. */
  verdict: string;
  annotations: readonly TrailingNote[];
};
