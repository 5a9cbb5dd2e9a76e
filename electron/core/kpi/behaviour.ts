import { kpiChanges, listKpis } from '#db/kpi/value-queries.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { behaviourChart, latestVerdict } from '#shared/kpi/behaviour-chart.ts';
import type { BehaviourData } from '#shared/kpi/behaviour-data.ts';
import type { ReviewContext } from '../review/context.ts';
import { boundsOf, currencyOf, kpiLimits, shownPoints } from '../review/kpis.ts';
import { targetsOfPeriods } from './period-targets.ts';
import { GRAIN_OF } from './periods.ts';
import { notesOf } from './trailing.ts';

/**
 * A KPI's series up to the review's week as a process behaviour chart: the limits of each stretch between changes of its
 * definition or process, and the signals. A period that is not over is drawn, not judged.
 * @throws MusterError `not-found`
 */
export function behaviourOfKpi(context: ReviewContext, id: string): BehaviourData {
  const { connection } = context.workspace;
  const kpi = listKpis(connection).find((one) => one.id === id);
  if (!kpi) throw new MusterError('not-found', 'This KPI is no longer there.');
  const points = shownPoints(context, kpi);
  const locked = kpiLimits(context, kpi, points, kpiChanges(connection).get(id) ?? []);
  const judged = points.map(({ period, value }) => ({
    key: period.key,
    value: period.isPartial ? null : value,
  }));
  const chart = behaviourChart(judged, { ...boundsOf(kpi, [...locked.before, ...points]), ...locked });
  const [first, last] = [points[0]?.period, points.at(-1)?.period];
  const range = { firstDay: first?.firstDay ?? context.today, lastDay: last?.lastDay ?? context.today };
  const targets = targetsOfPeriods(
    context,
    kpi,
    points.map(({ period }) => period),
  );
  return {
    id,
    name: kpi.name,
    unit: kpi.unit,
    ...currencyOf(context, kpi),
    direction: kpi.direction,
    grain: GRAIN_OF[kpi.frequency],
    points: points.map((point, index) => {
      const { period, value, reason, n } = point;
      const of = chart.points[index];
      const limits = chart.stretches[of?.stretch ?? -1]?.limits;
      const change = locked.changes.filter(({ key }) => key === period.key).map(({ note }) => note);
      return {
        key: period.key,
        label: period.label,
        firstDay: period.firstDay,
        lastDay: period.lastDay,
        value,
        ...(reason === undefined ? {} : { reason }),
        n,
        isPartial: period.isPartial,
        signals: of?.firings ?? [],
        centre: limits?.centre ?? null,
        lower: limits?.lower ?? null,
        upper: limits?.upper ?? null,
        target: targets[index] ?? null,
        ...(change.length > 0 ? { change: change.join('; ') } : {}),
      };
    }),
    stretches: chart.stretches,
    verdict: last?.isPartial ? `so far: the ${last.grain} is not over` : latestVerdict(chart).words,
    annotations: notesOf(context, id, range),
  };
}
