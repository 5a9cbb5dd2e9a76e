import { type Measured, noData } from '../figure/figure.ts';
import { isAbove } from '../figure/statistics.ts';
import { type DayRange, quarterWindow, rollingWindow, windowOf } from '../time/window.ts';
import { type Attribution, attributeBad, badDays, type ImpactingIncident } from './attribution.ts';
import { budgetSpent, errorBudget } from './slo-math.ts';
import { type SloDay, type SloSums, sumSloDays } from './slo-sums.ts';

/** When the rules of an error budget policy fire. Shares are fractions of the budget. */
export type BudgetPolicy = { freezeWeeks: number; incidentShare: number; causeShare: number };

/**
 * Google SRE Workbook, “Example Error Budget Policy”: a four-week look-back, 20 % for one incident and 20 % of a
 * quarter for one class of outage.
 */
export const EXAMPLE_POLICY: BudgetPolicy = { freezeWeeks: 4, incidentShare: 0.2, causeShare: 0.2 };

/** What still goes out during a freeze, by the example policy. */
export const ALLOWED_DURING_FREEZE = ['P0 issues', 'security fixes'] as const;

/** An incident with its impact and the class of its cause. */
export type PolicyIncident = ImpactingIncident & { causeCategory: string | null };

/** `frozen` only on evidence; without data the rule says `unknown`, never that all is well. */
export type FreezeState = { state: 'frozen' | 'open' | 'unknown'; range: DayRange; spent: Measured };

/** What one incident spent of the look-back's budget, and whether that demands a postmortem with a P0 action. */
export type IncidentShare = { incidentId: string; share: number; needsPostmortem: boolean };

/** What one class of cause spent of the quarter's budget, and whether it belongs on next quarter's plan. */
export type CauseShare = {
  /** `null` collects incidents of no known cause; it never fires, for it is not one class. */
  causeCategory: string | null;
  incidentIds: readonly string[];
  share: number;
  needsPlan: boolean;
};

/** What the policy asks for; shares are of the budget of the window they name. */
export type PolicyStanding = {
  freeze: FreezeState;
  /** Largest share first. */
  incidents: readonly IncidentShare[];
  /** Share of the look-back's budget that no incident explains; `null` without data. */
  unattributed: number | null;
  quarter: DayRange;
  /** Largest share first. */
  causes: readonly CauseShare[];
};

/** One SLO with its days and incidents, and the policy that governs it. */
export type PolicyInput = {
  objective: number;
  days: readonly SloDay[];
  /** Incidents that hit the SLO's service. */
  incidents: readonly PolicyIncident[];
  /** Last local date that is looked at. */
  asOf: string;
  zone: string;
  /** UTC instant at which impact that lasts is cut off; the end of `asOf` unless told. */
  now?: string;
  policy?: BudgetPolicy;
};

/** Cause categories that name no class of outage. */
const NO_CLASS: ReadonlySet<string> = new Set(['', 'unknown']);

/**
 * The three rules of Google SRE Workbook, “Example Error Budget Policy”, on one SLO (shares: ratio of the error budget,
 * planned maintenance removed):
 *
 * 1. the budget of the preceding `freezeWeeks` weeks is exceeded → changes are frozen (spent to the last event is not
 *    exceeded);
 * 2. one incident took more than `incidentShare` of that budget → postmortem with at least one P0 action;
 * 3. one class of cause took more than `causeShare` of the calendar quarter's budget so far → an item on the next
 *    quarter's plan.
 *
 * Without traffic, or with an objective that leaves no budget, the freeze is `unknown` and no share is given.
 */
export function policyStanding(input: PolicyInput): PolicyStanding {
  const policy = input.policy ?? EXAMPLE_POLICY;
  const recent = rollingWindow(input.asOf, policy.freezeWeeks * 7, input.zone);
  const quarter = windowOf(quarterWindow(input.asOf, input.zone).firstDay, input.asOf, input.zone);
  const now = input.now ?? recent.end;
  const spent = attributeBad(badDays(input.days, recent, input.zone), input.incidents, now);
  const spentInQuarter = attributeBad(badDays(input.days, quarter, input.zone), input.incidents, now);
  const budget = errorBudget(sumSloDays(input.days, recent), input.objective).value;
  const quarterBudget = errorBudget(sumSloDays(input.days, quarter), input.objective).value;
  return {
    freeze: freezeState(sumSloDays(input.days, recent), input.objective, recent),
    incidents: budget === null ? [] : incidentShares(spent, budget, policy.incidentShare),
    unattributed: budget === null ? null : spent.unattributed / budget,
    quarter: { firstDay: quarter.firstDay, lastDay: quarter.lastDay },
    causes:
      quarterBudget === null
        ? []
        : causeShares(spentInQuarter, input.incidents, quarterBudget, policy.causeShare),
  };
}

/** Whether the budget of a range of days is exceeded: rule 1 of the example policy, from sums. */
export function freezeState(sums: SloSums, objective: number, range: DayRange): FreezeState {
  const days = { firstDay: range.firstDay, lastDay: range.lastDay };
  const spent = budgetSpent(sums, objective);
  if (spent.value === null) {
    return {
      state: 'unknown',
      range: days,
      spent: noData(spent.reason ?? 'The budget is unknown.', spent.excluded),
    };
  }
  return { state: isAbove(spent.value, 1) ? 'frozen' : 'open', range: days, spent };
}

/** Rule 2: what each incident took of a budget (events or slices), largest first, ties by id. */
export function incidentShares(spent: Attribution, budget: number, limit: number): IncidentShare[] {
  return [...spent.byIncident]
    .map(([incidentId, bad]) => ({
      incidentId,
      share: bad / budget,
      needsPostmortem: isAbove(bad / budget, limit),
    }))
    .sort((a, b) => b.share - a.share || compareText(a.incidentId, b.incidentId));
}

/** Rule 3: what each class of cause took of a budget (events or slices), largest first, ties by name. */
export function causeShares(
  spent: Attribution,
  incidents: readonly PolicyIncident[],
  budget: number,
  limit: number,
): CauseShare[] {
  const causes = new Map<string | null, { bad: number; incidentIds: string[] }>();
  for (const { id, causeCategory } of [...incidents].sort((a, b) => compareText(a.id, b.id))) {
    const bad = spent.byIncident.get(id);
    if (bad === undefined) continue;
    const cause = classOf(causeCategory);
    const entry = causes.get(cause) ?? { bad: 0, incidentIds: [] };
    entry.bad += bad;
    entry.incidentIds.push(id);
    causes.set(cause, entry);
  }
  return [...causes]
    .map(([causeCategory, { bad, incidentIds }]) => ({
      causeCategory,
      incidentIds,
      share: bad / budget,
      needsPlan: causeCategory !== null && isAbove(bad / budget, limit),
    }))
    .sort((a, b) => b.share - a.share || compareText(a.causeCategory ?? '', b.causeCategory ?? ''));
}

function classOf(causeCategory: string | null): string | null {
  return causeCategory === null || NO_CLASS.has(causeCategory) ? null : causeCategory;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
