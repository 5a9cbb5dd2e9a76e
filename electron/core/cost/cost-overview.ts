import { type CostGroupRow, costGroups, costUsage } from '#db/cost/overview-queries.ts';
import { ratesBetween } from '#db/cost/rate-queries.ts';
import { costAnomalies } from '#shared/cost/anomaly.ts';
import { type Exchange, exchangeTo } from '#shared/cost/exchange.ts';
import { costForecast } from '#shared/cost/forecast.ts';
import {
  COST_DIMENSIONS,
  type CostAnomaly,
  type CostDimension,
  type CostGroup,
  type CostOverview,
  type CostOverviewMonth,
} from '#shared/cost/overview.ts';
import { costVariance, effectiveSavingsRate } from '#shared/cost/variance.ts';
import type { ListQuery } from '#shared/record/list-query.ts';
import { addMonths, lastDayOfMonth, monthOfDate, monthRange } from '#shared/time/month.ts';
import type { ReviewContext } from '../review/context.ts';
import { otherBasis } from '../review/cost-month.ts';
import { type Amount, addUp, type Converted, together } from '../review/money.ts';
import { lastFullMonth } from '../review/periods.ts';
import { unitCostOverview } from './unit-overview.ts';

const TRAILING_MONTHS = 12;
const MONTHS_AHEAD = 3;
const MOST_ANOMALIES = 50;

export type CostOverviewInput = {
  list: ListQuery;
  by: CostDimension;
  /** The month to break down; the last full one unless told. */
  month?: string | undefined;
  unit?: string | undefined;
};

type Part = 'actual' | 'budget' | 'forecast';
type ByMonth = Map<string, CostGroupRow[]>;

/** Cost of the records of a list: the months around the chosen week's, one of them broken down, and its unit cost. */
export function costOverview(context: ReviewContext, input: CostOverviewInput): CostOverview {
  const { settings, today, workspace } = context;
  const full = lastFullMonth(context);
  const [first, last] = [addMonths(full, 1 - TRAILING_MONTHS), addMonths(full, 1 + MONTHS_AHEAD)];
  const choices = monthRange(first, monthOfDate(today));
  const month = choices.includes(input.month ?? '') ? (input.month ?? full) : full;
  const range = {
    basis: settings.costBasis,
    firstDay: `${first}-01`,
    lastDay: lastDayOfMonth(last),
    day: today,
  };
  const { connection } = workspace;
  const exchange = exchangeTo(settings.currency, ratesBetween(connection, range.firstDay, range.lastDay));
  const rows = costGroups(connection, input.list, range, input.by);
  const byMonth = Map.groupBy(rows, ({ day }) => monthOfDate(day));
  const { months, words } = monthsOf(byMonth, monthRange(first, last), full, today, exchange);
  const groups = groupsOf(context, rows, input.by, { month, months: monthRange(first, full), exchange });
  const own = byMonth.get(month) ?? [];
  return {
    basis: settings.costBasis,
    currency: settings.currency,
    month,
    choices,
    months,
    forecastWords: words,
    dimension: input.by,
    groups: groups.filter(({ actual, budget }) => actual !== null || budget !== null),
    ...anomaliesOf(groups),
    unitCost: unitCostOverview(costUsage(connection, input.list, range), exchange, {
      month,
      months: monthRange(first, full),
      wanted: input.unit ?? settings.unitCostUnit,
    }),
    savingsRate: savingsRateOf(own, exchange),
    excluded: together(sumOf(own, 'actual', exchange).excluded, sumOf(own, 'budget', exchange).excluded, [
      { reason: otherBasis(settings.costBasis), n: own.reduce((n, { otherRows }) => n + otherRows, 0) },
    ]),
  };
}

function monthsOf(
  byMonth: ByMonth,
  range: readonly string[],
  full: string,
  today: string,
  exchange: Exchange,
): { months: CostOverviewMonth[]; words: string } {
  const current = monthOfDate(today);
  const totals = range.map((month) => {
    const own = byMonth.get(month) ?? [];
    const total = (part: Part) => sumOf(own, part, exchange);
    const [actual, budget, forecast] = [total('actual'), total('budget'), total('forecast')];
    const hasBegun = month <= current;
    return {
      month,
      actual: hasBegun ? rounded(actual) : null,
      budget: rounded(budget),
      forecast: rounded(forecast),
      n: { actual: hasBegun ? actual.rows : 0, budget: budget.rows, forecast: forecast.rows },
    };
  });
  const history = totals
    .filter(({ month }) => month <= full)
    .map(({ month, actual }) => ({ month, cost: actual }));
  const result = costForecast(history, { trailing: TRAILING_MONTHS, months: MONTHS_AHEAD + 1 });
  const ahead = new Map(result.forecast?.months.map((one) => [one.month, one]));
  const months = totals.map((total): CostOverviewMonth => {
    const trend = total.month > full && total.forecast === null ? ahead.get(total.month) : undefined;
    return {
      ...total,
      forecast: total.forecast ?? trend?.value ?? null,
      low: trend?.low ?? null,
      high: trend?.high ?? null,
      n: trend ? { ...total.n, forecast: result.forecast?.n ?? 0 } : total.n,
      variance: { ...costVariance([total]), n: total.n.actual + total.n.budget },
      isPartial: total.month === current && total.month !== full,
    };
  });
  return { months, words: result.forecast ? result.forecast.method : result.reason };
}

type GroupOptions = { month: string; months: readonly string[]; exchange: Exchange };

function groupsOf(
  { names }: ReviewContext,
  rows: readonly CostGroupRow[],
  by: CostDimension,
  { month, months, exchange }: GroupOptions,
): CostGroup[] {
  const target = by === 'teamId' ? 'team' : by === 'serviceId' ? 'service' : undefined;
  const total = sumOf(
    rows.filter(({ day }) => monthOfDate(day) === month),
    'actual',
    exchange,
  ).value;
  const groups = [...Map.groupBy(rows, ({ value }) => value)].map(([value, own]): CostGroup => {
    const byMonth = Map.groupBy(own, ({ day }) => monthOfDate(day));
    const amount = (key: string, part: Part) => rounded(sumOf(byMonth.get(key) ?? [], part, exchange));
    const [actual, budget] = [amount(month, 'actual'), amount(month, 'budget')];
    return {
      value,
      name: nameOf(value, target && names.of(target, value)?.name, by),
      actual,
      budget,
      variance: costVariance([{ actual, budget }]),
      share: actual === null || total === null || total === 0 ? null : actual / total,
      points: months.map((key) => ({ month: key, actual: amount(key, 'actual') })),
    };
  });
  return groups.sort((a, b) => (b.actual ?? -1) - (a.actual ?? -1) || (a.name < b.name ? -1 : 1));
}

function nameOf(value: string | null, name: string | undefined, by: CostDimension): string {
  return name ?? value ?? `No ${COST_DIMENSIONS[by].toLowerCase()}`;
}

/** Months that stand out from those before them, the newest and largest first; see `costAnomalies`. */
function anomaliesOf(groups: readonly CostGroup[]): { anomalies: CostAnomaly[]; unjudged: number } {
  let unjudged = 0;
  const anomalies = groups.flatMap(({ value, name, points }) => {
    const scan = costAnomalies(points.map(({ month, actual }) => ({ key: month, cost: actual })));
    if (scan.judged === 0) unjudged += 1;
    return scan.anomalies.map(({ key, cost, expected, impact }) => ({
      value,
      name,
      month: key,
      cost,
      expected: Math.round(expected),
      impact: Math.round(impact),
    }));
  });
  anomalies.sort(
    (a, b) => (a.month < b.month ? 1 : a.month > b.month ? -1 : 0) || Math.abs(b.impact) - Math.abs(a.impact),
  );
  return { anomalies: anomalies.slice(0, MOST_ANOMALIES), unjudged };
}

function savingsRateOf(rows: readonly CostGroupRow[], exchange: Exchange) {
  return effectiveSavingsRate(
    rows.flatMap(({ pairedActual, onDemand, currency, day }) => {
      const factor = exchange(1, currency, day);
      if (pairedActual === null || onDemand === null || factor === null) return [];
      return [{ actual: pairedActual * factor, onDemand: onDemand * factor }];
    }),
  );
}

function sumOf(rows: readonly CostGroupRow[], part: Part, exchange: Exchange): Converted {
  const amounts = rows.map(
    (row): Amount => ({ amount: row[part], rows: row[`${part}Rows`], currency: row.currency, day: row.day }),
  );
  return addUp(amounts, exchange);
}

function rounded({ value }: Converted): number | null {
  return value === null ? null : Math.round(value);
}
