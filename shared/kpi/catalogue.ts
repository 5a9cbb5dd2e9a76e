import { COMMITMENT_KPIS } from './catalogue-commitments.ts';
import { RELIABILITY_KPIS } from './catalogue-reliability.ts';
import type { KpiDefinition } from './definition.ts';

/** The 26 measures of a cloud operations organisation that every workspace starts with. */
export const BUILT_IN_KPIS: readonly KpiDefinition[] = [...RELIABILITY_KPIS, ...COMMITMENT_KPIS];

/** The built-in KPI of that key, `undefined` when there is none. */
export function builtInKpi(key: string): KpiDefinition | undefined {
  return BUILT_IN_KPIS.find((kpi) => kpi.key === key);
}
