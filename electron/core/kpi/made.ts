import { type KpiFacts, listKpis } from '#db/kpi/value-queries.ts';
import { measured } from '#shared/figure/figure.ts';
import { evaluate, keysOf, parseFormula } from '#shared/kpi/formula.ts';
import type { ReviewContext } from '../review/context.ts';
import { type KpiPoint, none, plain } from './measure.ts';
import { remembered } from './memo.ts';
import type { KpiPeriod } from './periods.ts';

export type SeriesOf = (kpi: KpiFacts, path: readonly string[]) => KpiPoint[];

/**
 * A KPI that is made of others: its formula applied to their values of each period, never to values of shorter ones.
 * `path` names the KPIs that are being made, so that none is made of itself.
 */
export function madeSeries(
  context: ReviewContext,
  { slug, formula }: KpiFacts,
  periods: readonly KpiPeriod[],
  path: readonly string[],
  seriesOf: SeriesOf,
): KpiPoint[] {
  const without = (reason: string) =>
    periods.map((period): KpiPoint => ({ ...none(reason), period, lineage: () => [] }));
  const read = parseFormula(formula ?? '');
  if ('problem' in read) return without(read.problem);
  const keys = [...new Set(keysOf(read))];
  const circular = keys.find((key) => key === slug || path.includes(key));
  if (circular !== undefined) return without(`“${circular}” is made of itself.`);
  const known = kpisBySlug(context);
  const missing = keys.find((key) => !known.has(key));
  if (missing !== undefined) return without(`There is no KPI “${missing}”.`);
  const parts = new Map(keys.map((key) => [key, seriesOf(known.get(key) as KpiFacts, [...path, slug])]));
  return periods.map((period, index) => {
    const points = keys.flatMap((key) => parts.get(key)?.[index] ?? []);
    const lineage = () => points.flatMap((point) => point.lineage());
    const result = evaluate(read, (key) => parts.get(key)?.[index]?.value ?? null);
    if ('reason' in result) return { ...none(result.reason), period, lineage };
    const n = Math.min(...points.map((point) => point.n));
    return {
      ...plain(
        measured(
          result.value,
          n,
          points.flatMap(({ excluded }) => excluded),
        ),
      ),
      period,
      lineage,
    };
  });
}

/** The KPIs that the formula of a KPI names, as far as they exist. */
export function namedParts(context: ReviewContext, { formula }: KpiFacts): KpiFacts[] {
  const read = parseFormula(formula ?? '');
  if ('problem' in read) return [];
  const known = kpisBySlug(context);
  return [...new Set(keysOf(read))].flatMap((key) => known.get(key) ?? []);
}

function kpisBySlug(context: ReviewContext): Map<string, KpiFacts> {
  return remembered(context, ['kpis by key'], () => {
    const kpis: KpiFacts[] = listKpis(context.workspace.connection);
    return new Map(kpis.map((kpi) => [kpi.slug, kpi]));
  });
}
