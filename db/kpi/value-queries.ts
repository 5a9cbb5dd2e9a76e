import type { Direction, Unit } from '#shared/figure/figure.ts';
import type { Frequency } from '#shared/kpi/definition.ts';
import type { AggregationRule } from '#shared/kpi/roll-up.ts';
import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';
import type { KpiScope, ScopeKind } from './periods.ts';

/** A KPI as its figures need it. */
export type KpiFacts = {
  id: string;
  slug: string;
  name: string;
  definition: string | null;
  unit: Unit;
  direction: Direction;
  target: number | null;
  tolerance: number;
  frequency: Frequency;
  rule: AggregationRule;
  scope: ScopeKind;
  isComputed: boolean;
  isInput: boolean;
  /** Set for one that is made of other KPIs. */
  formula: string | null;
  ownerId: string | null;
  currency: string | null;
};

export type ValueRow = {
  id: string;
  start: string;
  /** The team or service the value is of; `null` for the organisation. */
  of: string | null;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
};

const KPIS = `
  SELECT id, slug, name, definition, unit, direction, target, amber_tolerance AS tolerance, frequency,
    aggregation AS rule, scope, is_computed AS isComputed, is_input AS isInput, formula, owner_id AS ownerId, currency
  FROM kpi ORDER BY name, id`;

const VALUE = `
  SELECT id, period_start AS start, coalesce(service_id, team_id) AS of, value, numerator, denominator
  FROM kpi_value WHERE kpi_id = :kpiId AND period_start BETWEEN :firstDay AND :lastDay`;

// The plus keeps the planner on the index of the KPI and its periods.
const VALUES: Record<ScopeKind, string> = {
  org: `${VALUE} AND +team_id IS NULL AND +service_id IS NULL ORDER BY period_start, id`,
  team: `${VALUE} AND +team_id = :of AND +service_id IS NULL ORDER BY period_start, id`,
  service: `${VALUE} AND +service_id = :of ORDER BY period_start, id`,
};

const PARTS: Record<Exclude<ScopeKind, 'org'>, string> = {
  team: `${VALUE} AND +team_id IS NOT NULL AND +service_id IS NULL ORDER BY period_start, id`,
  service: `${VALUE} AND +service_id IS NOT NULL ORDER BY period_start, id`,
};

const CHANGES = `
  SELECT kpi_id AS kpiId, effective_on AS effectiveOn, definition FROM kpi_version ORDER BY effective_on, id`;

export type ValueRange = { firstDay: string; lastDay: string };

/** Every KPI by name. */
export function listKpis(connection: Connection): KpiFacts[] {
  type Row = Omit<KpiFacts, 'isComputed' | 'isInput'> & { isComputed: number; isInput: number };
  return kept<[], Row>(connection, KPIS)
    .all()
    .map((row) => ({ ...row, isComputed: row.isComputed === 1, isInput: row.isInput === 1 }));
}

/** Values entered for a KPI that begin from one local date to another, oldest first. */
export function enteredValues(
  connection: Connection,
  kpiId: string,
  scope: KpiScope,
  range: ValueRange,
): readonly ValueRow[] {
  const of = scope.kind === 'org' ? null : scope.id;
  const { firstDay, lastDay } = range;
  return kept<[ValueRange & { kpiId: string; of: string | null }], ValueRow>(
    connection,
    VALUES[scope.kind],
  ).all({ kpiId, of, firstDay, lastDay });
}

/** The same of every team or every service. */
export function enteredParts(
  connection: Connection,
  kpiId: string,
  kind: Exclude<ScopeKind, 'org'>,
  range: ValueRange,
): readonly ValueRow[] {
  const { firstDay, lastDay } = range;
  return kept<[ValueRange & { kpiId: string }], ValueRow>(connection, PARTS[kind]).all({
    kpiId,
    firstDay,
    lastDay,
  });
}

/** Changes of definitions and processes, oldest first, by KPI. */
export function kpiChanges(
  connection: Connection,
): Map<string, { effectiveOn: string; definition: string }[]> {
  type Row = { kpiId: string; effectiveOn: string; definition: string };
  return Map.groupBy(kept<[], Row>(connection, CHANGES).all(), ({ kpiId }) => kpiId);
}
