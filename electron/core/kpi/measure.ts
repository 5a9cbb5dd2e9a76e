import type { RecordKind } from '#db/kpi/first-records.ts';
import type { KpiScope, ScopeKind } from '#db/kpi/periods.ts';
import { type Excluded, type Lineage, type Measured, measured, noData } from '#shared/figure/figure.ts';
import type { ReviewContext } from '../review/context.ts';
import type { KpiPeriod } from './periods.ts';

/** A KPI's value with the parts that let it add up over periods and scopes; `null` where it has none. */
export type KpiMeasured = Measured & { numerator: number | null; denominator: number | null };

/** A KPI's value of one period, or the reason why there is none. */
export type KpiPoint = KpiMeasured & {
  period: KpiPeriod;
  /** The rows behind the value, read when they are asked for. */
  lineage: () => Lineage[];
};

/** How a built-in KPI is computed from the records of the workspace. */
export type ComputedKpi = {
  /** What it can be computed for. */
  scopes: readonly ScopeKind[];
  /** The records it is made of: before the first of them that has a date, it has no value of its own. */
  madeOf: RecordKind;
  /** Whether its value of a period that is over is settled, or is another on another day looked at, e.g. what was held late. */
  restsOn: 'period' | 'today';
  /** Its values, in the order of the periods. */
  series: (context: ReviewContext, scope: KpiScope, periods: readonly KpiPeriod[]) => KpiMeasured[];
  /** The rows behind the value of one period. */
  lineage: (context: ReviewContext, scope: KpiScope, period: KpiPeriod) => Lineage[];
};

export const EVERY_SCOPE: readonly ScopeKind[] = ['org', 'team', 'service'];

/** Excluded rows by reason, without those that are none. */
export function leftOut(counts: Readonly<Record<string, number>>): Excluded[] {
  return Object.entries(counts)
    .map(([reason, n]) => ({ reason, n }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => (a.reason < b.reason ? -1 : 1));
}

/** A ratio of two sums over `n` rows; no data, for the reason given, when the denominator is 0. */
export function ratioOf(
  numerator: number,
  denominator: number,
  n: number,
  excluded: readonly Excluded[],
  reason: string,
): KpiMeasured {
  if (denominator === 0) return none(reason, excluded);
  return { ...measured(numerator / denominator, n, excluded), numerator, denominator };
}

/** A value that is not made of two parts. */
export function plain(result: Measured): KpiMeasured {
  return { ...result, numerator: null, denominator: null };
}

/** A share of `n` rows, whose parts are counts. */
export function shareOf(result: Measured): KpiMeasured {
  if (result.value === null) return plain(result);
  return { ...result, numerator: Math.round(result.value * result.n), denominator: result.n };
}

/** No value, and why. */
export function none(reason: string, excluded: readonly Excluded[] = []): KpiMeasured {
  return plain(noData(reason, excluded));
}
