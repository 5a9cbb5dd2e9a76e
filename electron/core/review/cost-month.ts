import { costRows } from '#db/cost/cost-queries.ts';
import { type Exchange, withoutRate } from '#shared/cost/exchange.ts';
import {
  mainUnit,
  rowsOfUnit,
  type UsageRow,
  unitCostOfRows,
  usageInOneCurrency,
} from '#shared/cost/unit-economics.ts';
import { type CostBasis, costVariance } from '#shared/cost/variance.ts';
import { type Excluded, type Measured, measured, noData } from '#shared/figure/figure.ts';
import { sum } from '#shared/figure/statistics.ts';
import { tally } from '#shared/figure/tally.ts';
import type { CostSection } from '#shared/review/sections.ts';
import { daysInMonth } from '#shared/time/month.ts';
import type { ReviewContext } from './context.ts';
import { together } from './money.ts';

/** A cost record in the workspace's currency. */
type Row = {
  id: string;
  provider: string;
  teamId: string | null;
  actual: number | null;
  budget: number | null;
};

/** The cost records of a month, up to the last day looked at. */
export type CostMonth = {
  month: string;
  basis: CostBasis;
  rows: readonly Row[];
  usage: readonly (UsageRow & { id: string })[];
  /** What was left out of costs and of budgets. */
  actualExcluded: readonly Excluded[];
  budgetExcluded: readonly Excluded[];
};

export type WithIds = { result: Measured; ids: readonly string[] };
type Part = 'actual' | 'budget';

/** Reads the records of a calendar month. Those without a rate or on the other basis are left out and counted. */
export function readMonth(
  { workspace, settings: { costBasis }, today }: ReviewContext,
  month: string,
  exchange: Exchange,
): CostMonth {
  const range = { firstDay: `${month}-01`, lastDay: `${month}-${daysInMonth(month)}`, day: today };
  const left = { actual: tally(), budget: tally() };
  const recorded = costRows(workspace.connection, costBasis, range);
  const rows = recorded.map((row): Row => {
    if (row.hasOther === 1) left.actual.add(otherBasis(costBasis));
    const convert = (part: Part) => {
      const amount = row[part];
      const value = amount === null ? null : exchange(amount, row.currency, row.day);
      if (amount !== null && value === null) left[part].add(withoutRate(row.currency));
      return value;
    };
    return { ...row, actual: convert('actual'), budget: convert('budget') };
  });
  return {
    month,
    basis: costBasis,
    rows,
    usage: usageInOneCurrency(
      recorded.map(({ actual, usageUnit, ...row }) => ({ ...row, unit: usageUnit, cost: actual, n: 1 })),
      exchange,
    ),
    actualExcluded: left.actual.list(),
    budgetExcluded: left.budget.list(),
  };
}

/** What was spent on the workspace's basis. */
export function actualOf({ rows, basis, actualExcluded }: CostMonth): WithIds {
  return totalOf(rows, 'actual', `No ${basis} cost is recorded.`, actualExcluded);
}

/** What was budgeted. */
export function budgetOf({ rows, budgetExcluded }: CostMonth): WithIds {
  return totalOf(rows, 'budget', 'No budget is recorded.', budgetExcluded);
}

/**
 * All cost against all budget of the month (see `costVariance`): a budget is often one record of a team whose costs are
 * many, so the two are added up before they are compared.
 */
export function varianceOf({ rows, actualExcluded, budgetExcluded }: CostMonth): WithIds {
  const excluded = together(actualExcluded, budgetExcluded);
  const result = costVariance([{ actual: amount(rows, 'actual'), budget: amount(rows, 'budget') }]);
  const used = rows.filter((row) => row.actual !== null || row.budget !== null);
  const n = result.value === null ? 0 : used.length;
  return { result: { ...result, n, excluded }, ids: used.map(({ id }) => id) };
}

/** Cost and budget of each team, rounded, the largest cost first. */
export function teamRows({ rows }: CostMonth, { names }: ReviewContext): CostSection['teams'] {
  return [...Map.groupBy(rows, ({ teamId }) => teamId)]
    .flatMap(([teamId, own]) => {
      const team = names.of('team', teamId);
      const actual = amount(own, 'actual');
      if (team === null || actual === null) return [];
      const budget = amount(own, 'budget');
      const variance = costVariance([{ actual, budget }]).value;
      const ids = own.map(({ id }) => id);
      return [
        {
          team,
          actual: Math.round(actual),
          budget: budget === null ? null : Math.round(budget),
          variance,
          ids,
        },
      ];
    })
    .sort((a, b) => b.actual - a.actual || (a.team.name < b.team.name ? -1 : 1));
}

/** Cost of each provider and its share of the total, the largest first. */
export function providerRows({ rows }: CostMonth): CostSection['providers'] {
  const total = amount(rows, 'actual');
  return [...Map.groupBy(rows, ({ provider }) => provider)]
    .flatMap(([provider, own]) => {
      const actual = amount(own, 'actual');
      if (actual === null || total === null) return [];
      return [{ provider, actual: Math.round(actual), share: total === 0 ? 0 : actual / total }];
    })
    .sort((a, b) => b.actual - a.actual || (a.provider < b.provider ? -1 : 1));
}

/** The usage unit of unit cost (see `mainUnit`). */
export function unitOf({ usage }: CostMonth, wanted: string): string | null | undefined {
  return mainUnit(usage, wanted);
}

/** Cost per unit of usage, over the services and rows measured in `unit` (see `unitCostOfRows`). */
export function unitCostOf(month: CostMonth, unit: string | null | undefined): WithIds {
  const result = unitCostOfRows(month.usage, unit ?? null);
  return {
    result: { ...result, excluded: together(month.actualExcluded, result.excluded) },
    ids: result.value === null ? [] : rowsOfUnit(month.usage, unit ?? null).map(({ id }) => id),
  };
}

/** Why a row is left out whose cost is on the other basis only. */
export function otherBasis(basis: CostBasis): string {
  return basis === 'billed' ? 'no billed cost, only effective' : 'no effective cost, only billed';
}

function totalOf(rows: readonly Row[], part: Part, reason: string, excluded: readonly Excluded[]): WithIds {
  const known = having(rows, part);
  const value = amount(known, part);
  const result =
    value === null ? noData(reason, excluded) : measured(Math.round(value), known.length, excluded);
  return { result, ids: known.map(({ id }) => id) };
}

function having(rows: readonly Row[], part: Part): Row[] {
  return rows.filter((row) => row[part] !== null);
}

function amount(rows: readonly Row[], part: Part): number | null {
  const known = rows.flatMap((row) => row[part] ?? []);
  return known.length === 0 ? null : sum(known);
}
