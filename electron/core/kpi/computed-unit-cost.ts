import type { KpiScope } from '#db/kpi/periods.ts';
import { type UsagePart, usageParts, usageRecords } from '#db/kpi/stewardship-series.ts';
import { type Exchange, withoutRate } from '#shared/cost/exchange.ts';
import {
  mainUnit,
  rowsOfUnit,
  unitCostOfRows,
  unitTotal,
  usageInOneCurrency,
} from '#shared/cost/unit-economics.ts';
import { type Tally, tally } from '#shared/figure/tally.ts';
import { lastDayOfMonth } from '#shared/time/month.ts';
import type { ReviewContext } from '../review/context.ts';
import { lastFullMonth } from '../review/periods.ts';
import { exchangeOf, OTHER_BASIS } from './computed-money.ts';
import { type ComputedKpi, EVERY_SCOPE, type KpiMeasured, plain } from './measure.ts';
import { remembered } from './memo.ts';
import { type KpiPeriod, periodOfDays } from './periods.ts';

/**
 * Cost of the services measured in one unit over their usage, of each period, in the workspace's currency and on its cost
 * basis; see `unitCostOfRows`. All periods are in the unit of the last full month, which is that of the figure
 * `cost.unit`, because costs per order and per gigabyte make no line.
 */
export const unitCosts: ComputedKpi = {
  scopes: EVERY_SCOPE,
  madeOf: 'cost',
  restsOn: 'today',
  series: (context, scope, periods) => {
    const { workspace, settings } = context;
    const unit = unitOfSeries(context, scope);
    const exchange = exchangeOf(context, periods);
    const parts = usageParts(workspace.connection, scope, periods, settings.costBasis);
    const byKey = Map.groupBy(parts, ({ key }) => key);
    return periods.map(({ key }) => unitCostOf(byKey.get(key) ?? [], exchange, unit));
  },
  lineage: (context, scope, period) => {
    const { workspace, settings } = context;
    const records = usageRecords(workspace.connection, scope, period, settings.costBasis);
    const rows = usageInOneCurrency(records, exchangeOf(context, [period]));
    const own = rowsOfUnit(rows, unitOfSeries(context, scope) ?? null);
    return [{ entity: 'cost', ids: own.flatMap(({ ids }) => ids) }];
  },
};

function unitCostOf(
  parts: readonly UsagePart[],
  exchange: Exchange,
  unit: string | null | undefined,
): KpiMeasured {
  const left = tally();
  for (const { otherRows } of parts) left.add(OTHER_BASIS, otherRows);
  addUnpriced(left, parts, exchange);
  const rows = usageInOneCurrency(parts, exchange);
  const result = unitCostOfRows(rows, unit ?? null);
  for (const { reason, n } of result.excluded) left.add(reason, n);
  const measured = { ...result, excluded: left.list() };
  if (result.value === null) return plain(measured);
  const { cost, usage } = unitTotal(rowsOfUnit(rows, unit ?? null), unit ?? null);
  return { ...measured, numerator: cost, denominator: usage };
}

function addUnpriced(left: Tally, parts: readonly UsagePart[], exchange: Exchange): void {
  for (const { cost, currency, day, n } of parts) {
    if (cost !== null && exchange(1, currency, day) === null) left.add(withoutRate(currency), n);
  }
}

function unitOfSeries(context: ReviewContext, scope: KpiScope): string | null | undefined {
  return remembered(context, ['unit of cost', scope], () => {
    const { workspace, settings } = context;
    const month = lastFullMonth(context);
    const full: KpiPeriod = periodOfDays(context, 'month', {
      start: `${month}-01`,
      end: lastDayOfMonth(month),
    });
    const parts = usageParts(workspace.connection, scope, [full], settings.costBasis);
    return mainUnit(usageInOneCurrency(parts, exchangeOf(context, [full])), settings.unitCostUnit);
  });
}
