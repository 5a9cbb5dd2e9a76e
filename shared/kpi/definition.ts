import { type Direction, type Rag, ragOf, type Unit } from '../figure/figure.ts';
import type { FREQUENCIES } from './kpi.ts';
import type { AggregationRule } from './roll-up.ts';

export type Frequency = keyof typeof FREQUENCIES;

/** In the order of a scorecard; money comes last. */
export const KPI_CATEGORIES = [
  'reliability',
  'incidents',
  'changes',
  'on-call',
  'resilience',
  'assurance',
  'people',
  'money',
] as const;
export type KpiCategory = (typeof KPI_CATEGORIES)[number];

/** What a measure is and what it is judged by. Every value of a built-in KPI is an editable default. */
export type KpiDefinition = {
  /** Stable kebab-case name. */
  key: string;
  name: string;
  definition: string;
  unit: Unit;
  direction: Direction;
  /** In the KPI's own unit; `null` where only the trend is judged, then `targetNote` says so. */
  target: number | null;
  /** How far beyond the target is still amber, in the KPI's own unit. */
  tolerance: number;
  targetNote: string;
  /** `magnitude`: the target bounds the value on both sides of 0, as for a variance. */
  judgedBy: 'value' | 'magnitude';
  frequency: Frequency;
  /** How values of shorter periods make the value of a longer one. */
  rule: AggregationRule;
  /** Whether rows of the workspace determine it; the others are entered by hand. */
  computed: boolean;
  /** An input is something a team can act on this week; an output is what follows from it. Inputs are shown first. */
  role: 'input' | 'output';
  /** Keys of the KPIs that this one moves. */
  drives: readonly string[];
  category: KpiCategory;
};

/**
 * KPIs in the order of a weekly business review (*Working Backwards*, ch. 6): inputs before the outputs they drive,
 * money last; within that by category and name.
 */
export function inReviewOrder<Kpi extends Pick<KpiDefinition, 'role' | 'category' | 'name'>>(
  kpis: readonly Kpi[],
): Kpi[] {
  const rank = ({ category, role }: Kpi) => [
    Number(category === 'money'),
    Number(role === 'output'),
    KPI_CATEGORIES.indexOf(category),
  ];
  return kpis.toSorted((a, b) => {
    const other = rank(b);
    const difference = rank(a)
      .map((value, index) => value - (other[index] ?? 0))
      .find((value) => value !== 0);
    return difference ?? (a.name < b.name ? -1 : Number(a.name > b.name));
  });
}

/** The parts of a KPI that its colour depends on; custom KPIs have them too. */
export type Judged = Pick<KpiDefinition, 'direction' | 'target' | 'tolerance'> &
  Partial<Pick<KpiDefinition, 'judgedBy'>>;

/** Red, amber or green of a value; `null` when the value or the target is missing. */
export function ragOfKpi(value: number | null, kpi: Judged): Rag | null {
  if (kpi.target === null) return null;
  const judged = value !== null && kpi.judgedBy === 'magnitude' ? Math.abs(value) : value;
  return ragOf(judged, { value: kpi.target, direction: kpi.direction, tolerance: kpi.tolerance });
}
