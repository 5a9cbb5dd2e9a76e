import { cost } from '#shared/cost/cost.ts';
import type { CostDimension } from '#shared/cost/overview.ts';
import type { CostBasis } from '#shared/cost/variance.ts';
import type { ListQuery } from '#shared/record/list-query.ts';
import { and, drizzle, sql } from '../drizzle/required.ts';
import type { Connection } from '../file/connection.ts';
import { type EntityTable, whereOf } from '../record/list-conditions.ts';
import { tables } from '../schema/tables.ts';

/** The cost records of a list that share day, currency and one dimension's value. Amounts in minor units. */
export type CostGroupRow = {
  day: string;
  currency: string | null;
  value: string | null;
  actual: number | null;
  actualRows: number;
  budget: number | null;
  budgetRows: number;
  forecast: number | null;
  forecastRows: number;
  /** Rows with a cost on the other basis only. */
  otherRows: number;
  /** Over the rows with both. */
  pairedActual: number | null;
  onDemand: number | null;
};

/** The cost records of a list that share day, currency, service and usage unit. */
export type CostUsageRow = {
  day: string;
  currency: string | null;
  serviceId: string | null;
  unit: string | null;
  cost: number | null;
  usage: number | null;
  n: number;
};

export type CostGroupRange = {
  basis: CostBasis;
  firstDay: string;
  lastDay: string /** Last day looked at. */;
  day: string;
};

const table = tables.cost as unknown as EntityTable;

/** The records of a list from one local date to another, summed by day, currency and the values of `by`. */
export function costGroups(
  connection: Connection,
  list: ListQuery,
  range: CostGroupRange,
  by: CostDimension,
): CostGroupRow[] {
  const { actual, other, where } = partsOf(list, range);
  const value = table[by];
  return drizzle(connection)
    .select({
      day: sql`${table.periodStart}`,
      currency: sql`${table.currency}`,
      value: sql`${value}`,
      actual: sql`sum(${actual})`,
      actualRows: sql`count(${actual})`,
      budget: sql`sum(${table.budget})`,
      budgetRows: sql`count(${table.budget})`,
      forecast: sql`sum(${table.forecast})`,
      forecastRows: sql`count(${table.forecast})`,
      otherRows: sql`count(*) FILTER (WHERE ${actual} IS NULL AND ${other} IS NOT NULL)`,
      pairedActual: sql`sum(${actual}) FILTER (WHERE ${table.onDemand} IS NOT NULL)`,
      onDemand: sql`sum(${table.onDemand}) FILTER (WHERE ${actual} IS NOT NULL)`,
    })
    .from(table)
    .where(where)
    .groupBy(sql`${table.periodStart}`, sql`${table.currency}`, sql`${value}`)
    .all() as CostGroupRow[];
}

/**
 * The records of a list with usage, and those of the services that have some; the rest are together as of no service.
 */
export function costUsage(connection: Connection, list: ListQuery, range: CostGroupRange): CostUsageRow[] {
  const { actual, where } = partsOf(list, range);
  const isMeasured = sql`${table.serviceId} IN (SELECT service_id FROM cost WHERE usage_quantity IS NOT NULL)`;
  const service = sql`CASE WHEN ${table.usageQuantity} IS NOT NULL OR ${isMeasured} THEN ${table.serviceId} END`;
  return drizzle(connection)
    .select({
      day: sql`${table.periodStart}`,
      currency: sql`${table.currency}`,
      serviceId: service,
      unit: sql`${table.usageUnit}`,
      cost: sql`sum(${actual})`,
      usage: sql`sum(${table.usageQuantity})`,
      n: sql`count(*)`,
    })
    .from(table)
    .where(where)
    .groupBy(
      sql`${table.periodStart}`,
      sql`${table.currency}`,
      service,
      sql`${table.usageUnit}`,
      // A record with both stands for itself where it names no service.
      sql`${table.usageQuantity} IS NULL`,
      sql`${actual} IS NULL`,
    )
    .all() as CostUsageRow[];
}

/** A day after the last one looked at has not happened; a month's record counts from its first day. */
function partsOf(list: ListQuery, { basis, firstDay, lastDay, day }: CostGroupRange) {
  const happened = sql`(${table.periodStart} <= ${day} OR ${table.grain} = 'month')`;
  const [own, other] = basis === 'billed' ? [table.billed, table.effective] : [table.effective, table.billed];
  return {
    actual: sql`CASE WHEN ${happened} THEN ${own} END`,
    other: sql`CASE WHEN ${happened} THEN ${other} END`,
    where: and(whereOf(cost, table, list), sql`${table.periodStart} BETWEEN ${firstDay} AND ${lastDay}`),
  };
}
