/**
 * Unit cost where usage and cost are records of their own. Source: FinOps Foundation, *FinOps Framework* (unit economics).
 * A service's usage is what all of its cost pays for, so the two are matched by service and month; a record of no service
 * stands for itself and needs both.
 */
import { type Measured, measured, noData } from '../figure/figure.ts';
import { sum } from '../figure/statistics.ts';
import type { Exchange } from './exchange.ts';
import { unitCost } from './variance.ts';

/** Records of one month; several may be summed where they share service and unit. Cost in minor units of one currency. */
export type UsageRow = {
  serviceId: string | null;
  unit: string | null;
  usage: number | null;
  cost: number | null;
  /** How many records it stands for. */
  n: number;
};

/** The same as it was recorded: in a currency of its own, on a day. */
export type RecordedUsage = UsageRow & { currency: string | null; day: string };

/** All cost (minor units) and usage of what is measured in a unit. */
export type UnitTotal = { unit: string | null; cost: number; usage: number };

/** The rows whose cost or usage the unit cost of `unit` is made of. */
export function rowsOfUnit<Row extends UsageRow>(rows: readonly Row[], unit: string | null): Row[] {
  const services = new Set(
    rows.flatMap((row) => (measures(row, unit) && row.serviceId !== null ? row.serviceId : [])),
  );
  return rows.filter((row) =>
    row.serviceId === null
      ? measures(row, unit) && row.cost !== null
      : services.has(row.serviceId) && (row.cost !== null || measures(row, unit)),
  );
}

/** Σ cost of the services measured in `unit` / Σ their usage; see `unitCost`. Records of other services are left out. */
export function unitCostOfRows(rows: readonly UsageRow[], unit: string | null): Measured {
  const own = rowsOfUnit(rows, unit);
  const counted = (list: readonly UsageRow[]) => sum(list.map(({ n }) => n));
  const priced = (list: readonly UsageRow[]) => list.filter(({ cost }) => cost !== null);
  const left = counted(priced(rows)) - counted(priced(own));
  const excluded = [{ reason: 'no usage in this unit', n: left }].filter(({ n }) => n > 0);
  const { cost, usage } = unitTotal(own, unit);
  if (own.length === 0 || priced(own).length === 0)
    return noData('No cost with its usage recorded.', excluded);
  const result = unitCost([{ cost, usage }]);
  return result.value === null
    ? noData(result.reason ?? 'The usage is 0.', excluded)
    : measured(result.value, counted(own), excluded);
}

/** Rows in the currency of `exchange`. One whose cost has no rate is left out whole: its usage would look free. */
export function usageInOneCurrency<Row extends RecordedUsage>(
  rows: readonly Row[],
  exchange: Exchange,
): (Row & UsageRow)[] {
  return rows.flatMap((row) => {
    const cost = row.cost === null ? null : exchange(row.cost, row.currency, row.day);
    return row.cost !== null && cost === null ? [] : { ...row, cost };
  });
}

/**
 * The unit that unit cost is per: the one wanted, where some cost is measured in it, else the one that most cost is
 * measured in; `undefined` where no cost has usage.
 */
export function mainUnit(rows: readonly UsageRow[], wanted: string): string | null | undefined {
  const totals = unitTotals(rows);
  return (totals.find(({ unit }) => unit !== null && unit === wanted) ?? totals[0])?.unit;
}

/** Every unit that some cost is measured in, the one with most cost first. */
export function unitTotals(rows: readonly UsageRow[]): UnitTotal[] {
  const units = new Set(rows.flatMap(({ usage, unit }) => (usage === null ? [] : [unit])));
  return [...units]
    .map((unit) => ({ unit, ...unitTotal(rowsOfUnit(rows, unit), unit) }))
    .filter(({ cost }) => cost !== 0)
    .sort((a, b) => b.cost - a.cost || ((a.unit ?? '') < (b.unit ?? '') ? -1 : 1));
}

/** Σ cost and Σ usage of rows of one unit (see `rowsOfUnit`). */
export function unitTotal(own: readonly UsageRow[], unit: string | null): { cost: number; usage: number } {
  return {
    cost: sum(own.map(({ cost }) => cost ?? 0)),
    usage: sum(own.map((row) => (measures(row, unit) ? (row.usage ?? 0) : 0))),
  };
}

function measures(row: UsageRow, unit: string | null): boolean {
  return row.usage !== null && row.unit === unit;
}
