import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Bar } from '#shared/chart/chart-data.ts';
import {
  COST_DIMENSIONS,
  type CostDimension,
  type CostOverview,
  type CostOverviewMonth,
} from '#shared/cost/overview.ts';
import { formatMonth, lowerFirst } from '#shared/figure/format.ts';
import { core } from '../app/client.ts';
import { useWeek } from '../app/use-week.ts';
import { barsSpec } from '../charts/bars.ts';
import type { ChartSpec, Rows } from '../charts/spec.ts';
import { Select } from '../design/select.tsx';
import { Overview, OverviewChart, OverviewPair, OverviewPart } from '../records/overview/overview.tsx';
import type { ListViewProps } from '../records/slot-props.ts';
import { coreQuery } from '../records/use-rows.ts';
import { FigureTiles } from '../review/blocks/figure-tile.tsx';
import { CommitmentPart } from './commitment-part.tsx';
import { type CostRows, costFigures, rowsOfCost } from './cost-figures.ts';
import { AnomalyTable, GroupTable, MonthTable } from './cost-tables.tsx';
import { UnitCostPart } from './unit-cost-part.tsx';

const KEPT = 'muster.cost.by';

/** Cost against its budget: by month, broken down, what stands out, what a unit costs, and commitments. */
export function BudgetView({ query }: ListViewProps) {
  const { week } = useWeek();
  const [by, setBy] = useDimension();
  const [month, setMonth] = useState<string>();
  const [unit, setUnit] = useState<string>();
  const { where, text } = coreQuery(query);
  const { data, error } = useQuery({
    queryKey: ['cost-overview', week.key, where, text, by, month, unit],
    queryFn: ({ signal }) =>
      core.cost.overview({ week: week.key, where, text, by, ...given({ month, unit }) }, { signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Overview label="Against budget" isPending={!data} error={error}>
      {data && (
        <Shown
          data={data}
          rows={rowsOfCost({ where, text }, data)}
          by={by}
          onBy={setBy}
          onMonth={setMonth}
          onUnit={setUnit}
        />
      )}
    </Overview>
  );
}

type ShownProps = {
  data: CostOverview;
  rows: CostRows;
  by: CostDimension;
  onBy: (by: CostDimension) => void;
  onMonth: (month: string) => void;
  onUnit: (unit: string) => void;
};

function Shown({ data, rows, by, onBy, onMonth, onUnit }: ShownProps) {
  const { basis, currency, month, months, groups, anomalies, unjudged, excluded } = data;
  const spec = useMemo(() => monthSpec(data, rows), [data, rows]);
  const figures = useMemo(() => costFigures(data), [data]);
  const left = excluded.map(({ reason, n }) => `${n} with ${reason}`).join(', ');
  const note = `${BASES[basis]}, in ${currency}${left === '' ? '' : `; left out in ${formatMonth(month)}: ${left}`}`;
  return (
    <>
      <FigureTiles figures={figures} rowsFor={({ key }) => rows.ofFigure(key)} />
      <OverviewPart
        title="By month"
        note={`${note}; forecast: as entered, else ${lowerFirst(data.forecastWords)}`}
      >
        <OverviewChart
          title="Actual and forecast against budget"
          spec={spec}
          height={260}
          empty="No cost and no budget is recorded in these months."
        />
      </OverviewPart>
      <OverviewPart
        title={`By ${COST_DIMENSIONS[by].toLowerCase()}, ${formatMonth(month)}`}
        note={BASES[basis]}
        controls={
          <>
            <Select
              size="s"
              aria-label="Month"
              value={month}
              options={data.choices.toReversed().map((value) => ({ value, label: formatMonth(value) }))}
              onChange={(value) => value && onMonth(value)}
            />
            <Select
              size="s"
              aria-label="Broken down by"
              value={by}
              options={Object.entries(COST_DIMENSIONS).map(([value, label]) => ({
                value,
                label: `By ${label.toLowerCase()}`,
              }))}
              onChange={(value) => onBy(value as CostDimension)}
            />
          </>
        }
      >
        <GroupTable
          groups={groups}
          currency={currency}
          rows={rows}
          dimension={data.dimension}
          month={month}
        />
      </OverviewPart>
      <OverviewPair>
        <OverviewPart
          title="What stands out"
          note={`months unlike those before them, by ${COST_DIMENSIONS[by].toLowerCase()}${unjudged > 0 ? `; ${unjudged} with too little history to judge` : ''}`}
        >
          <AnomalyTable anomalies={anomalies} currency={currency} rows={rows} />
        </OverviewPart>
        <UnitCostPart data={data} rows={rows} onUnit={onUnit} />
      </OverviewPair>
      <CommitmentPart />
      <OverviewPart title="Month by month" note={BASES[basis]}>
        <MonthTable months={months} currency={currency} rows={rows} />
      </OverviewPart>
    </>
  );
}

const BASES = { billed: 'cash (billed)', effective: 'amortised (effective)' } as const;

function monthSpec({ months, currency }: CostOverview, rows: CostRows): ChartSpec | null {
  if (!months.some(({ actual, budget }) => actual !== null || budget !== null)) return null;
  return barsSpec({
    kind: 'bars',
    bars: months.map((month) => barOf(month, rows.ofMonth(month.month))),
    name: 'Cost by month',
    measure: { unit: 'money', currency },
    marker: 'budget',
    isUnlabelled: months.length > 16,
    key: [
      { colour: 'main', label: 'actual', shape: 'block' },
      { colour: 'soft', label: 'forecast, with its range', shape: 'block' },
    ],
  });
}

function barOf(point: CostOverviewMonth, rows: Rows): Bar {
  const { month, actual, forecast, budget, low, high, isPartial } = point;
  const isOver = actual !== null && !isPartial;
  return {
    name: formatMonth(month),
    value: isOver ? actual : (forecast ?? actual),
    marker: budget,
    isSoft: !isOver,
    range: isOver || low === null || high === null ? null : { low, high },
    rows,
  };
}

function useDimension(): [CostDimension, (by: CostDimension) => void] {
  const [by, setBy] = useState<CostDimension>(() => {
    const kept = localStorage.getItem(KEPT);
    return kept !== null && Object.hasOwn(COST_DIMENSIONS, kept) ? (kept as CostDimension) : 'teamId';
  });
  return [
    by,
    (next) => {
      localStorage.setItem(KEPT, next);
      setBy(next);
    },
  ];
}

function given(options: { month: string | undefined; unit: string | undefined }): {
  month?: string;
  unit?: string;
} {
  return {
    ...(options.month === undefined ? {} : { month: options.month }),
    ...(options.unit === undefined ? {} : { unit: options.unit }),
  };
}
