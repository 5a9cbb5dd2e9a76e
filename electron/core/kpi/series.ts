import { enteredFrom } from '#db/kpi/first-records.ts';
import type { KpiScope } from '#db/kpi/periods.ts';
import type { KpiFacts } from '#db/kpi/value-queries.ts';
import { recordBegins } from '../review/baseline.ts';
import type { ReviewContext } from '../review/context.ts';
import { keepingClosed } from './closed-periods.ts';
import { computedKpi } from './computed.ts';
import { type Entered, enteredSeries } from './entered.ts';
import { madeSeries, namedParts } from './made.ts';
import { type KpiPoint, none } from './measure.ts';
import type { KpiPeriod } from './periods.ts';

const SCOPE_WORDS = { org: 'the organisation', team: 'a team', service: 'a service' } as const;

/**
 * A KPI over periods, oldest first: computed where it is a built-in one that the records determine, and where they do
 * not for a period, what was entered for it (so that the time before the records can be filled in by hand). One with a
 * formula is made of other KPIs.
 */
export function kpiSeries(
  context: ReviewContext,
  kpi: KpiFacts,
  { scope = { kind: 'org' }, periods }: { scope?: KpiScope; periods: readonly KpiPeriod[] },
  path: readonly string[] = [],
): KpiPoint[] {
  if (kpi.formula !== null && !kpi.isComputed) {
    const of = (part: KpiFacts, parts: readonly string[]) =>
      kpiSeries(context, part, { scope, periods }, parts);
    return madeSeries(context, kpi, periods, path, of);
  }
  const computed = kpi.isComputed ? computedKpi(kpi.slug) : undefined;
  if (computed === undefined) {
    const entered = enteredSeries(context, kpi, scope, periods);
    return periods.map((period, index) => enteredPoint(period, entered[index]));
  }
  const values = computed.scopes.includes(scope.kind)
    ? keepingClosed(context, kpi.slug, computed, scope, periods)
    : periods.map(() => none(`It is not computed for ${SCOPE_WORDS[scope.kind]}.`));
  const isFull = values.every(({ value }) => value !== null);
  const entered = isFull ? [] : enteredSeries(context, kpi, scope, periods);
  return periods.map((period, index) => {
    const value = values[index] ?? none('It was not computed.');
    const byHand = entered[index];
    if (value.value === null && byHand && byHand.value !== null) return enteredPoint(period, byHand);
    return { ...value, period, lineage: () => computed.lineage(context, scope, period) };
  });
}

/**
 * The local date that the values of a KPI begin with: that of the first record it is made of, or of the first value that was
 * entered; of one with a formula, when all its parts have begun. `null` when there is none.
 */
export function kpiBegins(
  context: ReviewContext,
  kpi: KpiFacts,
  path: readonly string[] = [],
): string | null {
  if (kpi.formula !== null && !kpi.isComputed) {
    if (path.includes(kpi.slug)) return null;
    const days = namedParts(context, kpi).map((part) => kpiBegins(context, part, [...path, kpi.slug]));
    const known = days.filter((day) => day !== null);
    return known.length < days.length ? null : (known.toSorted().at(-1) ?? null);
  }
  const computed = kpi.isComputed ? computedKpi(kpi.slug) : undefined;
  const recorded = computed ? recordBegins(context, computed.madeOf) : null;
  const entered = enteredFrom(context.workspace.connection, kpi.id);
  return [recorded, entered].filter((day) => day !== null).toSorted()[0] ?? null;
}

function enteredPoint(period: KpiPeriod, entered: Entered | undefined): KpiPoint {
  const { ids, ...value } = entered ?? { ...none('No value was entered.'), ids: [] };
  return { ...value, period, lineage: () => [{ entity: 'kpiValue', ids }] };
}
