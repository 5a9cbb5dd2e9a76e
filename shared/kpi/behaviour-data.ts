import type { Direction, Lineage, Unit } from '../figure/figure.ts';
import type { SignalRule } from './behaviour-chart.ts';
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
  /** The rules it completes; empty for noise. */
  signals: readonly SignalRule[];
  /** The limits of its stretch; `null` where there are too few points. */
  centre: number | null;
  lower: number | null;
  upper: number | null;
  target: number | null;
  /** The definition or the process changed with it: what changed. */
  change?: string;
  rows: readonly Lineage[];
};

/** A KPI's series as a process behaviour chart. */
export type BehaviourData = {
  id: string;
  name: string;
  unit: Unit;
  currency?: string;
  direction: Direction;
  points: readonly BehaviourPoint[];
  /** `within normal variation`, the signal in words, or why there are no limits. */
  verdict: string;
  annotations: readonly TrailingNote[];
};
