import type { KpiScope } from '#db/kpi/periods.ts';
import { keptEach } from '#db/query/kept.ts';
import { type ReviewContext, termsKey } from '../review/context.ts';
import { type ComputedKpi, type KpiMeasured, none } from './measure.ts';
import type { KpiPeriod } from './periods.ts';

/**
 * The values of a computed KPI, of which those of periods that are over are kept until something is written that they
 * are made of: a change, or another week, then computes only what it is about, and what is under way.
 */
export function keepingClosed(
  context: ReviewContext,
  slug: string,
  kpi: ComputedKpi,
  scope: KpiScope,
  periods: readonly KpiPeriod[],
): KpiMeasured[] {
  const isOpen = ({ isPartial }: KpiPeriod) => isPartial;
  const closed = periods.filter((period) => !isOpen(period));
  const open = periods.filter(isOpen);
  const terms = termsKey(context);
  const keys = closed.map((period) => {
    const { key, start, until } = period;
    return ['closed period', slug, scope, terms, key, start, until, ...dayOf(context, kpi, period)];
  });
  const known = keptEach(context.workspace.connection, keys, (missing) =>
    kpi.series(
      context,
      scope,
      missing.flatMap((index) => closed[index] ?? []),
    ),
  );
  const underWay = open.length === 0 ? [] : kpi.series(context, scope, open);
  return periods.map((period) => {
    const value = isOpen(period) ? underWay[open.indexOf(period)] : known[closed.indexOf(period)];
    return value ?? none('It was not computed.');
  });
}

/** The day looked at, as far as the value of a period rests on it: on the period's own last day it always may. */
function dayOf({ today, isPartial }: ReviewContext, { restsOn }: ComputedKpi, { lastDay }: KpiPeriod) {
  return restsOn === 'period' && lastDay < today ? [] : [today, isPartial];
}
