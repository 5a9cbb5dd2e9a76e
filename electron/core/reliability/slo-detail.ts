import { listSloFacts, storedDaysOfSlo } from '#db/slo/slo-queries.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { burnDown } from '#shared/slo/burn-down.ts';
import { errorBudget } from '#shared/slo/slo-math.ts';
import { budgetUnit, sumSloDays } from '#shared/slo/slo-sums.ts';
import type { SloDetail } from '#shared/slo/slo-views.ts';
import { complianceWindow, elapsedPart } from '#shared/time/window.ts';
import type { ReviewContext } from '../review/context.ts';
import { sloStandings } from '../review/slo-rows.ts';
import { sloPolicy } from './slo-policy.ts';

/**
 * One SLO over its window at the end of the week, or today while it lasts.
 * @throws MusterError `not-found` when there is no such SLO
 */
export function sloDetail(context: ReviewContext, id: string): SloDetail {
  const { workspace, calendar, today } = context;
  const facts = listSloFacts(workspace.connection).filter((slo) => slo.id === id);
  const standing = sloStandings(context, [], facts)[0];
  const stored = workspace.repository('slo').get(id);
  if (!standing || !stored) throw new MusterError('not-found', 'This SLO is no longer there.');
  const window = complianceWindow(standing.facts, today, calendar.zone);
  const { firstDay, lastDay } = elapsedPart(window, today, calendar.zone) ?? window;
  const range = { firstDay, lastDay };
  const days = storedDaysOfSlo(workspace.connection, id, range);
  const sums = sumSloDays(days, range);
  const budget = errorBudget(sums, stored.objective).value;
  return {
    row: standing.row,
    range,
    windowEnds: window.lastDay,
    unit: budgetUnit(stored.budgetingMethod),
    budget,
    spent: budget === null ? null : sums.total - sums.good,
    days: burnDown(days, range, stored.objective, context.isPartial ? today : null),
    maintenance: days.flatMap(({ id: dayId, date, maintenanceTotal, maintenanceReason }) =>
      (maintenanceTotal ?? 0) > 0
        ? { id: dayId, date, total: maintenanceTotal ?? 0, reason: maintenanceReason }
        : [],
    ),
    policy: sloPolicy(context, standing.facts),
  };
}
