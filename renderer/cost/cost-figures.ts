import type { CostOverview, CostOverviewMonth } from '#shared/cost/overview.ts';
import {
  type Figure,
  type Measured,
  measured,
  noData,
  type Period,
  type Unit,
} from '#shared/figure/figure.ts';
import { formatMonth } from '#shared/figure/format.ts';
import { toFigure } from '#shared/figure/to-figure.ts';
import type { Filter } from '#shared/record/list-query.ts';
import { varianceMark } from '#shared/review/facts/plan-facts.ts';
import { addMonths, lastDayOfMonth } from '#shared/time/month.ts';
import type { Rows } from '../charts/spec.ts';

/** The cost records behind each number: the list as it is filtered, narrowed to what the number counts. */
export type CostRows = {
  ofMonth: (month: string, part?: 'actual' | 'budget') => Rows;
  ofGroup: (month: string, value: string | null, name: string, part?: 'actual' | 'budget') => Rows;
  /** What the cost of a month is judged by: the cost of the months before. */
  ofHistory: (month: string, value: string | null, name: string) => Rows;
  ofUnit: (unit: string | null) => Rows;
  ofFigure: (key: string) => Rows | null;
};

type List = { where: readonly Filter[]; text: string };

/** Rows are named by filters, so that a number over many records costs nothing until it is opened. */
export function rowsOfCost({ where }: List, data: CostOverview): CostRows {
  const rows = (filters: readonly Filter[], label: string): Rows => ({
    entity: 'cost',
    ids: [],
    where: [...where, ...filters],
    label,
  });
  const partFilters = (part: 'actual' | 'budget' | undefined): Filter[] => {
    if (part === undefined) return [];
    return notEmpty(part === 'budget' ? 'budget' : data.basis);
  };
  const ofMonth: CostRows['ofMonth'] = (month, part) =>
    rows(
      [...inMonth(month), ...partFilters(part)],
      `${part === 'budget' ? 'Budget' : 'Cost'} of ${formatMonth(month)}`,
    );
  const ofGroup: CostRows['ofGroup'] = (month, value, name, part) =>
    rows(
      [...inMonth(month), ...partFilters(part), ofValue(data.dimension, value)],
      `${name}, ${formatMonth(month)}`,
    );
  const ofHistory: CostRows['ofHistory'] = (month, value, name) =>
    rows(
      [
        ...between(data.choices[0] ?? month, addMonths(month, -1)),
        ...notEmpty(data.basis),
        ofValue(data.dimension, value),
      ],
      `${name} before ${formatMonth(month)}`,
    );
  const ofUnit: CostRows['ofUnit'] = (unit) =>
    rows(
      [
        ...inMonth(data.month),
        { field: 'usageQuantity', op: 'notEmpty', value: null },
        ...(unit === null ? [] : [{ field: 'usageUnit', op: 'eq', value: unit } as const]),
      ],
      `Usage in ${unit ?? 'no unit'}, ${formatMonth(data.month)}`,
    );
  const ofForecast = (): Rows | null => {
    const next = nextMonth(data);
    if (next === undefined || next.forecast === null) return null;
    const label = `Forecast for ${formatMonth(next.month)}`;
    if (next.low === null) return rows([...inMonth(next.month), ...notEmpty('forecast')], label);
    const past = data.months.filter(({ actual, isPartial }) => actual !== null && !isPartial);
    const [first = next, last = next] = [past[0], past.at(-1)];
    return rows([...between(first.month, last.month), ...notEmpty(data.basis)], `${label}, from its trend`);
  };
  const ofFigure: CostRows['ofFigure'] = (key) => {
    if (key === 'budget.forecast') return ofForecast();
    if (key === 'budget.budget') return ofMonth(data.month, 'budget');
    return key === 'budget.unit' ? ofUnit(data.unitCost.unit) : ofMonth(data.month);
  };
  return { ofMonth, ofGroup, ofHistory, ofUnit, ofFigure };
}

function inMonth(month: string): Filter[] {
  return between(month, month);
}

function between(first: string, last: string): Filter[] {
  return [
    { field: 'periodStart', op: 'gte', value: `${first}-01` },
    { field: 'periodStart', op: 'lte', value: lastDayOfMonth(last) },
  ];
}

function notEmpty(field: string): Filter[] {
  return [{ field, op: 'notEmpty', value: null }];
}

/** The month whose forecast is shown: the first that is not over. */
function nextMonth({ months }: CostOverview): CostOverviewMonth | undefined {
  return months.find((one) => one.actual === null || one.isPartial);
}

function ofValue(field: string, value: string | null): Filter {
  return value === null ? { field, op: 'empty', value: null } : { field, op: 'in', value: [value] };
}

/** The chosen month at a glance. */
export function costFigures(data: CostOverview): Figure[] {
  const { month, months, currency, unitCost, savingsRate, basis } = data;
  const period: Period = { start: `${month}-01`, end: lastDayOfMonth(month), label: formatMonth(month) };
  const own = months.find((one) => one.month === month);
  const before = months.find((one) => one.month === addMonths(month, -1));
  const next = nextMonth(data);
  const named = formatMonth(month);
  const money = (
    point: CostOverviewMonth | undefined,
    part: 'actual' | 'budget' | 'forecast',
    reason: string,
  ) => (point === undefined || point[part] === null ? noData(reason) : measured(point[part], point.n[part]));
  const figure = (
    key: string,
    label: string,
    unit: Unit,
    result: Measured,
    previous: number | null | undefined = undefined,
  ) => toFigure({ key: `budget.${key}`, label, unit, currency, period, result, previous });
  return [
    figure(
      'actual',
      `Cost in ${named} (${basis})`,
      'money',
      money(own, 'actual', `No ${basis} cost is recorded.`),
      before?.actual ?? null,
    ),
    figure('budget', `Budget for ${named}`, 'money', money(own, 'budget', 'No budget is recorded.')),
    judged(figure('variance', 'Against budget', 'ratio', own?.variance ?? noData('No cost is recorded.'))),
    figure(
      'forecast',
      next ? `Forecast for ${formatMonth(next.month)}` : 'Forecast',
      'money',
      money(next, 'forecast', data.forecastWords),
    ),
    figure(
      'unit',
      unitCost.unit === null ? 'Unit cost' : `Cost per ${unitCost.unit}`,
      'perUnit',
      unitCost.result,
    ),
    figure('saved', 'Saved against list price', 'ratio', savingsRate),
  ];
}

/** On both sides of the budget: money not spent is off plan too. */
function judged(figure: Figure): Figure {
  const { rag } = varianceMark(figure.value);
  return rag === null ? figure : { ...figure, rag };
}
