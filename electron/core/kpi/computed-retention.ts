import { departuresSince, slotsSince, teamPlans } from '#db/hiring/hiring-queries.ts';
import type { KpiScope } from '#db/kpi/periods.ts';
import { tally } from '#shared/figure/tally.ts';
import { retention } from '#shared/people/retention.ts';
import type { ReviewContext } from '../review/context.ts';
import { type ComputedKpi, none, shareOf } from './measure.ts';
import { remembered } from './memo.ts';
import type { KpiPeriod } from './periods.ts';

/**
 * People there at the start of the period and still there at its end; see `retention`. The headcount at its start is a
 * team's counted one, plus who started and less who left since. When a leaver joined is not recorded.
 */
export const teamRetention: ComputedKpi = {
  scopes: ['org', 'team'],
  madeOf: 'headcount',
  restsOn: 'period',
  series: (context, scope, periods) => {
    const records = recordsOf(context, scope);
    return periods.map((period) => retentionIn(records, period));
  },
  lineage: (context, scope, { firstDay, lastDay }) => {
    const { departures, teams } = recordsOf(context, scope);
    const left = departures.filter(({ leftOn }) => leftOn >= firstDay && leftOn <= lastDay);
    return [
      { entity: 'team', ids: teams.map(({ id }) => id) },
      { entity: 'departure', ids: left.map(({ id }) => id) },
    ];
  },
};

type Records = ReturnType<typeof recordsOf>;

function recordsOf(context: ReviewContext, scope: KpiScope) {
  const { connection } = context.workspace;
  const isIn = (teamId: string) => scope.kind !== 'team' || scope.id === teamId;
  return remembered(context, ['retention', scope], () => ({
    teams: teamPlans(connection).filter(({ id }) => isIn(id)),
    slots: slotsSince(connection, '0000').filter(({ teamId }) => isIn(teamId)),
    departures: departuresSince(connection, '0000').filter(({ teamId }) => isIn(teamId)),
  }));
}

function retentionIn({ teams, slots, departures }: Records, period: KpiPeriod) {
  const left = tally();
  let headcount: number | null = null;
  const counted = new Set<string>();
  for (const { id, startingHeadcount, startingMonth } of teams) {
    if (startingHeadcount === null || startingMonth === null) left.add('team without a starting headcount');
    else if (`${startingMonth}-01` > period.firstDay) left.add('team counted later only');
    else {
      const since = `${startingMonth}-01`;
      const isBetween = (day: string | null) => day !== null && day >= since && day < period.firstDay;
      const joined = slots.filter(({ teamId, startedOn }) => teamId === id && isBetween(startedOn)).length;
      const gone = departures.filter(({ teamId, leftOn }) => teamId === id && isBetween(leftOn)).length;
      headcount = (headcount ?? 0) + Math.max(0, startingHeadcount + joined - gone);
      counted.add(id);
    }
  }
  const leavers = departures
    .filter(({ teamId }) => counted.has(teamId))
    .map(({ leftOn }) => ({ leftOn, joinedOn: null }));
  const leaving = leavers.filter(({ leftOn }) => leftOn >= period.firstDay && leftOn <= period.lastDay);
  if (headcount !== null && headcount > 0 && leaving.length > headcount)
    return none('More people left than were counted at the start.', left.list());
  const result = shareOf(retention(headcount, leaving, period));
  return { ...result, excluded: left.list() };
}
