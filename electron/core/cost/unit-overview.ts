import type { CostUsageRow } from '#db/cost/overview-queries.ts';
import type { Exchange } from '#shared/cost/exchange.ts';
import type { UnitCostOverview } from '#shared/cost/overview.ts';
import { mainUnit, unitCostOfRows, unitTotals, usageInOneCurrency } from '#shared/cost/unit-economics.ts';
import { noData } from '#shared/figure/figure.ts';
import { monthOfDate } from '#shared/time/month.ts';

type Options = {
  month: string;
  months: readonly string[];
  /** The unit asked for; empty or unknown: the one with most cost. */
  wanted: string;
};

/** Unit cost of a month and of those before it, in one unit; the others can be chosen. */
export function unitCostOverview(
  rows: readonly CostUsageRow[],
  exchange: Exchange,
  { month, months, wanted }: Options,
): UnitCostOverview {
  const byMonth = Map.groupBy(usageInOneCurrency(rows, exchange), ({ day }) => monthOfDate(day));
  const own = byMonth.get(month) ?? [];
  const totals = unitTotals(own);
  const unit = mainUnit(own, wanted);
  const chosen = totals.find((total) => total.unit === unit);
  const units = totals.flatMap(({ unit }) => unit ?? []);
  if (!chosen) {
    const result = noData('No cost of the month has usage: its service names none.');
    return { units, unit: null, cost: null, usage: null, result, points: [] };
  }
  const at = (key: string) => unitCostOfRows(byMonth.get(key) ?? [], chosen.unit);
  return {
    units,
    unit: chosen.unit,
    cost: Math.round(chosen.cost),
    usage: chosen.usage,
    result: at(month),
    points: months.map((key) => ({ month: key, value: at(key).value })),
  };
}
