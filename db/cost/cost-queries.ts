import type { CostBasis } from '#shared/cost/variance.ts';
import type { Connection } from '../file/connection.ts';
import { idsOf } from '../query/ids.ts';
import { kept } from '../query/kept.ts';

/** What was recorded for one day (or the month that begins on it) in one currency; `null` where nothing was. */
export type CostDay = {
  day: string;
  currency: string | null;
  actual: number | null;
  actualRows: number;
  budget: number | null;
  budgetRows: number;
  forecast: number | null;
  forecastRows: number;
};

/** One record with a cost, a budget or a usage; `hasOther` is 1 where the cost is on the other basis only. */
export type CostRow = {
  id: string;
  day: string;
  currency: string | null;
  provider: string;
  teamId: string | null;
  serviceId: string | null;
  usageUnit: string | null;
  usage: number | null;
  actual: number | null;
  hasOther: 0 | 1;
  budget: number | null;
};

/** The costs of one day in one currency, as ids, and how many have a cost on the other basis only. */
export type CostIds = Pick<CostDay, 'day' | 'currency'> & { ids: string[]; otherRows: number };

// A day after the last one looked at has not happened; a month's record counts from its first day. A statement for
// each basis, because choosing the column in every row doubles what a year of daily records costs.
const HAS_HAPPENED = "(period_start <= :day OR grain = 'month')";
const IN_RANGE = 'FROM cost WHERE period_start BETWEEN :firstDay AND :lastDay';

const both = (statement: (column: CostBasis, other: CostBasis) => string): Record<CostBasis, string> => ({
  billed: statement('billed', 'effective'),
  effective: statement('effective', 'billed'),
});

// Only columns of the index on the period, in its order.
const SERIES = both(
  (column) => `
  SELECT period_start AS day, currency,
    sum(${column}) FILTER (WHERE ${HAS_HAPPENED}) AS actual,
    count(${column}) FILTER (WHERE ${HAS_HAPPENED}) AS actualRows,
    sum(budget) AS budget, count(budget) AS budgetRows, sum(forecast) AS forecast, count(forecast) AS forecastRows
  ${IN_RANGE} GROUP BY period_start, currency`,
);

const ROWS = both(
  (column, other) => `
  SELECT id, period_start AS day, currency, provider, team_id AS teamId, service_id AS serviceId, usage_unit AS usageUnit,
    usage_quantity AS usage, budget, CASE WHEN ${HAS_HAPPENED} THEN ${column} END AS actual,
    ${column} IS NULL AND ${other} IS NOT NULL AND ${HAS_HAPPENED} AS hasOther
  ${IN_RANGE} AND (billed IS NOT NULL OR effective IS NOT NULL OR budget IS NOT NULL OR usage_quantity IS NOT NULL)`,
);

const IDS = both(
  (column, other) => `
  SELECT period_start AS day, currency, json_group_array(id) FILTER (WHERE ${column} IS NOT NULL) AS ids,
    count(*) FILTER (WHERE ${column} IS NULL AND ${other} IS NOT NULL) AS otherRows
  ${IN_RANGE} AND ${HAS_HAPPENED} GROUP BY period_start, currency`,
);

/** Local dates of the records wanted and the last day looked at. */
export type CostRange = { firstDay: string; lastDay: string; day: string };

/** Cost, budget and forecast by day and currency, in order of days. */
export function costByDay(connection: Connection, basis: CostBasis, range: CostRange): readonly CostDay[] {
  return kept<[CostRange], CostDay>(connection, SERIES[basis]).all(range);
}

/** The records with a cost, a budget or a usage. */
export function costRows(connection: Connection, basis: CostBasis, range: CostRange): readonly CostRow[] {
  return kept<[CostRange], CostRow>(connection, ROWS[basis]).all(range);
}

/** Ids of the records with a cost, by day and currency. */
export function costIds(connection: Connection, basis: CostBasis, range: CostRange): CostIds[] {
  return kept<[CostRange], Omit<CostIds, 'ids'> & { ids: string }>(connection, IDS[basis])
    .all(range)
    .map((row) => ({ ...row, ids: idsOf(row.ids) }));
}
