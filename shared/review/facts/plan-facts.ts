import type { Bar, BarsChart, StepsChart } from '../../chart/chart-data.ts';
import { formatMoneyShort, formatMonth, formatNumber, formatPercent, NO_VALUE } from '../../figure/format.ts';
import type { CostSection, HiringSection } from '../sections.ts';
import type { FactColumn, Facts, Marked } from './facts.ts';
import { asWords, ragMark } from './words.ts';

/** Planned and actual headcount by month. */
export function headcountChart({ months }: HiringSection): StepsChart | null {
  if (!months.some(({ plan, actual }) => plan !== null || actual !== null)) return null;
  return { kind: 'steps', name: 'Headcount', measure: { unit: 'people' }, points: months };
}

/** Candidates in each stage. */
export function funnelChart({ funnel }: HiringSection): BarsChart | null {
  if (!funnel.some(({ count }) => count > 0)) return null;
  return {
    kind: 'bars',
    isFlat: true,
    bars: funnel.map(({ label, count }) => ({ name: label, value: count })),
    name: 'Candidates by stage',
    measure: { unit: 'count' },
    nameLength: 20,
  };
}

type LateRow = HiringSection['late'][number];
const LATE: readonly FactColumn<LateRow>[] = [
  {
    header: 'Seat',
    cell: ({ name, key }) => (key ? `${key} ${name}` : name),
    record: ({ id }) => ({ entity: 'headcountSlot', id }),
    text: ({ name }) => name,
    lines: 2,
  },
  { header: 'Team', cell: ({ team }) => team.name, text: ({ team }) => team.name, width: '26%' },
  { header: 'Planned', cell: ({ plannedStart }) => formatMonth(plannedStart.slice(0, 7)), width: '6.5em' },
  { header: 'Status', cell: ({ status }) => asWords(status), width: '7.75em' },
  {
    header: 'Late',
    cell: ({ monthsLate }) => `${formatNumber(monthsLate, { max: 1 })} mo`,
    width: '4.75em',
    isNumber: true,
  },
];

/** Late seats as they are shown in a table. */
export function lateSeatFacts(late: HiringSection['late']): Facts<LateRow> {
  return {
    name: 'Late seats',
    columns: LATE,
    rows: late.toSorted((a, b) => b.monthsLate - a.monthsLate),
    rowKey: ({ id }) => id,
    empty: 'No seat is behind its planned start.',
  };
}

/** Spend by month with the budget as a stroke; a month that is not over and forecasts are lighter. */
export function costChart({ months, currency, basis }: CostSection): BarsChart | null {
  if (!months.some(({ actual, budget }) => actual !== null || budget !== null)) return null;
  const bars: Bar[] = months.map(({ label, actual, budget, forecast, isPartial }) => ({
    name: label,
    value: actual !== null && !isPartial ? actual : (forecast ?? actual),
    marker: budget,
    isSoft: actual === null || isPartial,
  }));
  return {
    kind: 'bars',
    bars,
    name: `Spend by month (${basis})`,
    measure: { unit: 'money', currency },
    marker: 'budget',
    isUnlabelled: bars.length > 13,
    key: [
      { colour: 'main', label: 'actual', shape: 'block' },
      ...(bars.some(({ isSoft }) => isSoft)
        ? [{ colour: 'soft', label: 'forecast', shape: 'block' } as const]
        : []),
    ],
  };
}

type TeamCost = CostSection['teams'][number];

/** Teams by how far they are from their budget. */
export function teamCostFacts({ teams, currency }: CostSection): Facts<TeamCost> {
  const money = (minor: number | null) => (minor === null ? NO_VALUE : formatMoneyShort(minor, currency));
  return {
    name: 'Teams against budget, last full month',
    columns: [
      {
        header: 'Team',
        cell: ({ team }) => team.name,
        record: ({ team }) => ({ entity: 'team', id: team.id }),
        text: ({ team }) => team.name,
      },
      { header: 'Actual', cell: ({ actual }) => money(actual), width: '5.5em', isNumber: true },
      { header: 'Budget', cell: ({ budget }) => money(budget), width: '5.5em', isNumber: true },
      { header: 'Variance', cell: ({ variance }) => varianceText(variance), width: '5.5em', isNumber: true },
      { header: 'Status', cell: ({ variance }) => varianceMark(variance), width: '7.5em' },
    ],
    rows: teams.toSorted((a, b) => (b.variance ?? -9) - (a.variance ?? -9)),
    rowKey: ({ team }) => team.id,
    empty: 'No spend is recorded by team.',
  };
}

/** Savings identified and realised, by lever. */
export function savingsChart({ savings, currency }: CostSection, most = 5): BarsChart | null {
  const rows = savings.filter(({ identified, realised }) => identified > 0 || realised > 0).slice(0, most);
  if (rows.length === 0) return null;
  return {
    kind: 'bars',
    isFlat: true,
    bars: rows.map(({ label, realised, identified }) => ({
      name: label,
      value: realised,
      marker: identified,
    })),
    name: 'Savings realised a month',
    measure: { unit: 'money', currency },
    marker: 'identified',
    nameLength: 20,
  };
}

/** Within 5 % of the budget is on it, within 10 % near it. */
export function varianceMark(variance: number | null): Marked {
  if (variance === null) return ragMark(null, 'No budget');
  if (Math.abs(variance) <= 0.05) return ragMark('green', 'On budget');
  if (Math.abs(variance) <= 0.1) return ragMark('amber', variance > 0 ? 'Over' : 'Under');
  return ragMark('red', variance > 0 ? 'Over' : 'Under');
}

/** `+4.2%`; a fraction over the budget. */
export function varianceText(variance: number | null): string {
  if (variance === null) return NO_VALUE;
  if (variance >= 10) return '>+999%';
  const text = formatPercent(Math.abs(variance), { max: 1 });
  return variance >= 0 ? `+${text}` : `−${text}`;
}
