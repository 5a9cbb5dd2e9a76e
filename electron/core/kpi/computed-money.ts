import { ratesBetween } from '#db/cost/rate-queries.ts';
import type { KpiScope } from '#db/kpi/periods.ts';
import { type CostPart, costIds, costParts, savingsOf } from '#db/kpi/stewardship-series.ts';
import { type Exchange, exchangeTo, withoutRate } from '#shared/cost/exchange.ts';
import { savingsRealisation } from '#shared/cost/variance.ts';
import { sum } from '#shared/figure/statistics.ts';
import { type Tally, tally } from '#shared/figure/tally.ts';
import type { ReviewContext } from '../review/context.ts';
import { type ComputedKpi, EVERY_SCOPE, type KpiMeasured, none, plain, ratioOf } from './measure.ts';
import { remembered } from './memo.ts';
import type { KpiPeriod } from './periods.ts';

/** Why a row is left out whose cost is on the other basis. */
export const OTHER_BASIS = 'cost on the other basis only';

/**
 * (Σ actual − Σ budget) / Σ budget of each period, in the workspace's currency and on its cost basis. While a period
 * lasts it has no value: its budget is for the whole of it.
 */
export const costAgainstBudget: ComputedKpi = {
  scopes: EVERY_SCOPE,
  madeOf: 'cost',
  restsOn: 'period',
  series: costSeries((parts, exchange, { isPartial }) => {
    if (isPartial) return none('The period is not over, and the budget is for all of it.');
    const left = tally();
    const actual = total(parts, left, exchange, ({ actual: amount }) => amount, 'actualRows');
    const budget = total(parts, left, exchange, ({ budget: amount }) => amount, 'budgetRows');
    left.add(OTHER_BASIS, sum(parts.map(({ otherRows }) => otherRows)));
    if (actual.rows === 0) return none('No cost recorded.', left.list());
    if (budget.rows === 0) return none('No budget recorded.', left.list());
    const over = actual.amount - budget.amount;
    return ratioOf(over, budget.amount, actual.rows + budget.rows, left.list(), 'The budget is 0.');
  }),
  lineage: costLineage,
};

function costSeries(
  toMeasured: (parts: readonly CostPart[], exchange: Exchange, period: KpiPeriod) => KpiMeasured,
): ComputedKpi['series'] {
  return (context, scope, periods) => {
    const parts = partsOf(context, scope, periods);
    const exchange = exchangeOf(context, periods);
    return periods.map((period) => toMeasured(parts.get(period.key) ?? [], exchange, period));
  };
}

function partsOf(context: ReviewContext, scope: KpiScope, periods: readonly KpiPeriod[]) {
  const { connection } = context.workspace;
  return remembered(context, ['cost', scope, periods.map(({ key }) => key)], () =>
    Map.groupBy(costParts(connection, scope, periods, context.settings.costBasis), ({ key }) => key),
  );
}

export function exchangeOf(context: ReviewContext, periods: readonly KpiPeriod[]): Exchange {
  const { connection } = context.workspace;
  const [first, last] = [periods[0], periods.at(-1)];
  const rates = first && last ? ratesBetween(connection, first.firstDay, last.lastDay) : [];
  return exchangeTo(context.settings.currency, rates);
}

function total(
  parts: readonly CostPart[],
  left: Tally,
  exchange: Exchange,
  amountOf: (part: CostPart) => number | null,
  rowsOf: 'actualRows' | 'budgetRows',
): { amount: number; rows: number } {
  const amounts: number[] = [];
  let rows = 0;
  for (const part of parts) {
    const amount = amountOf(part);
    if (amount === null) continue;
    const exchanged = exchange(amount, part.currency, part.day);
    if (exchanged === null) left.add(withoutRate(part.currency), part[rowsOf]);
    else {
      amounts.push(exchanged);
      rows += part[rowsOf];
    }
  }
  return { amount: sum(amounts), rows };
}

function costLineage({ workspace: { connection } }: ReviewContext, scope: KpiScope, period: KpiPeriod) {
  return [{ entity: 'cost', ids: costIds(connection, scope, period) }];
}

/**
 * Monthly savings in effect at the end of each period of those identified by then; see `savingsRealisation`. What has
 * no date of being identified or realised counts in every period.
 */
export const savings: ComputedKpi = {
  scopes: EVERY_SCOPE,
  madeOf: 'saving',
  restsOn: 'period',
  series: (context, scope, periods) => {
    const rows = savingsOf(context.workspace.connection, scope);
    const exchange = exchangeOf(context, periods);
    return periods.map(({ lastDay }) => {
      const left = tally();
      const known = rows.filter(({ identifiedOn }) => identifiedOn === null || identifiedOn <= lastDay);
      const converted = known.flatMap(({ identified, realised, currency, realisedOn }) => {
        if (exchange(1, currency, lastDay) === null) {
          left.add(withoutRate(currency));
          return [];
        }
        const inEffect = realisedOn !== null && realisedOn > lastDay ? null : realised;
        const at = (amount: number | null) => (amount === null ? null : exchange(amount, currency, lastDay));
        return [{ identified: at(identified), realised: at(inEffect) }];
      });
      const result = savingsRealisation(converted);
      for (const { reason, n } of result.excluded) left.add(reason, n);
      const measured = { ...result, excluded: left.list() };
      if (result.value === null) return plain(measured);
      const denominator = sum(converted.map(({ identified }) => identified ?? 0));
      return { ...measured, numerator: result.value * denominator, denominator };
    });
  },
  lineage: ({ workspace: { connection } }, scope, { lastDay }) => {
    const known = savingsOf(connection, scope).filter(
      ({ identifiedOn }) => identifiedOn === null || identifiedOn <= lastDay,
    );
    return [{ entity: 'savingsOpportunity', ids: known.map(({ id }) => id) }];
  },
};
