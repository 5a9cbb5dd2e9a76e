import type { KpiScope } from '#db/kpi/periods.ts';
import { keptResult } from '#db/query/kept.ts';
import { type ReviewContext, termsKey } from '../review/context.ts';
import { type KpiMeasured, none } from './measure.ts';
import type { KpiPeriod } from './periods.ts';

/**
 * The values of a series, of which those of periods that are over are kept until something is written that they are
 * made of: a change then computes only what it is about, and what is under way.
 */
export function keepingClosed(
  context: ReviewContext,
  slug: string,
  scope: KpiScope,
  periods: readonly KpiPeriod[],
  compute: (periods: readonly KpiPeriod[]) => KpiMeasured[],
): KpiMeasured[] {
  const isOpen = ({ isPartial }: KpiPeriod) => isPartial;
  const closed = periods.filter((period) => !isOpen(period));
  const open = periods.filter(isOpen);
  const bounds = closed.map(({ key, start, until }) => [key, start, until]);
  const key = ['closed periods', slug, scope, bounds, context.today, context.isPartial, termsKey(context)];
  const known = keptResult(context.workspace.connection, key, () => compute(closed));
  const underWay = open.length === 0 ? [] : compute(open);
  return periods.map((period) => {
    const value = isOpen(period) ? underWay[open.indexOf(period)] : known[closed.indexOf(period)];
    return value ?? none('It was not computed.');
  });
}
