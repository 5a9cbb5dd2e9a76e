/**
 * What a service scorecard checks. A check looks at inputs that other formulas have computed and gives credit from 0 to
 * 1, partial where the distance to the target is known; 1 passes.
 */
import { isAbove } from '../figure/statistics.ts';

/** From the lowest to the highest; a level needs those below it. */
export const LEVELS = ['bronze', 'silver', 'gold'] as const;
export type Level = (typeof LEVELS)[number];

/** `whole` 0 means that there was nothing to count, which is not the same as not knowing (`null`). */
export type Share = { part: number; whole: number };

/** Of one SLO; `null` where the window holds no data. */
export type SloInput = { objective: number; attainment: number | null; remaining: number | null };

/** Of recovery exercises or restores of one subject; dates are local, `null` for never. One whose result is not known was only held. */
export type ProofInput = { lastHeldOn: string | null; lastMetOn: string | null; lastFailedOn: string | null };

/** What is known of one service. Anything `null` was not recorded and makes its checks unknown. */
export type ServiceInput = {
  ownerTeamId: string | null;
  tier: number | null;
  runbookUrl: string | null;
  runbookReviewedOn: string | null;
  /** How long a review of the runbook keeps it current, in days; 180 unless told. */
  runbookDays?: number;
  slos: readonly SloInput[];
  /** Recovery exercises the service took part in; `null` when the workspace records none at all. */
  recovery: ProofInput | null;
  /** Per datastore of the service; empty when it has none. `null` when the workspace records no restores at all. */
  restores: readonly ProofInput[] | null;
  /** Published on time of those due in the last 90 days. */
  postmortems: Share | null;
  /** Overdue of all open actions. */
  overdueActions: Share | null;
  /** Within their deadline of all assets. */
  patching: Share | null;
  /** Failed of all deployments in the last 90 days. */
  deployments: Share | null;
  /** Actionable of all pages in the last 90 days. */
  pages: Share | null;
  /** Actual and budget of the last full month, minor units. */
  cost: { actual: number; budget: number | null } | null;
};

/** What a check finds, before exemptions; `detail` is a short phrase with the figures, for the tooltip and export. */
export type Finding =
  | { state: 'credit'; credit: number; detail: string }
  | { state: 'not-applicable'; detail: string }
  | { state: 'unknown'; detail: string };

export type CheckDefinition = {
  /** Stable kebab-case name. */
  key: string;
  name: string;
  definition: string;
  level: Level;
  weight: number;
  /** Pure; `asOf` is the local day at whose end the service is judged. */
  find: (service: ServiceInput, asOf: string) => Finding;
};

/** Full credit when `value` reaches `target`, else its share of the way there. */
export function creditAtLeast(value: number, target: number): number {
  return isAbove(target, value) ? Math.max(0, value / target) : 1;
}

/** Full credit while `value` is at most `target`, then less in proportion: twice the target gives half. */
export function creditAtMost(value: number, target: number): number {
  return isAbove(value, target) ? Math.max(0, target / value) : 1;
}

/** What was found, as a share from 0 to 1 of what the check asks for. */
export function credit(value: number, detail: string): Finding {
  return { state: 'credit', credit: value, detail };
}

/** Nothing is recorded that would tell: it counts as no credit. */
export function unknown(detail: string): Finding {
  return { state: 'unknown', detail };
}

/** The check asks nothing of this service, and is left out of its score. */
export function notApplicable(detail: string): Finding {
  return { state: 'not-applicable', detail };
}
