import { firstOf } from '#db/kpi/first-records.ts';
import {
  type ImpactSpan,
  impactSpans,
  incidentIds,
  incidentsWithoutImpact,
} from '#db/kpi/incident-series.ts';
import type { KpiScope } from '#db/kpi/periods.ts';
import { type SloPeriod, sloIds, sloSeries } from '#db/kpi/slo-series.ts';
import { measured } from '#shared/figure/figure.ts';
import { NO_INTERVAL } from '#shared/incident/impact.ts';
import { clipSpans, minutesOf, type Span, unionOfSpans } from '#shared/incident/spans.ts';
import { IDLE_DAY, IMPOSSIBLE_DAY, MAINTENANCE_DAY, MISSING_DAY } from '#shared/slo/slo-sums.ts';
import { daysBetween } from '#shared/time/week.ts';
import type { ReviewContext } from '../review/context.ts';
import { type ComputedKpi, EVERY_SCOPE, type KpiMeasured, leftOut, none, plain, ratioOf } from './measure.ts';
import { remembered } from './memo.ts';
import type { KpiPeriod } from './periods.ts';

const NOTHING_YET = 'No incidents were recorded yet.';

/** Good events as a share of all events, over the days of the period. */
export const sloAttainment: ComputedKpi = sloKpi(({ good, total, days }, excluded) =>
  ratioOf(good, total, days, excluded, 'Nothing was measured in the period.'),
);

/** Bad events as a multiple of those that the objectives allow, over the days of the period. */
export const errorBudgetBurn: ComputedKpi = sloKpi(({ good, total, allowed, days }, excluded) =>
  ratioOf(total - good, allowed, days, excluded, 'Nothing was measured in the period.'),
);

function sloKpi(
  toMeasured: (sums: SloPeriod, excluded: KpiMeasured['excluded']) => KpiMeasured,
): ComputedKpi {
  return {
    scopes: EVERY_SCOPE,
    madeOf: 'sloDay',
    restsOn: 'period',
    series: (context, scope, periods) => {
      const { ids, sums } = sloSums(context, scope, periods);
      return periods.map((period) => {
        const found = sums.get(period.key);
        if (ids.length === 0 || found === undefined) return none(withoutSlo(scope));
        return toMeasured(found, excludedDays(context, found, ids.length, period));
      });
    },
    lineage: (context, scope) => [{ entity: 'slo', ids: sloIds(context.workspace.connection, scope) }],
  };
}

function withoutSlo({ kind }: KpiScope): string {
  return kind === 'service' ? 'The service has no SLO.' : 'No tier-1 service has an SLO.';
}

/** Attainment and burn are made of the same sums, which are the dearest of a review. */
function sloSums(context: ReviewContext, scope: KpiScope, periods: readonly KpiPeriod[]) {
  const { connection } = context.workspace;
  return remembered(context, ['slo', scope, periods.map(({ key }) => key)], () => ({
    ids: sloIds(connection, scope),
    sums: sloSeries(connection, scope, periods),
  }));
}

/** Today may not be measured yet while it lasts, so it is not missing. */
function excludedDays(context: ReviewContext, sums: SloPeriod, slos: number, period: KpiPeriod) {
  const isOpen = context.isPartial && period.lastDay === context.today;
  const days = daysBetween(period.firstDay, period.lastDay) + (isOpen ? 0 : 1);
  return leftOut({
    [MISSING_DAY]: Math.max(0, days * slos - sums.seen),
    [IDLE_DAY]: sums.idle,
    [MAINTENANCE_DAY]: sums.inMaintenance,
    [IMPOSSIBLE_DAY]: sums.impossible,
  });
}

/** Minutes in which at least one incident was visible to customers. */
export const customerImpactMinutes: ComputedKpi = {
  scopes: EVERY_SCOPE,
  madeOf: 'incident',
  restsOn: 'period',
  series: (context, scope, periods) => {
    const { connection } = context.workspace;
    const [first, last] = [periods[0], periods.at(-1)];
    const firstStart = firstOf(connection, 'incident');
    if (!first || !last) return [];
    if (firstStart === null) return periods.map(() => none('No incidents are recorded.'));
    const spans = impactSpans(connection, scope, first.start, last.until);
    const without = incidentsWithoutImpact(connection, scope, periods);
    return periods.map((period) => {
      if (firstStart >= period.until) return none(NOTHING_YET);
      return impactIn(context, spans, period, without.get(period.key)?.n ?? 0);
    });
  },
  lineage: (context, scope, period) => {
    const spans = impactSpans(context.workspace.connection, scope, period.start, period.until);
    return [{ entity: 'incident', ids: [...clippedTo(context, spans, period).incidents] }];
  },
};

function impactIn(
  context: ReviewContext,
  spans: readonly ImpactSpan[],
  period: KpiPeriod,
  without: number,
): KpiMeasured {
  const { clipped, incidents } = clippedTo(context, spans, period);
  const excluded = leftOut({ [NO_INTERVAL]: without });
  if (incidents.size === 0 && without > 0)
    return none('No incident has an impact interval in the period.', excluded);
  return plain(measured(minutesOf(unionOfSpans(clipped)), incidents.size, excluded));
}

/** What of the intervals is within a period, and whose they are; the incident may have begun before. */
function clippedTo(
  { asOf }: ReviewContext,
  spans: readonly ImpactSpan[],
  { start, until: end }: KpiPeriod,
): { clipped: Span[]; incidents: Set<string> } {
  const within = { start: Date.parse(start), end: Date.parse(end) };
  const clipped: Span[] = [];
  const incidents = new Set<string>();
  for (const { incidentId, from, until } of spans) {
    const [span] = clipSpans([{ start: from, end: until ?? Date.parse(asOf) }], within);
    if (span === undefined) continue;
    clipped.push(span);
    incidents.add(incidentId);
  }
  return { clipped, incidents };
}

/** The incidents whose impact began in the period. */
export function incidentLineage(context: ReviewContext, scope: KpiScope, period: KpiPeriod) {
  return [{ entity: 'incident', ids: incidentIds(context.workspace.connection, scope, period) }];
}
