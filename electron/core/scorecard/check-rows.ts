import { type CheckKind, type CheckScope, checkIds } from '#db/scorecard/check-queries.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { type EntityName, entities } from '#shared/entities.ts';
import type { Lineage } from '#shared/figure/figure.ts';
import type { CheckRows } from '#shared/scorecard/matrix.ts';
import { POSTURE_DAYS } from '#shared/security/patch-compliance.ts';
import { addMonths, lastDayOfMonth, monthOfDate } from '#shared/time/month.ts';
import { addDays } from '#shared/time/week.ts';
import { titlesOf } from '../record/titles.ts';
import type { ReviewContext } from '../review/context.ts';
import { lookBack, momentOf } from './moment.ts';
import { judgedPostmortems } from './service-inputs.ts';

/** Titles shown beside the result; the list has the rest. */
const TITLED = 50;

/**
 * The records that a check of a service looked at. Where there are none, the service itself is what the check is about.
 * @throws MusterError `not-found`
 */
export function checkRows(context: ReviewContext, serviceId: string, check: string): CheckRows {
  const { workspace } = context;
  const service = workspace.repository('service').get(serviceId);
  if (!service) throw new MusterError('not-found', 'This service is no longer there.');
  const scope = scopeOf(context, serviceId, service.teamId);
  const ids: Ids = (kind) =>
    kind === 'postmortem'
      ? judgedPostmortems(context, { kind: 'service', id: serviceId }, scope).map((row) => row.id)
      : checkIds(workspace.connection, kind, scope);
  const own: Lineage[] = [{ entity: 'service', ids: [serviceId] }];
  const found = behind(check, ids).filter((lineage) => lineage.ids.length > 0);
  return {
    rows: (found.length > 0 ? found : own).map((lineage) => ({
      ...lineage,
      titles: titlesOf(workspace, lineage.entity, lineage.ids.slice(0, TITLED)),
    })),
  };
}

type Ids = (kind: CheckKind | 'postmortem') => string[];

function behind(check: string, ids: Ids): Lineage[] {
  switch (check) {
    case 'slo-defined':
    case 'slo-met':
    case 'budget-remaining':
      return [rows('slo', ids('slo'))];
    case 'restore-validated':
      return [rows('exercise', ids('restore'))];
    case 'recovery-exercised':
      return [rows('exercise', ids('exercise'))];
    case 'postmortems-on-time':
      return [rows('incident', ids('postmortem'))];
    case 'no-overdue-actions':
      return [rows('actionItem', ids('action'))];
    case 'patch-compliance': {
      const own = ids('posture');
      return [rows('posture', own.length > 0 ? own : ids('teamPosture'))];
    }
    case 'change-failure':
      return [rows('deployment', ids('deployment')), rows('deploymentCount', ids('deploymentCount'))];
    case 'alert-precision':
      return [rows('onCallShift', ids('shift'))];
    case 'cost-within-budget':
      return [rows('cost', ids('cost'))];
    default:
      return [];
  }
}

function rows(entity: EntityName, ids: string[]): Lineage {
  return { entity: entities[entity].name, ids };
}

function scopeOf(context: ReviewContext, serviceId: string, teamId: string | null): CheckScope {
  const moment = momentOf(context);
  const { firstDay, lastDay, start, until } = lookBack(context, moment);
  const current = monthOfDate(lastDay);
  const month = lastDayOfMonth(current) === lastDay ? current : addMonths(current, -1);
  return {
    serviceId,
    teamId,
    firstDay,
    lastDay,
    start,
    until,
    oldest: addDays(lastDay, -POSTURE_DAYS),
    costFirst: `${month}-01`,
    costLast: lastDayOfMonth(month),
  };
}
