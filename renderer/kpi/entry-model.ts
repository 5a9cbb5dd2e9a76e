import type { RowOf } from '#shared/entity/entity.ts';
import { type EntryPeriod, type EntryUnit, entryText } from '#shared/kpi/entry.ts';
import type { kpi, kpiValue } from '#shared/kpi/kpi.ts';

export type KpiRecord = RowOf<typeof kpi>;
export type ValueRecord = RowOf<typeof kpiValue>;

/** Whose values are entered. */
export type EntryScope = { kind: 'org' } | { kind: 'team' | 'service'; id: string };

/** One value to enter. Several values may lie in one period, e.g. those of weeks in a month: then it is only shown. */
export type EntryCell = { kpi: KpiRecord; period: EntryPeriod; values: readonly ValueRecord[] };

export type CellAt = { row: number; column: number };

/** Text that could not be read, kept where it was put, and why. */
export type Problem = { text: string; error: string };

/** A change to the cells of a grid: the text that each gets. */
export type CellText = CellAt & { text: string };

/** The cells of KPIs by period. */
export function cellsOf(
  kpis: readonly KpiRecord[],
  periods: readonly EntryPeriod[],
  values: readonly ValueRecord[],
  scope: EntryScope,
): EntryCell[][] {
  const own = Map.groupBy(
    values.filter((value) => isOf(value, scope)),
    ({ kpiId }) => kpiId,
  );
  return kpis.map((kpi) =>
    periods.map((period) => ({
      kpi,
      period,
      values: (own.get(kpi.id) ?? []).filter(
        ({ periodStart, value, numerator }) =>
          periodStart >= period.firstDay &&
          periodStart <= period.lastDay &&
          (value !== null || numerator !== null),
      ),
    })),
  );
}

function isOf({ teamId, serviceId }: ValueRecord, scope: EntryScope): boolean {
  if (scope.kind === 'org') return teamId === null && serviceId === null;
  return scope.kind === 'team' ? teamId === scope.id && serviceId === null : serviceId === scope.id;
}

export function unitOf({ unit, currency }: KpiRecord, fallback: string): EntryUnit {
  return { unit, currency: currency ?? fallback };
}

/** The one value of a cell; `null` for none, and for several, which have no one value. */
export function singleValue({ values }: EntryCell): number | null {
  const [only] = values;
  if (!only || values.length > 1) return null;
  if (only.value !== null) return only.value;
  return only.numerator !== null && only.denominator ? only.numerator / only.denominator : null;
}

/** The text with which editing a cell begins. */
export function textOf(cell: EntryCell, currency: string): string {
  return entryText(singleValue(cell), unitOf(cell.kpi, currency));
}

/** Over, without a value of those whose values the KPI is kept by. */
export function isMissing({ kpi, period, values }: EntryCell, today: string, { kind }: EntryScope): boolean {
  return values.length === 0 && period.lastDay < today && kpi.scope === kind;
}

/** The organisation's values of a KPI that is kept by team or by service are made of theirs. */
export function isKeptIn({ scope }: KpiRecord, kind: EntryScope['kind']): boolean {
  return kind !== 'org' || scope === 'org';
}

export type RecordChange =
  | { entity: string; id?: string; values: Record<string, unknown> }
  | { entity: string; id: string; values: null };

/** What entering a value does to the records; `null` when nothing changes. An emptied cell loses its record. */
export function changeOf(cell: EntryCell, value: number | null, scope: EntryScope): RecordChange | null {
  const [only] = cell.values;
  const entity = 'kpiValue';
  if (!only) {
    if (value === null) return null;
    const owner = scope.kind === 'org' ? {} : { [scope.kind === 'team' ? 'teamId' : 'serviceId']: scope.id };
    return { entity, values: { kpiId: cell.kpi.id, periodStart: cell.period.firstDay, value, ...owner } };
  }
  if (value === singleValue(cell)) return null;
  const parts = { numerator: null, denominator: null };
  if (value !== null) return { entity, id: only.id, values: { value, ...parts } };
  // A target of the period stays.
  if (only.target !== null) return { entity, id: only.id, values: { value, ...parts } };
  return { entity, id: only.id, values: null };
}

export function keyOf({ kpi, period }: EntryCell): string {
  return `${kpi.id} ${period.key}`;
}
