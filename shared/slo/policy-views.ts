import type { Named } from '../review/sections.ts';
import type { DayRange } from '../time/window.ts';
import type { FreezeState } from './budget-policy.ts';

/** Who stands behind an error budget policy, and when it is looked at again. */
export type PolicyTerms = Named & {
  owner: Named | null;
  revisitOn: string | null;
  /** The day to look at it again is over. */
  isRevisitDue: boolean;
};

/** An incident above its share of a budget, and what there is of the postmortem that it needs. */
export type IncidentDemand = {
  kind: 'postmortem';
  incident: Named & { key: string | null };
  slo: Named;
  /** Of the error budget of so many weeks. */
  share: number;
  weeks: number;
  isPublished: boolean;
  /** P0 actions of the incident that are not cancelled. */
  p0Actions: number;
  isMet: boolean;
};

/** A class of cause above its share of the quarter's budget: an item for the next quarter's plan. */
export type CauseDemand = {
  kind: 'plan';
  cause: string;
  label: string;
  slo: Named;
  /** Of the quarter's error budget so far. */
  share: number;
  incidentIds: readonly string[];
};

export type PolicyDemand = IncidentDemand | CauseDemand;

/** A service under an error budget policy: whether its changes are frozen, and what else the policy asks for. */
export type PolicyRow = {
  service: Named;
  policy: PolicyTerms;
  state: FreezeState['state'];
  /** The SLO with the largest part of its look-back's budget spent, and that part; `null` where nothing was measured. */
  slo: Named | null;
  spent: number | null;
  sentence: string;
  /** Postmortems first; each by the largest share. */
  demands: readonly PolicyDemand[];
  /** Changes that went out in spite of a freeze, logged for the days looked back over. */
  exceptionIds: readonly string[];
};

/** What an incident took of a budget. */
export type IncidentPart = Named & {
  key: string | null;
  severity: string;
  share: number;
  /** It took more than the policy lets one incident take. */
  needsPostmortem: boolean;
  isPublished: boolean;
  p0Actions: number;
};

/** What a class of cause took of a quarter's budget; `cause` is `null` for incidents of no known cause. */
export type CausePart = {
  cause: string | null;
  label: string;
  share: number;
  needsPlan: boolean;
  incidentIds: readonly string[];
};

/** A change let out during a freeze. */
export type LoggedException = Named & { startsOn: string; endsOn: string | null; approvedBy: Named | null };

/** One SLO by the rules of its policy. */
export type SloPolicy = {
  policy: PolicyTerms & {
    approvers: readonly Named[];
    freezeWeeks: number;
    incidentShare: number;
    causeShare: number;
  };
  state: FreezeState['state'];
  /** The days that rules 1 and 2 look back over, and the days of the quarter so far for rule 3. */
  lookBack: DayRange;
  quarter: DayRange;
  /** Share of the look-back's budget that is spent; `null` with a reason. */
  spent: number | null;
  reason?: string;
  /** Largest share first. */
  incidents: readonly IncidentPart[];
  /** Share of the look-back's budget that no incident explains. */
  unattributed: number | null;
  causes: readonly CausePart[];
  exceptions: readonly LoggedException[];
};
