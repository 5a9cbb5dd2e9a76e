import type { WriteSession } from '#db/record/write-session.ts';
import { listCheckTerms, listExemptions, resultsOfWeek } from '#db/scorecard/result-queries.ts';
import { listServiceFacts, type ServiceFacts } from '#db/scorecard/service-queries.ts';
import type { Workspace } from '#db/workspace.ts';
import { SERVICE_CHECKS } from '#shared/scorecard/catalogue.ts';
import { evaluateService, type ScheduledCheck, type ServiceScorecard } from '#shared/scorecard/evaluate.ts';
import { withTerms } from '#shared/scorecard/terms.ts';
import type { Week } from '#shared/time/week.ts';
import { remembered } from '../kpi/memo.ts';
import { type ReviewContext, reviewContext } from '../review/context.ts';
import { type Moment, momentOf } from './moment.ts';
import { serviceInputs } from './service-inputs.ts';
import { sloInputs } from './slo-inputs.ts';

/** Scorecards of all services at each of the moments, in the order of the moments. Reads only. */
export function evaluateServices(
  context: ReviewContext,
  services: readonly ServiceFacts[],
  moments: readonly Moment[],
  checks: readonly ScheduledCheck[] = checksOf(context),
): ServiceScorecard[][] {
  if (services.length === 0 || moments.length === 0) return moments.map(() => []);
  const exemptions = Map.groupBy(listExemptions(context.workspace.connection), ({ serviceId }) => serviceId);
  const slos = sloInputs(
    context,
    moments.map(({ day }) => day),
  );
  return moments.map((moment, index) => {
    const inputs = serviceInputs(context, services, moment, slos[index] ?? new Map());
    return services.flatMap(({ id }) => {
      const input = inputs.get(id);
      const options = { checks, exemptions: exemptions.get(id) ?? [] };
      return input ? evaluateService(id, input, moment.day, options) : [];
    });
  });
}

/** The checks as the workspace uses them: with its own levels and weights, and announced where it says so. */
export function checksOf(context: ReviewContext): readonly ScheduledCheck[] {
  return remembered(context, ['terms of checks'], () =>
    withTerms(SERVICE_CHECKS, listCheckTerms(context.workspace.connection)),
  );
}

/**
 * Evaluates every service for a week as it is seen at the instant `now` and stores the results; returns how many were
 * written. Call it when a review is closed, and once a week is over: what was stored for its last day stays as it is.
 */
export function storeScorecards(workspace: Workspace, week: Week, now: string): number {
  const context = reviewContext(workspace, week, now);
  const services = listServiceFacts(workspace.connection);
  const [cards = []] = evaluateServices(context, services, [momentOf(context)]);
  const meta = { actor: context.actor, label: `Store the scorecards of ${week.key}`, kind: 'own' as const };
  return workspace.write(meta, (tx) => putScorecards(tx, week, cards));
}

/** The storing part, for a write that does more, such as closing a review. */
function putScorecards(tx: WriteSession, week: Week, cards: readonly ServiceScorecard[]): number {
  const results = tx.repository('scorecardResult');
  const stored = new Map(resultsOfWeek(tx.connection, week.key).map((result) => [result.serviceId, result]));
  let written = 0;
  for (const { serviceId, evaluatedOn, score, level, checks } of cards) {
    const known = stored.get(serviceId);
    if (known && known.evaluatedOn >= week.lastDay) continue;
    const values = {
      level: level ?? ('none' as const),
      score: score.value,
      checks: JSON.stringify(checks),
      evaluatedOn,
    };
    if (known) results.update(known.id, values);
    else results.create({ serviceId, week: week.key, ...values });
    written += 1;
  }
  return written;
}
