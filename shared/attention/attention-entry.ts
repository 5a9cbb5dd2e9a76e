import type { Lineage } from '../figure/figure.ts';

/** The rules of the attention list; each has its sentence, severity and thresholds in one of the `*-rules.ts` beside it. */
export const ATTENTION_RULES = [
  'budget-exhausted',
  'sustained-burn',
  'open-incident',
  'postmortem-overdue',
  'action-overdue',
  'action-moved',
  'kpi-signal',
  'kpi-off-target',
  'recurrence',
  'key-result-behind',
  'confidence-fallen',
  'headcount-behind',
  'cost-variance',
  'exception-expired',
  'control-overdue',
  'exercise-overdue',
  'exercise-failed',
  'vendor-notice',
  'risk-high',
  'risk-review-overdue',
  'on-call-load',
  'scorecard-level-lost',
] as const;
export type AttentionRule = (typeof ATTENTION_RULES)[number];

/** One reason why a subject needs attention: a sentence with its figures, and the rows behind it. */
export type AttentionReason = {
  rule: AttentionRule;
  /** 0–100; the list is ranked by the highest. */
  severity: number;
  sentence: string;
  /** Why it ranks where it ranks, in words. */
  ranking: string;
  lineage: readonly Lineage[];
};

/** One entry of the attention list: a subject with all its reasons, worst first. */
export type AttentionEntry = {
  /** Stable name, e.g. `incident:0198…`; what dispositions and dismissals refer to. */
  subject: string;
  entity: string;
  id: string;
  title: string;
  /** Highest severity of its reasons, plus a little for each further one; at most 100. */
  severity: number;
  reasons: readonly AttentionReason[];
  owner: { id: string; name: string } | null;
  /** Set while it was dismissed and has not got worse since. */
  quiet: { reason: string; since: string } | null;
};
