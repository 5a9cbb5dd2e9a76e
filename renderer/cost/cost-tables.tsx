import {
  COST_DIMENSIONS,
  type CostAnomaly,
  type CostDimension,
  type CostGroup,
  type CostOverviewMonth,
} from '#shared/cost/overview.ts';
import { formatMoneyShort, formatMonth, formatPercent, NO_VALUE } from '#shared/figure/format.ts';
import { varianceMark, varianceText } from '#shared/review/facts/plan-facts.ts';
import { Sparkline } from '../charts/sparkline.tsx';
import { type Column, FactTable } from '../review/blocks/fact-table.tsx';
import { RowsLink } from '../review/blocks/open-rows.tsx';
import type { CostRows } from './cost-figures.ts';

const SHOWN = 100;

type MonthProps = { months: readonly CostOverviewMonth[]; currency: string; rows: CostRows };

/** The months as rows, the newest first. */
export function MonthTable({ months, currency, rows }: MonthProps) {
  const money = moneyIn(currency);
  const columns: Column<CostOverviewMonth>[] = [
    {
      header: 'Month',
      cell: ({ month, isPartial }) => `${formatMonth(month)}${isPartial ? ', so far' : ''}`,
    },
    {
      header: 'Actual',
      cell: ({ month, actual }) =>
        actual === null ? (
          NO_VALUE
        ) : (
          <RowsLink rows={rows.ofMonth(month, 'actual')}>{money(actual)}</RowsLink>
        ),
      text: ({ actual }) => (actual === null ? 'No cost is recorded.' : ''),
      width: '7em',
      isNumber: true,
    },
    {
      header: 'Budget',
      cell: ({ month, budget }) =>
        budget === null ? (
          NO_VALUE
        ) : (
          <RowsLink rows={rows.ofMonth(month, 'budget')}>{money(budget)}</RowsLink>
        ),
      text: ({ budget }) => (budget === null ? 'No budget is recorded.' : ''),
      width: '7em',
      isNumber: true,
    },
    {
      header: 'Variance',
      cell: ({ month, variance, isPartial }) =>
        isPartial || variance.value === null ? (
          NO_VALUE
        ) : (
          <RowsLink rows={rows.ofMonth(month)}>{varianceText(variance.value)}</RowsLink>
        ),
      text: ({ variance, isPartial }) => (isPartial ? 'The month is not over.' : (variance.reason ?? '')),
      width: '6em',
      isNumber: true,
    },
    {
      header: 'Status',
      cell: ({ actual, variance, isPartial }) =>
        isPartial || actual === null ? NO_VALUE : varianceMark(variance.value),
      width: '8em',
      needs: 'medium',
    },
    {
      header: 'Forecast',
      cell: ({ forecast }) => money(forecast),
      text: ({ forecast }) => (forecast === null ? 'No forecast is recorded for the month.' : ''),
      width: '7em',
      isNumber: true,
    },
    {
      header: 'Range',
      cell: ({ low, high }) => (low === null || high === null ? NO_VALUE : `${money(low)} to ${money(high)}`),
      text: ({ low }) => (low === null ? 'A range comes with the trend of months to come.' : ''),
      width: '11em',
      isNumber: true,
      needs: 'medium',
    },
  ];
  return (
    <FactTable
      name="Cost by month"
      isTitled={false}
      columns={columns}
      rows={months.toReversed()}
      rowKey={({ month }) => month}
      empty="No month."
    />
  );
}

type GroupProps = {
  groups: readonly CostGroup[];
  currency: string;
  rows: CostRows;
  dimension: CostDimension;
};

/** Teams, services, categories or providers against their budgets, the largest first. */
export function GroupTable({ groups, currency, rows, dimension, month }: GroupProps & { month: string }) {
  const money = moneyIn(currency);
  const label = COST_DIMENSIONS[dimension];
  const columns: Column<CostGroup>[] = [
    { header: label, cell: ({ name }) => name, text: ({ name }) => name },
    {
      header: '12 months',
      cell: ({ points }) => <Sparkline trend={trendOf(points)} />,
      width: '9.5em',
      needs: 'medium',
    },
    {
      header: 'Actual',
      cell: ({ value, name, actual }) =>
        actual === null ? (
          NO_VALUE
        ) : (
          <RowsLink rows={rows.ofGroup(month, value, name, 'actual')}>{money(actual)}</RowsLink>
        ),
      text: ({ actual }) => (actual === null ? 'No cost is recorded.' : ''),
      width: '6.5em',
      isNumber: true,
    },
    {
      header: 'Share',
      cell: ({ share }) => (share === null ? NO_VALUE : formatPercent(share, { max: 1 })),
      width: '5em',
      isNumber: true,
      needs: 'medium',
    },
    {
      header: 'Budget',
      cell: ({ value, name, budget }) =>
        budget === null ? (
          NO_VALUE
        ) : (
          <RowsLink rows={rows.ofGroup(month, value, name, 'budget')}>{money(budget)}</RowsLink>
        ),
      text: ({ budget }) => (budget === null ? 'No budget is recorded.' : ''),
      width: '6.5em',
      isNumber: true,
    },
    {
      header: 'Over or under',
      cell: ({ value, name, actual, budget }) =>
        actual === null || budget === null ? (
          NO_VALUE
        ) : (
          <RowsLink rows={rows.ofGroup(month, value, name)}>{signed(actual - budget, money)}</RowsLink>
        ),
      width: '7.5em',
      isNumber: true,
      needs: 'medium',
    },
    {
      header: 'Variance',
      cell: ({ value, name, variance }) =>
        variance.value === null ? (
          NO_VALUE
        ) : (
          <RowsLink rows={rows.ofGroup(month, value, name)}>{varianceText(variance.value)}</RowsLink>
        ),
      text: ({ variance }) => variance.reason ?? '',
      width: '6em',
      isNumber: true,
    },
    { header: 'Status', cell: ({ variance }) => varianceMark(variance.value), width: '8em' },
  ];
  return (
    <FactTable
      name={`Cost by ${label.toLowerCase()}`}
      isTitled={false}
      columns={columns}
      rows={groups}
      limit={SHOWN}
      moreText={`The ${SHOWN} with most cost of ${groups.length}; a filter narrows the list.`}
      rowKey={({ value }) => value ?? ''}
      empty="No cost and no budget is recorded for the month. Import a bill, or a table with a column Month."
    />
  );
}

/** Months whose cost is unlike that of the months before. */
export function AnomalyTable({
  anomalies,
  currency,
  rows,
}: {
  anomalies: readonly CostAnomaly[];
  currency: string;
  rows: CostRows;
}) {
  const money = moneyIn(currency);
  const columns: Column<CostAnomaly>[] = [
    { header: 'Month', cell: ({ month }) => formatMonth(month), width: '6em' },
    { header: 'Where', cell: ({ name }) => name, text: ({ name }) => name },
    {
      header: 'Cost',
      cell: ({ month, value, name, cost }) => (
        <RowsLink rows={rows.ofGroup(month, value, name, 'actual')}>{money(cost)}</RowsLink>
      ),
      width: '5.5em',
      isNumber: true,
    },
    {
      header: 'Expected',
      cell: ({ month, value, name, expected }) => (
        <RowsLink rows={rows.ofHistory(month, value, name)}>{money(expected)}</RowsLink>
      ),
      width: '5.5em',
      isNumber: true,
    },
    {
      header: 'Difference',
      cell: ({ month, value, name, impact }) => (
        <RowsLink rows={rows.ofGroup(month, value, name, 'actual')}>{signed(impact, money)}</RowsLink>
      ),
      width: '6.5em',
      isNumber: true,
    },
  ];
  return (
    <FactTable
      name="Anomalies"
      isTitled={false}
      columns={columns}
      rows={anomalies}
      limit={10}
      rowKey={({ value, month }) => `${value ?? ''} ${month}`}
      empty="No month stands out from those before it."
    />
  );
}

function moneyIn(currency: string) {
  return (minor: number | null) => (minor === null ? NO_VALUE : formatMoneyShort(minor, currency));
}

function signed(minor: number, money: (minor: number) => string): string {
  return minor > 0 ? `+${money(minor)}` : money(minor);
}

function trendOf(points: CostGroup['points']) {
  return {
    points: points.map(({ month, actual }) => ({
      key: month,
      label: formatMonth(month),
      value: actual,
      isPartial: false,
    })),
    centre: null,
    lower: null,
    upper: null,
    signals: [],
    verdict: '',
  };
}
