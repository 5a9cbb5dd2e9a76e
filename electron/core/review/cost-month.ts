import { type CostGroup, costGroups } from '#db/cost/cost-queries.ts';
import type { Exchange } from '#shared/cost/exchange.ts';
import { type CostBasis, costVariance, unitCost } from '#shared/cost/variance.ts';
import { type Excluded, type Measured, noData } from '#shared/figure/figure.ts';
import type { CostSection } from '#shared/review/sections.ts';
import { daysInMonth } from '#shared/time/month.ts';
import type { ReviewContext } from './context.ts';
import { type Amount, addUp, type Converted, together, totalOf } from './money.ts';

/** The cost records of a month, up to the last day looked at. */
export type CostMonth = { month: string; basis: CostBasis; groups: readonly CostGroup[]; exchange: Exchange };

export type WithIds = { result: Measured; ids: readonly string[] };

/** Reads the records of a calendar month. */
export function readMonth(
  { workspace, settings: { costBasis }, today }: ReviewContext,
  month: string,
  exchange: Exchange,
): CostMonth {
  const range = { firstDay: `${month}-01`, lastDay: `${month}-${daysInMonth(month)}`, day: today };
  const groups = costGroups(workspace.connection, { ...range, basis: costBasis });
  return { month, basis: costBasis, groups, exchange };
}

/** What was spent on the workspace's basis. Rows with a cost on the other basis only are left out and counted. */
export function actualOf({ groups, basis, exchange }: CostMonth): WithIds {
  const other = groups.reduce((n, group) => n + group.otherRows, 0);
  return {
    result: totalOf(addUp(groups.map(actualAmount), exchange), `No ${basis} cost is recorded.`, [
      { reason: otherBasis(basis), n: other },
    ]),
    ids: convertible(groups, exchange).flatMap(({ actualIds }) => actualIds),
  };
}

/** What was budgeted. */
export function budgetOf({ groups, exchange }: CostMonth): WithIds {
  return {
    result: totalOf(addUp(groups.map(budgetAmount), exchange), 'No budget is recorded.'),
    ids: convertible(groups, exchange).flatMap(({ budgetIds }) => budgetIds),
  };
}

/**
 * Cost against budget over the teams that have both (see `costVariance`): a budget is often one record of a team whose
 * costs are many. What has no team counts as a team of its own.
 */
export function varianceOf(month: CostMonth): WithIds {
  const teams = teamsOf(month);
  const both = teams.filter(({ actual, budget }) => actual.value !== null && budget.value !== null);
  const result = costVariance(
    both.map(({ actual, budget }) => ({ actual: actual.value, budget: budget.value })),
  );
  const rowsOf = (part: 'actual' | 'budget', without: 'actual' | 'budget') =>
    teams.reduce((n, team) => (team[without].value === null ? n + team[part].rows : n), 0);
  const excluded = together(
    [
      { reason: 'cost of a team without a budget', n: rowsOf('actual', 'budget') },
      { reason: 'budget of a team without cost', n: rowsOf('budget', 'actual') },
    ],
    ...teams.flatMap(({ actual, budget }) => [actual.excluded, budget.excluded]),
    [{ reason: otherBasis(month.basis), n: month.groups.reduce((n, group) => n + group.otherRows, 0) }],
  );
  const ids = [...new Set(both.flatMap((team) => team.ids))];
  return { result: { ...result, n: result.value === null ? 0 : ids.length, excluded }, ids };
}

/** Cost and budget of each team, rounded, the largest cost first. */
export function teamRows(month: CostMonth, { names }: ReviewContext): CostSection['teams'] {
  return teamsOf(month)
    .flatMap(({ teamId, actual, budget }) => {
      const team = names.of('team', teamId);
      if (team === null || actual.value === null) return [];
      const variance = costVariance([{ actual: actual.value, budget: budget.value }]).value;
      return [{ team, actual: Math.round(actual.value), budget: rounded(budget.value), variance }];
    })
    .sort((a, b) => b.actual - a.actual || (a.team.name < b.team.name ? -1 : 1));
}

/** Cost of each provider and its share of the total, the largest first. */
export function providerRows({ groups, exchange }: CostMonth): CostSection['providers'] {
  const total = addUp(groups.map(actualAmount), exchange).value;
  return [...Map.groupBy(groups, ({ provider }) => provider)]
    .flatMap(([provider, own]) => {
      const { value } = addUp(own.map(actualAmount), exchange);
      if (value === null || total === null) return [];
      return [{ provider, actual: Math.round(value), share: total === 0 ? 0 : value / total }];
    })
    .sort((a, b) => b.actual - a.actual || (a.provider < b.provider ? -1 : 1));
}

/** The usage unit that most of the month's cost is measured in; `undefined` when no row has usage. */
export function mainUnit({ groups, exchange }: CostMonth): string | null | undefined {
  const units = [...Map.groupBy(withUsage(groups), ({ usageUnit }) => usageUnit)].map(([unit, own]) => ({
    unit,
    cost: addUp(own.map(usageAmount), exchange).value ?? 0,
  }));
  units.sort((a, b) => b.cost - a.cost || ((a.unit ?? '') < (b.unit ?? '') ? -1 : 1));
  return units[0]?.unit;
}

/** Cost per unit of usage, over the rows measured in `unit` (see `unitCost`). */
export function unitCostOf(
  { groups, exchange, basis }: CostMonth,
  unit: string | null | undefined,
): Measured {
  const measuredRows = withUsage(groups);
  const withoutUsage = groups.reduce((n, group) => n + group.actualRows - group.usageRows, 0);
  const left: Excluded[] = [
    { reason: 'no usage', n: withoutUsage },
    { reason: otherBasis(basis), n: groups.reduce((n, group) => n + group.otherRows, 0) },
  ];
  if (unit === undefined) return noData('No cost is recorded with its usage.', together(left));
  const own = measuredRows.filter(({ usageUnit }) => usageUnit === unit);
  const others = measuredRows.filter(({ usageUnit }) => usageUnit !== unit);
  left.push({ reason: 'usage in another unit', n: others.reduce((n, group) => n + group.usageRows, 0) });
  const known = convertible(own, exchange);
  const result = unitCost(
    known.map((group) => ({ cost: addUp([usageAmount(group)], exchange).value, usage: group.usage })),
  );
  const n = result.value === null ? 0 : known.reduce((rows, group) => rows + group.usageRows, 0);
  return { ...result, n, excluded: together(left, addUp(own.map(usageAmount), exchange).excluded) };
}

/** Ids of the rows measured in `unit`. */
export function unitIds({ groups, exchange }: CostMonth, unit: string | null | undefined): string[] {
  if (unit === undefined) return [];
  const own = withUsage(groups).filter(({ usageUnit }) => usageUnit === unit);
  return convertible(own, exchange).flatMap(({ usageIds }) => usageIds);
}

type TeamCost = { teamId: string | null; actual: Converted; budget: Converted; ids: readonly string[] };

function teamsOf({ groups, exchange }: CostMonth): TeamCost[] {
  return [...Map.groupBy(groups, ({ teamId }) => teamId)].map(([teamId, own]) => ({
    teamId,
    actual: addUp(own.map(actualAmount), exchange),
    budget: addUp(own.map(budgetAmount), exchange),
    ids: convertible(own, exchange).flatMap(({ actualIds, budgetIds }) => [...actualIds, ...budgetIds]),
  }));
}

function convertible(groups: readonly CostGroup[], exchange: Exchange): CostGroup[] {
  return groups.filter(({ currency, day }) => exchange(0, currency, day) !== null);
}

function withUsage(groups: readonly CostGroup[]): CostGroup[] {
  return groups.filter(({ usageRows }) => usageRows > 0);
}

function actualAmount({ actual, actualRows, currency, day }: CostGroup): Amount {
  return { amount: actual, rows: actualRows, currency, day };
}

function budgetAmount({ budget, budgetRows, currency, day }: CostGroup): Amount {
  return { amount: budget, rows: budgetRows, currency, day };
}

function usageAmount({ usageCost, usageRows, currency, day }: CostGroup): Amount {
  return { amount: usageCost, rows: usageRows, currency, day };
}

/** Why a row is left out whose cost is on the other basis only. */
export function otherBasis(basis: CostBasis): string {
  return basis === 'billed' ? 'no billed cost, only effective' : 'no effective cost, only billed';
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}
