import { listDependencies, overdueActionsOf } from '#db/service/dependency-queries.ts';
import { listSloFacts } from '#db/slo/slo-queries.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { runbookState } from '#shared/service/runbook.ts';
import type { OverdueAction, ServiceDetail } from '#shared/service/service-views.ts';
import { daysBetween } from '#shared/time/week.ts';
import type { ReviewContext } from '../review/context.ts';
import { sloStandings } from '../review/slo-rows.ts';
import { surroundings } from './service-nodes.ts';

/**
 * A service with its neighbours and what is open about it at the end of the week, or today while it lasts.
 * @throws MusterError `not-found` when there is no such service
 */
export function serviceDetail(context: ReviewContext, id: string): ServiceDetail {
  const { workspace, today, settings } = context;
  const service = workspace.repository('service').get(id);
  if (!service) throw new MusterError('not-found', 'This service is no longer there.');
  const dependents = listDependencies(workspace.connection)
    .filter(({ to }) => to === id)
    .map(({ from }) => from);
  const ids = [...new Set([id, ...dependents, ...service.dependsOn])];
  const facts = listSloFacts(workspace.connection).filter(({ serviceId }) => ids.includes(serviceId));
  const rows = sloStandings(context, [], facts).map(({ row }) => row);
  const around = surroundings(context, ids, rows);
  const pick = (wanted: readonly string[]) => around.nodes.filter((node) => wanted.includes(node.id));
  const maxAgeDays = settings.runbookMaxAgeDays;
  return {
    asOfDay: today,
    health: pick([id])[0]?.health ?? { rag: null, word: 'No SLO' },
    dependents: pick(dependents),
    dependencies: pick(service.dependsOn),
    slos: around.slosOf(id),
    openIncidents: around.incidentsOf(id).map(({ id: own, key, title, severity, impactStart }) => ({
      id: own,
      key,
      name: title,
      severity,
      impactStart,
    })),
    overdueActions: overdueActions(context, id),
    runbook: {
      state: runbookState(service, today, maxAgeDays),
      reviewedOn: service.runbookReviewedOn,
      ageDays: service.runbookReviewedOn === null ? null : daysBetween(service.runbookReviewedOn, today),
      maxAgeDays,
    },
  };
}

function overdueActions({ workspace, names, today }: ReviewContext, id: string): OverdueAction[] {
  return overdueActionsOf(workspace.connection, id, today).map(({ title, ownerId, ...action }) => ({
    ...action,
    name: title,
    owner: names.of('person', ownerId),
    daysOverdue: daysBetween(action.dueOn, today),
  }));
}
