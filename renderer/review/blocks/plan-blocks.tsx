import {
  formatMoneyShort,
  formatMonth,
  formatNumber,
  formatPercent,
  NO_VALUE,
} from '#shared/figure/format.ts';
import type { CostSection, HiringSection, OnCallSection } from '#shared/review/sections.ts';
import { countText } from '../../charts/axis.ts';
import { type Bar, barsSpec, flatBarsSpec } from '../../charts/bars.ts';
import type { ChartSpec } from '../../charts/spec.ts';
import { stepsSpec } from '../../charts/steps.ts';
import { trendSpec } from '../../charts/trend.ts';
import { RagMark } from '../../design/badge.tsx';
import { type Column, FactTable } from './fact-table.tsx';
import { RecordName, RowsLink } from './open-rows.tsx';
import { asWords } from './words.tsx';

/** Planned and actual headcount by month. */
export function headcountSpec({ months }: HiringSection): ChartSpec | null {
  if (!months.some(({ plan, actual }) => plan !== null || actual !== null)) return null;
  return stepsSpec(months, { name: 'Headcount', measure: { unit: 'people' } });
}

/** Candidates in each stage. */
export function funnelSpec({ funnel }: HiringSection): ChartSpec | null {
  if (!funnel.some(({ count }) => count > 0)) return null;
  const bars = funnel.map(({ label, count }) => ({ name: label, value: count }));
  return flatBarsSpec(bars, { name: 'Candidates by stage', measure: { unit: 'count' }, nameLength: 20 });
}

type LateRow = HiringSection['late'][number];
const LATE: readonly Column<LateRow>[] = [
  {
    header: 'Seat',
    cell: ({ id, name, key }) => (
      <RecordName entity="headcountSlot" id={id}>
        {key ? `${key} ` : ''}
        {name}
      </RecordName>
    ),
    text: ({ name }) => name,
    lines: 2,
  },
  { header: 'Team', cell: ({ team }) => team.name, text: ({ team }) => team.name, width: '26%' },
  { header: 'Planned', cell: ({ plannedStart }) => monthOf(plannedStart), width: '6.5em' },
  { header: 'Status', cell: ({ status }) => asWords(status), width: '7em' },
  {
    header: 'Late',
    cell: ({ monthsLate }) => `${formatNumber(monthsLate, { max: 1 })} mo`,
    width: '4.75em',
    isNumber: true,
  },
];

export function LateSeats({ late, limit }: { late: HiringSection['late']; limit?: number }) {
  const rows = late.toSorted((a, b) => b.monthsLate - a.monthsLate);
  return (
    <FactTable
      name="Late seats"
      columns={LATE}
      rows={rows}
      limit={limit}
      rowKey={({ id }) => id}
      empty="No seat is behind its planned start."
    />
  );
}

/** Spend by month with the budget as a stroke; a month that is not over and forecasts are lighter. */
export function costSpec({ months, currency, basis }: CostSection): ChartSpec | null {
  if (!months.some(({ actual, budget }) => actual !== null || budget !== null)) return null;
  const bars: Bar[] = months.map(({ label, actual, budget, forecast, isPartial }) => ({
    name: label,
    value: actual !== null && !isPartial ? actual : (forecast ?? actual),
    marker: budget,
    isSoft: actual === null || isPartial,
  }));
  return barsSpec(bars, {
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
  });
}

type TeamCost = CostSection['teams'][number];

/** Teams by how far they are from their budget. */
export function TeamCosts({ cost, limit }: { cost: CostSection; limit?: number }) {
  const money = (minor: number | null) =>
    minor === null ? NO_VALUE : formatMoneyShort(minor, cost.currency);
  const columns: readonly Column<TeamCost>[] = [
    {
      header: 'Team',
      cell: ({ team }) => (
        <RecordName entity="team" id={team.id}>
          {team.name}
        </RecordName>
      ),
      text: ({ team }) => team.name,
    },
    { header: 'Actual', cell: ({ actual }) => money(actual), width: '5.5em', isNumber: true },
    { header: 'Budget', cell: ({ budget }) => money(budget), width: '5.5em', isNumber: true },
    { header: 'Variance', cell: ({ variance }) => varianceText(variance), width: '5.5em', isNumber: true },
    { header: 'Status', cell: ({ variance }) => <VarianceMark variance={variance} />, width: '7.5em' },
  ];
  const rows = cost.teams.toSorted((a, b) => (b.variance ?? -9) - (a.variance ?? -9));
  return (
    <FactTable
      name="Teams against budget, last full month"
      columns={columns}
      rows={rows}
      limit={limit}
      rowKey={({ team }) => team.id}
      empty="No spend is recorded by team."
    />
  );
}

/** Savings identified and realised, by lever. */
export function savingsSpec({ savings, currency }: CostSection, most = 5): ChartSpec | null {
  const rows = savings.filter(({ identified, realised }) => identified > 0 || realised > 0).slice(0, most);
  if (rows.length === 0) return null;
  return flatBarsSpec(
    rows.map(({ label, realised, identified }) => ({ name: label, value: realised, marker: identified })),
    {
      name: 'Savings realised a month',
      measure: { unit: 'money', currency },
      marker: 'identified',
      nameLength: 20,
    },
  );
}

type Rotation = OnCallSection['rotations'][number];
const ROTATIONS: readonly Column<Rotation>[] = [
  { header: 'Rotation', cell: ({ rotation }) => rotation, text: ({ rotation }) => rotation },
  {
    header: 'Shifts',
    cell: ({ shifts, ids, rotation }) => (
      <RowsLink rows={{ entity: 'onCallShift', ids, label: rotation }}>{countText(shifts)}</RowsLink>
    ),
    width: '4em',
    isNumber: true,
  },
  {
    header: 'Pages a shift',
    cell: ({ pagesPerShift }) => decimal(pagesPerShift),
    width: '6.75em',
    isNumber: true,
  },
  { header: 'Actionable', cell: ({ precision }) => share(precision), width: '5.75em', isNumber: true },
  {
    header: 'Out of hours',
    cell: ({ outOfHoursShare }) => share(outOfHoursShare),
    width: '6.5em',
    isNumber: true,
  },
  { header: 'Toil', cell: ({ toil }) => share(toil), width: '4em', isNumber: true },
];

export function RotationTable({
  rotations,
  limit,
}: {
  rotations: OnCallSection['rotations'];
  limit?: number;
}) {
  const rows = rotations.toSorted((a, b) => (b.pagesPerShift ?? -1) - (a.pagesPerShift ?? -1));
  return (
    <FactTable
      name="Rotations, most paged first"
      columns={ROTATIONS}
      rows={rows}
      limit={limit}
      rowKey={({ rotation }) => rotation}
      empty="No on-call shift is recorded for this week."
    />
  );
}

export function pagesSpec({ pagesTrend }: OnCallSection): ChartSpec | null {
  if (!pagesTrend.points.some(({ value }) => value !== null)) return null;
  return trendSpec(pagesTrend, {
    name: 'Pages a shift, by week',
    measure: { unit: 'score' },
    entity: 'onCallShift',
  });
}

function VarianceMark({ variance }: { variance: number | null }) {
  if (variance === null) return <RagMark rag={null} word="No budget" />;
  if (Math.abs(variance) <= 0.05) return <RagMark rag="green" word="On budget" />;
  if (Math.abs(variance) <= 0.1) return <RagMark rag="amber" word={variance > 0 ? 'Over' : 'Under'} />;
  return <RagMark rag="red" word={variance > 0 ? 'Over' : 'Under'} />;
}

function varianceText(variance: number | null): string {
  if (variance === null) return NO_VALUE;
  if (variance >= 10) return '>+999%';
  const text = formatPercent(Math.abs(variance), { max: 1 });
  return variance >= 0 ? `+${text}` : `−${text}`;
}

function monthOf(date: string): string {
  return formatMonth(date.slice(0, 7));
}

function share(value: number | null): string {
  return value === null ? NO_VALUE : formatPercent(value, { max: 0 });
}

function decimal(value: number | null): string {
  return value === null ? NO_VALUE : formatNumber(value, { min: 1, max: 1 });
}
