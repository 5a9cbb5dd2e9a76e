import { listServiceFacts, type ServiceFacts } from '#db/scorecard/service-queries.ts';
import type { Simulated, Simulation } from '#shared/scorecard/campaign-views.ts';
import {
  compareScorecards,
  rollUpScorecards,
  type StoredScorecard,
  storedOf,
} from '#shared/scorecard/roll-up.ts';
import type { ReviewContext } from '../review/context.ts';
import { teamOf } from './campaigns.ts';
import { momentOf } from './moment.ts';
import { checksOf, evaluateServices } from './scorecards.ts';

/** What other terms of a check would make of the scorecards at the end of the week, or now. Nothing is stored. */
export function simulateCheck(context: ReviewContext, simulated: Simulated): Simulation {
  const services = listServiceFacts(context.workspace.connection);
  const moment = momentOf(context);
  const { check: key, level, weight, isCounted } = simulated;
  const changed = checksOf(context).map((check) => {
    if (check.key !== key) return check;
    const { countsFrom: _, ...plain } = check;
    return { ...plain, level, weight, ...(isCounted ? {} : { countsFrom: NEVER }) };
  });
  const [before = []] = evaluateServices(context, services, [moment]);
  const [after = []] = evaluateServices(context, services, [moment], changed);
  const [now, then] = [before.map(storedOf), after.map(storedOf)];
  return {
    day: moment.day,
    before: summaryOf(now),
    after: summaryOf(then),
    services: services.length,
    changes: changesOf(services, now, then),
  };
}

/** Later than any day that is looked at. */
const NEVER = '9999-12-31';

function summaryOf(cards: readonly StoredScorecard[]): Simulation['before'] {
  const [all] = rollUpScorecards(cards, () => 'all');
  return {
    score: all?.score.value ?? null,
    levels: all?.levels ?? { none: 0, bronze: 0, silver: 0, gold: 0 },
  };
}

function changesOf(
  services: readonly ServiceFacts[],
  before: readonly StoredScorecard[],
  after: readonly StoredScorecard[],
): Simulation['changes'] {
  const known = new Map(services.map((service) => [service.id, service]));
  return compareScorecards(before, after)
    .filter(({ levels, score, from, to }) => levels !== 0 || from !== to || (score ?? 0) !== 0)
    .flatMap((change) => {
      const service = known.get(change.serviceId);
      if (!service) return [];
      return { ...change, service: { id: service.id, name: service.name }, team: teamOf(service) };
    })
    .sort(
      (a, b) =>
        a.levels - b.levels ||
        (a.score ?? 0) - (b.score ?? 0) ||
        a.service.name.localeCompare(b.service.name, 'en'),
    );
}
