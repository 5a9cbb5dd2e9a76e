import { keptResult } from '#db/query/kept.ts';
import {
  impactsOnServices,
  measurementsAt,
  type PolicyFacts,
  postmortemsOf,
  type ServiceImpact,
} from '#db/slo/policy-queries.ts';
import { entities } from '#shared/entities.ts';
import { type Attribution, attributeBad, badDays } from '#shared/slo/attribution.ts';
import { causeShares, incidentShares, type PolicyIncident } from '#shared/slo/budget-policy.ts';
import type { PolicyDemand } from '#shared/slo/policy-views.ts';
import { errorBudget } from '#shared/slo/slo-math.ts';
import { countsOf, type SloDay, type SloSums } from '#shared/slo/slo-sums.ts';
import { addDays, dateOf, startOfDay } from '#shared/time/week.ts';
import { type DayRange, isDayIn, quarterWindow } from '#shared/time/window.ts';
import type { ReviewContext } from './context.ts';
import type { SloStanding } from './slo-rows.ts';

/** An SLO under a policy, with the days it looks back over, and what was counted in them and in the quarter. */
export type Governed = {
  standing: SloStanding;
  policy: PolicyFacts;
  lookBack: DayRange;
  sums: SloSums;
  inQuarter: SloSums;
};

/**
 * What rules 2 and 3 of the policies ask for, by service (see `policyStanding`, with which a test compares this). Only
 * the days with impact are read: no other day has anything to attribute to an incident.
 */
export function policyDemands(
  context: ReviewContext,
  governed: readonly Governed[],
): Map<string, PolicyDemand[]> {
  if (governed.length === 0) return new Map();
  const quarter = quarterSoFar(context);
  const firstDay = governed.reduce(
    (least, { lookBack }) => (lookBack.firstDay < least ? lookBack.firstDay : least),
    quarter.firstDay,
  );
  const impacts = impactsByService(context, firstDay);
  const hit = governed.filter(({ standing }) => impacts.has(standing.facts.serviceId));
  const days = daysWithImpact(context, hit, impacts);
  const asked = hit.map((one): Asked => {
    const own = days.get(one.standing.row.id) ?? [];
    const { impacts: ofService = [] } = impacts.get(one.standing.facts.serviceId) ?? {};
    return { ...one, context, days: own, impacts: ofService };
  });
  const found = [
    ...asked.filter(canReachIncidentShare).flatMap(incidentsAboveShare),
    ...asked
      .filter((one) => canReachCauseShare(one, quarter))
      .flatMap((one) => causesAboveShare(one, quarter)),
  ];
  const known = postmortems(
    context,
    found.map(({ demand }) => demand),
  );
  const byService = Map.groupBy(found, ({ serviceId }) => serviceId);
  return new Map(
    [...byService].map(([id, own]) => [id, worstOfEach(own.map(({ demand }) => known(demand)))]),
  );
}

/** The calendar quarter up to the last day looked at. */
export function quarterSoFar({ today, calendar }: ReviewContext): DayRange {
  return { firstDay: quarterWindow(today, calendar.zone).firstDay, lastDay: today };
}

/** What the formulas take of incidents that hit one service. */
export function incidentsOf(impacts: readonly ServiceImpact[]): PolicyIncident[] {
  return [...Map.groupBy(impacts, ({ id }) => id)].map(([id, own]) => ({
    id,
    causeCategory: own[0]?.causeCategory ?? null,
    impact: own.map(({ start, end }) => ({ start, end })),
  }));
}

/** What people call a class of cause. */
export function causeLabel(cause: string): string {
  const { choices } = entities.incident.fields.causeCategory;
  return choices.find(({ value }) => value === cause)?.label ?? cause;
}

type Hit = { impacts: readonly ServiceImpact[]; dates: readonly string[] };

/** What hit each service from a local date on, and the dates; of a week that is over it is kept. */
function impactsByService(context: ReviewContext, firstDay: string): ReadonlyMap<string, Hit> {
  const { workspace, calendar, asOf, today, isPartial } = context;
  const make = () => {
    const start = startOfDay(firstDay, calendar.zone);
    const rows = impactsOnServices(workspace.connection, { start, end: asOf });
    const hits = [...Map.groupBy(rows, ({ serviceId }) => serviceId)].map(([id, impacts]) => {
      const dates = new Set(impacts.flatMap((impact) => datesOf(context, impact, firstDay)));
      return [id, { impacts, dates: [...dates] }] as const;
    });
    return new Map(hits);
  };
  const key = ['impacts by service', firstDay, asOf, today, calendar.zone];
  return isPartial ? make() : keptResult(workspace.connection, key, make);
}

function daysWithImpact(
  { workspace }: ReviewContext,
  hit: readonly Governed[],
  impacts: ReadonlyMap<string, Hit>,
): Map<string, SloDay[]> {
  const asked = hit.map(
    ({ standing: { row, facts } }) => [row.id, impacts.get(facts.serviceId)?.dates ?? []] as const,
  );
  return measurementsAt(workspace.connection, new Map(asked));
}

function datesOf(
  { calendar: { zone }, asOf, today }: ReviewContext,
  { start, end }: ServiceImpact,
  firstDay: string,
): string[] {
  const until = end !== null && end < asOf ? dateOf(end, zone) : today;
  const begun = dateOf(start, zone);
  const dates = [begun > firstDay ? begun : firstDay];
  for (let day = dates[0] ?? until; day < until; ) {
    day = addDays(day, 1);
    dates.push(day);
  }
  return dates;
}

type Asked = Governed & {
  context: ReviewContext;
  /** Measurements of the days with impact. */
  days: readonly SloDay[];
  impacts: readonly ServiceImpact[];
};
type Found = { serviceId: string; demand: PolicyDemand };

/** Whether all that was bad on days with impact would be too much for one incident: spares most of the attribution. */
function canReachIncidentShare({ days, lookBack, sums, standing, policy }: Asked): boolean {
  const budget = errorBudget(sums, standing.row.objective).value;
  return budget !== null && badOn(days, lookBack) > policy.incidentShare * budget;
}

/** The same for one class of cause. */
function canReachCauseShare({ days, inQuarter, standing, policy }: Asked, quarter: DayRange): boolean {
  const budget = errorBudget(inQuarter, standing.row.objective).value;
  return budget !== null && badOn(days, quarter) > policy.causeShare * budget;
}

function badOn(days: readonly SloDay[], range: DayRange): number {
  let bad = 0;
  for (const day of days) {
    const counts = isDayIn(day.date, range) ? countsOf(day, 'removed') : null;
    if (counts !== null && 'good' in counts) bad += counts.total - counts.good;
  }
  return bad;
}

function attributed({ context, days, impacts }: Asked, range: DayRange): Attribution {
  return attributeBad(badDays(days, range, context.calendar.zone), incidentsOf(impacts), context.asOf);
}

function incidentsAboveShare(asked: Asked): Found[] {
  const { standing, policy, sums, lookBack, impacts } = asked;
  const budget = errorBudget(sums, standing.row.objective).value;
  if (budget === null) return [];
  const slo = { id: standing.row.id, name: standing.row.name };
  return incidentShares(attributed(asked, lookBack), budget, policy.incidentShare)
    .filter(({ needsPostmortem }) => needsPostmortem)
    .flatMap(({ incidentId, share }) => {
      const incident = impacts.find(({ id }) => id === incidentId);
      if (!incident) return [];
      const { id, key, name } = incident;
      const weeks = policy.freezeWeeks;
      const unknown = { isPublished: false, p0Actions: 0, isMet: false };
      const demand = {
        kind: 'postmortem' as const,
        incident: { id, key, name },
        slo,
        share,
        weeks,
        ...unknown,
      };
      return { serviceId: standing.facts.serviceId, demand };
    });
}

function causesAboveShare(asked: Asked, quarter: DayRange): Found[] {
  const { standing, policy, inQuarter, impacts } = asked;
  const budget = errorBudget(inQuarter, standing.row.objective).value;
  if (budget === null) return [];
  const slo = { id: standing.row.id, name: standing.row.name };
  const incidents = incidentsOf(impacts);
  return causeShares(attributed(asked, quarter), incidents, budget, policy.causeShare).flatMap(
    ({ causeCategory: cause, share, needsPlan, incidentIds }) => {
      if (!needsPlan || cause === null) return [];
      const demand = { kind: 'plan' as const, cause, label: causeLabel(cause), slo, share, incidentIds };
      return { serviceId: standing.facts.serviceId, demand };
    },
  );
}

/** Looks up what there is of the postmortems that are asked for. */
function postmortems({ workspace, today }: ReviewContext, demands: readonly PolicyDemand[]) {
  const ids = demands.flatMap((demand) => (demand.kind === 'postmortem' ? [demand.incident.id] : []));
  const known = postmortemsOf(workspace.connection, [...new Set(ids)], today);
  return (demand: PolicyDemand): PolicyDemand => {
    const facts = demand.kind === 'postmortem' ? known.get(demand.incident.id) : undefined;
    if (demand.kind !== 'postmortem' || !facts) return demand;
    const isPublished = facts.isPublished === 1;
    return {
      ...demand,
      isPublished,
      p0Actions: facts.p0Actions,
      isMet: isPublished && facts.p0Actions > 0,
    };
  };
}

/** An incident or a cause is asked about once, for the SLO that lost the largest part of its budget to it. */
function worstOfEach(demands: readonly PolicyDemand[]): PolicyDemand[] {
  const about = (demand: PolicyDemand) =>
    demand.kind === 'postmortem' ? demand.incident.id : `cause ${demand.cause}`;
  return [...Map.groupBy(demands, about).values()]
    .flatMap((own) => own.toSorted((a, b) => b.share - a.share).slice(0, 1))
    .sort((a, b) => Number(a.kind === 'plan') - Number(b.kind === 'plan') || b.share - a.share);
}
