import { ratesBetween } from '#db/cost/rate-queries.ts';
import type { KpiScope } from '#db/kpi/periods.ts';
import {
  actionsByService,
  type Counted,
  changesByService,
  costsByService,
  pagesByTeam,
  posturesBy,
  recordedKinds,
  type ServiceCost,
  type ServiceFacts,
  type Span,
  servicesOfIncidents,
} from '#db/scorecard/service-queries.ts';
import { exchangeTo } from '#shared/cost/exchange.ts';
import type { ProofInput, ServiceInput, Share, SloInput } from '#shared/scorecard/check.ts';
import { POSTURE_DAYS } from '#shared/security/patch-compliance.ts';
import { addMonths, lastDayOfMonth, monthOfDate } from '#shared/time/month.ts';
import { addDays } from '#shared/time/week.ts';
import { duePostmortems } from '../kpi/postmortems-due.ts';
import type { ReviewContext } from '../review/context.ts';
import { lookBack, type Moment } from './moment.ts';
import { recoveryInputs } from './recovery-inputs.ts';

const NOTHING: Share = { part: 0, whole: 0 };
const NEVER: ProofInput = { lastHeldOn: null, lastMetOn: null, lastFailedOn: null };

/**
 * What is known of every service at a moment, a query per kind of record. Pages are those of the team that owns the
 * service, and so is the patching of asset groups that name a team but no service. `slos` are by service.
 */
export function serviceInputs(
  context: ReviewContext,
  services: readonly ServiceFacts[],
  moment: Moment,
  slos: ReadonlyMap<string, readonly SloInput[]>,
): Map<string, ServiceInput> {
  const { connection } = context.workspace;
  const { day } = moment;
  const span = lookBack(context, moment);
  const recorded = recordedKinds(connection);
  const recovery = recoveryInputs(context, day);
  const postmortems = postmortemShares(context, span);
  const actions = shares(actionsByService(connection, day));
  const counted = { oldest: addDays(day, -POSTURE_DAYS), day };
  const assets = shares(posturesBy(connection, 'service', counted));
  const teamAssets = shares(posturesBy(connection, 'team', counted));
  const changes = shares(changesByService(connection, span));
  const pages = shares(pagesByTeam(connection, span));
  const costs = monthlyCosts(context, day);
  const known = (isRecorded: boolean, share: Share | undefined) => (isRecorded ? (share ?? NOTHING) : null);
  return new Map(
    services.map(({ id, tier, teamId, runbookUrl, runbookReviewedOn }) => {
      const proof = recovery.get(id);
      const input: ServiceInput = {
        ownerTeamId: teamId,
        tier,
        runbookUrl,
        runbookReviewedOn,
        runbookDays: context.settings.runbookMaxAgeDays,
        slos: slos.get(id) ?? [],
        recovery: recorded.exercises ? (proof?.recovery ?? NEVER) : null,
        restores: recorded.restores ? (proof?.restores ?? []) : null,
        postmortems: known(recorded.incidents, postmortems.get(id)),
        overdueActions: known(recorded.actions, actions.get(id)),
        patching: assets.get(id) ?? teamAssets.get(teamId ?? '') ?? null,
        deployments: known(recorded.changes, changes.get(id)),
        pages: pages.get(teamId ?? '') ?? null,
        cost: costs.get(id) ?? null,
      };
      return [id, input];
    }),
  );
}

function shares(rows: readonly Counted[]): Map<string, Share> {
  return new Map(rows.map(({ id, part, whole }) => [id, { part, whole }]));
}

/** Postmortems due in the span and whether they were on time; what is not due yet is not judged. */
export function judgedPostmortems(
  context: ReviewContext,
  scope: KpiScope,
  span: Span,
): { id: string; isOnTime: boolean }[] {
  const { firstDay, lastDay } = span;
  return duePostmortems(context, scope, [{ key: lastDay, ...span }]).flatMap((row) => {
    const { id, postmortemDueOn: dueOn, postmortemPublishedOn: publishedOn } = row;
    if (dueOn === null || dueOn < firstDay || dueOn > lastDay) return [];
    const isPublished = publishedOn !== null && publishedOn <= lastDay;
    if (!isPublished && dueOn >= lastDay) return [];
    return [{ id, isOnTime: isPublished && publishedOn <= dueOn }];
  });
}

/** Published on time of those due in the span, by service. */
function postmortemShares(context: ReviewContext, span: Span): Map<string, Share> {
  const due = judgedPostmortems(context, { kind: 'org' }, span);
  const outcomes = new Map(due.map(({ id, isOnTime }) => [id, isOnTime]));
  const found = new Map<string, Share>();
  for (const { incidentId, serviceId } of servicesOfIncidents(context.workspace.connection, [
    ...outcomes.keys(),
  ])) {
    const { part, whole } = found.get(serviceId) ?? NOTHING;
    found.set(serviceId, { part: part + (outcomes.get(incidentId) ? 1 : 0), whole: whole + 1 });
  }
  return found;
}

/** Cost of the last month that was over, by service, in the workspace's currency; what has no rate is left out. */
function monthlyCosts(context: ReviewContext, day: string): Map<string, NonNullable<ServiceInput['cost']>> {
  const { connection } = context.workspace;
  const { costBasis: basis, currency } = context.settings;
  const current = monthOfDate(day);
  const month = lastDayOfMonth(current) === day ? current : addMonths(current, -1);
  const range = { firstDay: `${month}-01`, lastDay: lastDayOfMonth(month) };
  const rows = costsByService(connection, { ...range, basis });
  const exchange = exchangeTo(currency, ratesBetween(connection, range.firstDay, range.lastDay));
  const found = new Map<string, { actual: number; budget: number | null }>();
  for (const [id, own] of Map.groupBy(rows, (row) => row.id)) {
    const total = (amountOf: (row: ServiceCost) => number | null) =>
      own.reduce<number | null>((sum, row) => {
        const amount = amountOf(row);
        const exchanged = amount === null ? null : exchange(amount, row.currency, row.day);
        return exchanged === null ? sum : (sum ?? 0) + exchanged;
      }, null);
    const actual = total((row) => row.actual);
    if (actual !== null) found.set(id, { actual, budget: total((row) => row.budget) });
  }
  return found;
}
