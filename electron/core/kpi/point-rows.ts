import { listKpis } from '#db/kpi/value-queries.ts';
import { MusterError } from '#shared/contract/errors.ts';
import type { Lineage } from '#shared/figure/figure.ts';
import type { Grain } from '#shared/kpi/roll-up.ts';
import type { ReviewContext } from '../review/context.ts';
import { periodOfDays } from './periods.ts';
import { kpiSeries } from './series.ts';

/**
 * The rows behind a KPI's value of some days, read when somebody asks: a year of them would make every chart heavy.
 * @throws MusterError `not-found`
 */
export function rowsOfPoint(
  context: ReviewContext,
  { id, grain, start, end }: { id: string; grain: Grain; start: string; end: string },
): Lineage[] {
  const kpi = listKpis(context.workspace.connection).find((one) => one.id === id);
  if (!kpi) throw new MusterError('not-found', 'This KPI is no longer there.');
  const [point] = kpiSeries(context, kpi, { periods: [periodOfDays(context, grain, { start, end })] });
  return (point?.lineage() ?? []).filter(({ ids }) => ids.length > 0);
}
