import {
  approversOf,
  exceptionsDuring,
  impactsOnServices,
  listPolicies,
  postmortemsOf,
  type ServiceImpact,
} from '#db/slo/policy-queries.ts';
import { type SloFacts, storedDaysOfSlo } from '#db/slo/slo-queries.ts';
import { policyStanding } from '#shared/slo/budget-policy.ts';
import type { CausePart, IncidentPart, LoggedException, SloPolicy } from '#shared/slo/policy-views.ts';
import { startOfDay } from '#shared/time/week.ts';
import type { DayRange } from '#shared/time/window.ts';
import type { ReviewContext } from '../review/context.ts';
import { causeLabel, incidentsOf, quarterSoFar } from '../review/policy-demands.ts';
import { lookBackOf, policyFor, termsOf } from '../review/slo-policies.ts';

/** One SLO by the rules of its service's policy at the end of the last day looked at; `null` without a policy. */
export function sloPolicy(context: ReviewContext, facts: SloFacts): SloPolicy | null {
  const { workspace, calendar, today, asOf } = context;
  const policy = policyFor(listPolicies(workspace.connection), facts.tier);
  if (!policy) return null;
  const lookBack = lookBackOf(context, policy.freezeWeeks);
  const quarter = quarterSoFar(context);
  const firstDay = lookBack.firstDay < quarter.firstDay ? lookBack.firstDay : quarter.firstDay;
  const range = { start: startOfDay(firstDay, calendar.zone), end: asOf };
  const impacts = impactsOnServices(workspace.connection, range).filter(
    ({ serviceId }) => serviceId === facts.serviceId,
  );
  const standing = policyStanding({
    objective: facts.objective,
    days: storedDaysOfSlo(workspace.connection, facts.id, { firstDay, lastDay: today }),
    incidents: incidentsOf(impacts),
    asOf: today,
    zone: calendar.zone,
    now: asOf,
    policy,
  });
  const { state, spent } = standing.freeze;
  const { freezeWeeks, incidentShare, causeShare } = policy;
  return {
    policy: {
      ...termsOf(context, policy),
      approvers: approversOf(workspace.connection, policy.id),
      freezeWeeks,
      incidentShare,
      causeShare,
    },
    state,
    lookBack,
    quarter,
    spent: spent.value,
    ...(spent.reason === undefined ? {} : { reason: spent.reason }),
    incidents: incidentParts(context, standing.incidents, impacts),
    unattributed: standing.unattributed,
    causes: standing.causes.map(
      ({ causeCategory: cause, ...part }): CausePart => ({
        ...part,
        cause,
        label: cause === null ? 'No known cause' : causeLabel(cause),
      }),
    ),
    exceptions: exceptions(context, facts.serviceId, lookBack),
  };
}

function incidentParts(
  { workspace, today }: ReviewContext,
  shares: ReturnType<typeof policyStanding>['incidents'],
  impacts: readonly ServiceImpact[],
): IncidentPart[] {
  const ids = shares.map(({ incidentId }) => incidentId);
  const postmortems = postmortemsOf(workspace.connection, ids, today);
  return shares.flatMap(({ incidentId, share, needsPostmortem }) => {
    const incident = impacts.find(({ id }) => id === incidentId);
    if (!incident) return [];
    const { id, key, name, severity } = incident;
    const postmortem = postmortems.get(id);
    const isPublished = postmortem?.isPublished === 1;
    return {
      id,
      key,
      name,
      severity,
      share,
      needsPostmortem,
      isPublished,
      p0Actions: postmortem?.p0Actions ?? 0,
    };
  });
}

function exceptions(
  { workspace, names }: ReviewContext,
  serviceId: string,
  lookBack: DayRange,
): LoggedException[] {
  return exceptionsDuring(workspace.connection, lookBack)
    .filter((row) => row.serviceId === serviceId)
    .map(({ id, name, startsOn, endsOn, approvedById }) => ({
      id,
      name,
      startsOn,
      endsOn,
      approvedBy: names.of('person', approvedById),
    }));
}
