import type { CostBasis } from '#shared/cost/variance.ts';
import type { Connection } from '../file/connection.ts';
import { idsOf } from '../query/ids.ts';
import { prepared } from '../query/prepared.ts';

/** What was recorded for one day (or the month that begins on it) in one currency; `null` where nothing was. */
export type CostDay = {
  day: string;
  currency: string | null;
  actual: number | null;
  actualRows: number;
  /** Rows with a cost on the other basis only. */
  otherRows: number;
  budget: number | null;
  budgetRows: number;
  forecast: number | null;
  forecastRows: number;
};

/** The same for one team, provider and usage unit, with what has both cost and usage, and the rows' ids. */
export type CostGroup = CostDay & {
  provider: string;
  teamId: string | null;
  usageUnit: string | null;
  usageCost: number | null;
  usage: number | null;
  usageRows: number;
  actualIds: string[];
  budgetIds: string[];
  usageIds: string[];
};

// Days after the last one looked at have not happened; a month's record counts from its first day.
const ROWS = `
  SELECT id, period_start AS day, currency, provider, team_id, usage_unit, usage_quantity, budget, forecast,
    CASE WHEN grain = 'day' AND period_start > :day THEN NULL WHEN :basis = 'billed' THEN billed ELSE effective END AS actual,
    CASE WHEN grain = 'day' AND period_start > :day THEN NULL WHEN :basis = 'billed' THEN effective ELSE billed END AS other
  FROM cost WHERE period_start BETWEEN :firstDay AND :lastDay`;

const SUMS = `day, currency, sum(actual) AS actual, count(actual) AS actualRows,
    count(*) FILTER (WHERE actual IS NULL AND other IS NOT NULL) AS otherRows,
    sum(budget) AS budget, count(budget) AS budgetRows, sum(forecast) AS forecast, count(forecast) AS forecastRows`;

// Only columns of the index on the period: a year of daily records is read without touching the table.
const SERIES = `
  SELECT ${SUMS} FROM (
    SELECT period_start AS day, currency, budget, forecast,
      CASE WHEN grain = 'day' AND period_start > :day THEN NULL WHEN :basis = 'billed' THEN billed ELSE effective END AS actual,
      CASE WHEN grain = 'day' AND period_start > :day THEN NULL WHEN :basis = 'billed' THEN effective ELSE billed END AS other
    FROM cost WHERE period_start BETWEEN :firstDay AND :lastDay
  ) GROUP BY day, currency`;

const GROUPS = `
  SELECT ${SUMS}, provider, team_id AS teamId, usage_unit AS usageUnit,
    sum(actual) FILTER (WHERE usage_quantity IS NOT NULL) AS usageCost,
    sum(usage_quantity) FILTER (WHERE actual IS NOT NULL) AS usage,
    count(*) FILTER (WHERE actual IS NOT NULL AND usage_quantity IS NOT NULL) AS usageRows,
    json_group_array(id) FILTER (WHERE actual IS NOT NULL) AS actualIds,
    json_group_array(id) FILTER (WHERE budget IS NOT NULL) AS budgetIds,
    json_group_array(id) FILTER (WHERE actual IS NOT NULL AND usage_quantity IS NOT NULL) AS usageIds
  FROM (${ROWS}) GROUP BY day, currency, provider, team_id, usage_unit`;

/** Local dates of the records wanted, the last day looked at, and the basis costs are on. */
export type CostRange = { firstDay: string; lastDay: string; day: string; basis: CostBasis };

/** Cost, budget and forecast by day and currency, in order of days. */
export function costByDay(connection: Connection, range: CostRange): CostDay[] {
  return prepared<[CostRange], CostDay>(connection, SERIES).all(range);
}

/** Cost and budget by day, currency, provider, team and usage unit. */
export function costGroups(connection: Connection, range: CostRange): CostGroup[] {
  type Ids = 'actualIds' | 'budgetIds' | 'usageIds';
  type Row = Omit<CostGroup, Ids> & Record<Ids, string>;
  return prepared<[CostRange], Row>(connection, GROUPS)
    .all(range)
    .map((row) => ({
      ...row,
      actualIds: idsOf(row.actualIds),
      budgetIds: idsOf(row.budgetIds),
      usageIds: idsOf(row.usageIds),
    }));
}
