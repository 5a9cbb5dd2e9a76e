import type { Rag } from '../figure/figure.ts';
import type { KeyResultRowView, Named } from '../review/sections.ts';
import type { KeyResultStatus } from './progress.ts';

export type OkrKeyResult = KeyResultRowView & {
  kind: 'metric' | 'milestone' | 'yes-no';
  /** A KPI gives its values, so nobody checks in. */
  isFed: boolean;
  weight: number;
  /** How many check-ins it has had. */
  checkIns: number;
  status: KeyResultStatus;
  grade: Rag | null;
  /** How far it is behind what is expected, a fraction; negative when ahead, `null` without progress. */
  gap: number | null;
};

export type OkrObjective = Named & {
  key: string | null;
  owner: Named | null;
  team: Named | null;
  state: 'active' | 'done';
  /** The parent that counts, among the objectives of the quarter. */
  parentId: string | null;
  /** Distance from the top, which is 0. */
  depth: number;
  /** Why the stated parent is not used. */
  problem: 'cycle' | 'missing-parent' | null;
  /** Own progress where it has key results, else what rolls up from the objectives aligned to it. */
  progress: number | null;
  /** Why there is no progress. */
  reason: string | null;
  isRolledUp: boolean;
  status: KeyResultStatus;
  grade: Rag | null;
  gap: number | null;
  /** The lowest confidence of its key results. */
  confidence: number | null;
  keyResults: readonly OkrKeyResult[];
};

export type OkrTree = {
  /** `2026Q4`. */
  quarter: string;
  firstDay: string;
  lastDay: string;
  /** The last local date looked at. */
  asOf: string;
  isOver: boolean;
  /** The share of the quarter that has passed. */
  expected: number;
  /** Parents before those aligned to them. */
  objectives: readonly OkrObjective[];
  /** Every quarter with objectives, newest first, and this one. */
  quarters: readonly string[];
};
