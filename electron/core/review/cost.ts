import { type CostDay, costByDay, costIds } from '#db/cost/cost-queries.ts';
import { ratesBetween } from '#db/cost/rate-queries.ts';
import { type Exchange, exchangeTo } from '#shared/cost/exchange.ts';
import { costForecast } from '#shared/cost/forecast.ts';
import { type Figure, type Measured, measured, noData } from '#shared/figure/figure.ts';
import { formatMoneyShort, formatMonth } from '#shared/figure/format.ts';
import { toFigure } from '#shared/figure/to-figure.ts';
import { ragOfKpi } from '#shared/kpi/definition.ts';
import type { CostSection } from '#shared/review/sections.ts';
import { addMonths, lastDayOfMonth, monthOfDate, monthRange, monthsBetween } from '#shared/time/month.ts';
import type { ReviewContext } from './context.ts';
import {
  actualOf,
  budgetOf,
  type CostMonth,
  otherBasis,
  providerRows,
  readMonth,
  teamRows,
  unitCostOf,
  unitOf,
  varianceOf,
} from './cost-month.ts';
import type { SectionResult } from './counts.ts';
import { type Amount, addUp, totalOf } from './money.ts';
import { lastFullMonth, monthSpan, monthToDate } from './periods.ts';
import { savingsByLever, savingsFigures } from './savings.ts';
import { kpiTarget } from './targets.ts';

const TRAILING_MONTHS = 12;
const MONTHS_AHEAD = 3;

type MonthTotals = { month: string; actual: number | null; budget: number | null; forecast: number | null };
type Trend = { value: number; words: string; n: number };

/** Cost of the last full month and of the months around it, on one basis and in the workspace's currency. */
export function costSection(context: ReviewContext): SectionResult<CostSection> {
  const { settings, today } = context;
  const full = lastFullMonth(context);
  const exchange = exchangeOf(context, full);
  const days = daysOf(context, full);
  const series = seriesOf(context, full, days, exchange);
  const trend = (month: string) => trendFor(series, full, month, settings.currency);
  const month = readMonth(context, full, exchange);
  return {
    section: {
      basis: settings.costBasis,
      currency: settings.currency,
      varianceLimit: settings.attention.costVariance,
      months: series.map((point) => ({
        ...point,
        label: formatMonth(point.month),
        forecast: point.forecast ?? (point.month > full ? (trend(point.month)?.value ?? null) : null),
        isPartial: point.month === monthOfDate(today) && point.month !== full,
      })),
      teams: teamRows(month, context),
      providers: providerRows(month),
      savings: savingsByLever(context, exchange),
    },
    figures: [
      ...monthFigures(context, month, exchange),
      toDateFigure(context, days, exchange),
      forecastFigure(context, series, trend, addMonths(full, 1)),
      ...savingsFigures(context, exchange),
    ],
  };
}

function rangeOf(full: string): { first: string; last: string } {
  return { first: addMonths(full, 1 - TRAILING_MONTHS), last: addMonths(full, 1 + MONTHS_AHEAD) };
}

function exchangeOf({ workspace, settings, today }: ReviewContext, full: string): Exchange {
  const { first, last } = rangeOf(full);
  const end = lastDayOfMonth(last);
  const rates = ratesBetween(workspace.connection, `${first}-01`, end > today ? end : today);
  return exchangeTo(settings.currency, rates);
}

function daysOf({ workspace, settings, today }: ReviewContext, full: string): readonly CostDay[] {
  const { first, last } = rangeOf(full);
  const range = { firstDay: `${first}-01`, lastDay: lastDayOfMonth(last), day: today };
  return costByDay(workspace.connection, settings.costBasis, range);
}

function seriesOf(
  { today }: ReviewContext,
  full: string,
  days: readonly CostDay[],
  exchange: Exchange,
): MonthTotals[] {
  const { first, last } = rangeOf(full);
  const byMonth = Map.groupBy(days, ({ day }) => monthOfDate(day));
  return monthRange(first, last).map((month) => {
    const own = byMonth.get(month) ?? [];
    const total = (part: 'actual' | 'budget' | 'forecast') => {
      const { value } = addUp(
        own.map((day) => amountOf(day, part)),
        exchange,
      );
      return value === null ? null : Math.round(value);
    };
    const hasBegun = month <= monthOfDate(today);
    return {
      month,
      actual: hasBegun ? total('actual') : null,
      budget: total('budget'),
      forecast: total('forecast'),
    };
  });
}

function amountOf(day: CostDay, part: 'actual' | 'budget' | 'forecast'): Amount {
  return { amount: day[part], rows: day[`${part}Rows`], currency: day.currency, day: day.day };
}

/** The linear trend of the full months, carried on to `month`; `null` with too few of them. */
function trendFor(
  series: readonly MonthTotals[],
  full: string,
  month: string,
  currency: string,
): Trend | null {
  const history = series
    .filter((point) => point.month <= full)
    .map(({ month: key, actual }) => ({ month: key, cost: actual }));
  const last = history.findLast(({ cost }) => cost !== null);
  if (!last) return null;
  const ahead = monthsBetween(last.month, month);
  const { forecast } = costForecast(history, { trailing: TRAILING_MONTHS, months: ahead });
  const point = forecast?.months.at(-1);
  if (!forecast || !point) return null;
  const range = `${formatMoneyShort(point.low, currency)} to ${formatMoneyShort(point.high, currency)}`;
  return { value: point.value, words: `${forecast.method}: ${range}`, n: forecast.n };
}

function monthFigures(context: ReviewContext, month: CostMonth, exchange: Exchange): Figure[] {
  const { currency } = context.settings;
  const { period } = monthSpan(context, month.month);
  const before = readMonth(context, addMonths(month.month, -1), exchange);
  const [actual, budget] = [actualOf(month), budgetOf(month)];
  const inMonth = `${formatMonth(month.month)}`;
  const money = { unit: 'money', currency, period } as const;
  return [
    toFigure({
      ...money,
      key: 'cost.actual',
      label: `Cost in ${inMonth} (${month.basis})`,
      result: actual.result,
      lineage: [{ entity: 'cost', ids: actual.ids }],
      previous: actualOf(before).result.value,
    }),
    toFigure({
      ...money,
      key: 'cost.budget',
      label: `Budget for ${inMonth}`,
      result: budget.result,
      lineage: [{ entity: 'cost', ids: budget.ids }],
      previous: budgetOf(before).result.value,
    }),
    varianceFigure(context, month, before),
    unitFigure(context, month, before),
  ];
}

/** Judged on both sides of 0: money not spent is off plan too. */
function varianceFigure(context: ReviewContext, month: CostMonth, before: CostMonth): Figure {
  const { result, ids } = varianceOf(month);
  const target = kpiTarget(context, 'cost-variance');
  const { rag: _, ...figure } = toFigure({
    key: 'cost.variance',
    label: `Cost against budget in ${formatMonth(month.month)} (${month.basis})`,
    unit: 'ratio',
    period: monthSpan(context, month.month).period,
    result,
    lineage: [{ entity: 'cost', ids }],
    target,
    previous: varianceOf(before).result.value,
  });
  const rag = target && ragOfKpi(result.value, { ...target, target: target.value, judgedBy: 'magnitude' });
  return { ...figure, ...(rag ? { rag } : {}) };
}

function unitFigure(context: ReviewContext, month: CostMonth, before: CostMonth): Figure {
  const unit = unitOf(month, context.settings.unitCostUnit);
  const { result, ids } = unitCostOf(month, unit);
  const per = typeof unit === 'string' ? ` per ${unit}` : '';
  return toFigure({
    key: 'cost.unit',
    label: `Unit cost${per} in ${formatMonth(month.month)} (${month.basis})`,
    unit: 'perUnit',
    currency: context.settings.currency,
    period: monthSpan(context, month.month).period,
    result,
    lineage: [{ entity: 'cost', ids }],
    target: kpiTarget(context, 'unit-cost'),
    previous: unit === undefined ? null : unitCostOf(before, unit).result.value,
  });
}

function toDateFigure(context: ReviewContext, series: readonly CostDay[], exchange: Exchange): Figure {
  const { settings, today, workspace } = context;
  const { period, firstDay } = monthToDate(context);
  const lastDay = lastDayOfMonth(monthOfDate(today));
  const days = series.filter(({ day }) => day >= firstDay && day <= lastDay);
  const rows = costIds(workspace.connection, settings.costBasis, { firstDay, lastDay, day: today });
  const other = rows.reduce((n, { otherRows }) => n + otherRows, 0);
  return toFigure({
    key: 'cost.mtd',
    label: `Cost, month to date (${settings.costBasis})`,
    unit: 'money',
    currency: settings.currency,
    period,
    result: totalOf(
      addUp(
        days.map((day) => amountOf(day, 'actual')),
        exchange,
      ),
      `No ${settings.costBasis} cost is recorded.`,
      [{ reason: otherBasis(settings.costBasis), n: other }],
    ),
    lineage: [
      {
        entity: 'cost',
        ids: rows.flatMap(({ ids, currency, day }) => (exchange(1, currency, day) === null ? [] : ids)),
      },
    ],
  });
}

/** What somebody forecast for the month, or else the trend. */
function forecastFigure(
  context: ReviewContext,
  series: readonly MonthTotals[],
  trendOf: (month: string) => Trend | null,
  month: string,
): Figure {
  const { currency, costBasis } = context.settings;
  const entered = series.find((point) => point.month === month)?.forecast ?? null;
  const trend = entered === null ? trendOf(month) : null;
  const how = trend === null ? '' : `; ${trend.words}`;
  return toFigure({
    key: 'cost.forecast',
    label: `Cost forecast for ${formatMonth(month)} (${costBasis}${how})`,
    unit: 'money',
    currency,
    period: monthSpan(context, month).period,
    result: forecastResult(entered, trend),
  });
}

function forecastResult(entered: number | null, trend: Trend | null): Measured {
  if (entered !== null) return measured(entered, 1);
  if (trend !== null) return measured(trend.value, trend.n);
  return noData('A trend needs at least three full months with cost.');
}
