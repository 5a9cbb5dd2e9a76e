import { useMemo } from 'react';
import { type Exchange, withoutRate } from '#shared/cost/exchange.ts';
import type { RowOf } from '#shared/entity/entity.ts';
import type { Figure, Measured, Period } from '#shared/figure/figure.ts';
import { formatMoneyShort, formatMonth, formatPercent, NO_VALUE } from '#shared/figure/format.ts';
import { tally } from '#shared/figure/tally.ts';
import { toFigure } from '#shared/figure/to-figure.ts';
import {
  type PipelineMonth,
  type PipelineRow,
  type PipelineSums,
  pipelineBy,
  pipelineMonths,
  pipelineOn,
} from '#shared/savings/pipeline.ts';
import { savingsOpportunity } from '#shared/savings/savings-opportunity.ts';
import { useWorkspace } from '../app/queries.ts';
import { barsSpec } from '../charts/bars.ts';
import type { ChartSpec } from '../charts/spec.ts';
import { trendSpec } from '../charts/trend.ts';
import { Overview, OverviewChart, OverviewPair, OverviewPart } from '../records/overview/overview.tsx';
import { useAllRows } from '../records/overview/use-all-rows.ts';
import { useAsOf } from '../records/overview/use-as-of.ts';
import { useExchange } from '../records/overview/use-exchange.ts';
import type { ListViewProps } from '../records/slot-props.ts';
import { type Column, FactTable } from '../review/blocks/fact-table.tsx';
import { FigureTiles } from '../review/blocks/figure-tile.tsx';
import { RowsLink } from '../review/blocks/open-rows.tsx';

const ENTITY = savingsOpportunity.name;

/** Savings from identified to realised: by month, by status and by lever. */
export function PipelineView({ query }: ListViewProps) {
  const { currency } = useWorkspace().settings;
  const { rows, isPending, error } = useAllRows(savingsOpportunity, query);
  const exchange = useExchange();
  const { day, period } = useAsOf();
  const { known, left } = useMemo(() => converted(rows, exchange, day), [rows, exchange, day]);
  const months = useMemo(() => pipelineMonths(known, day), [known, day]);
  const figures = useMemo(() => tiles(known, day, period, currency), [known, day, period, currency]);
  const amounts = useMemo(() => amountSpec(months, currency), [months, currency]);
  const rates = useMemo(() => rateSpec(months), [months]);
  return (
    <Overview label="Pipeline" isPending={isPending || exchange === null} error={error}>
      <FigureTiles figures={figures} />
      <OverviewPair>
        <OverviewChart
          title={`Realised a month, in ${currency}, with identified as the stroke`}
          spec={amounts}
          height={220}
          empty="No savings with amounts."
        />
        <OverviewChart
          title="Realised, of what was identified; dropped ones stay in it"
          spec={rates}
          height={220}
          empty="No savings with amounts."
        />
      </OverviewPair>
      {left !== '' && <p>Left out: {left}.</p>}
      <OverviewPair>
        <Sums title="By status" field="status" rows={known} day={day} currency={currency} />
        <Sums title="By lever" field="lever" rows={known} day={day} currency={currency} />
      </OverviewPair>
    </Overview>
  );
}

type SumsProps = {
  title: string;
  field: 'lever' | 'status';
  rows: readonly PipelineRow[];
  day: string;
  currency: string;
};

function Sums({ title, field, rows, day, currency }: SumsProps) {
  const { choices, label } = savingsOpportunity.fields[field];
  const groups = pipelineBy(rows, field, choices, day);
  return (
    <OverviewPart title={title}>
      <FactTable
        name={title}
        isTitled={false}
        columns={sumColumns(label, currency)}
        rows={groups}
        rowKey={({ value }) => value}
        empty="No savings with amounts. Write down what could be saved a month, and what came of it."
      />
    </OverviewPart>
  );
}

type Group = PipelineSums & { value: string; label: string };

function sumColumns(header: string, currency: string): Column<Group>[] {
  const money = ({ value }: Measured) => (value === null ? NO_VALUE : formatMoneyShort(value, currency));
  return [
    { header, cell: ({ label }) => label, text: ({ label }) => label },
    {
      header: 'n',
      cell: ({ ids, label }) => <RowsLink rows={{ entity: ENTITY, ids, label }}>{ids.length}</RowsLink>,
      width: '3em',
      isNumber: true,
    },
    {
      header: 'Identified',
      cell: ({ identified, ids, label }) => (
        <RowsLink rows={{ entity: ENTITY, ids, label: `${label}, identified` }}>{money(identified)}</RowsLink>
      ),
      width: '6em',
      isNumber: true,
    },
    {
      header: 'Realised',
      cell: ({ realised, realisedIds, label }) => (
        <RowsLink rows={{ entity: ENTITY, ids: realisedIds, label: `${label}, realised` }}>
          {money(realised)}
        </RowsLink>
      ),
      width: '6em',
      isNumber: true,
    },
    {
      header: 'Rate',
      cell: ({ realisation: { value } }) => (value === null ? NO_VALUE : formatPercent(value, { max: 0 })),
      text: ({ realisation }) => realisation.reason ?? '',
      width: '4em',
      isNumber: true,
    },
  ];
}

function tiles(rows: readonly PipelineRow[], day: string, period: Period, currency: string): Figure[] {
  const now = pipelineOn(rows, day);
  const open = pipelineOn(
    rows.filter(({ status }) => status !== 'realised' && status !== 'dropped'),
    day,
  );
  const figure = (key: string, label: string, result: Measured, ids: readonly string[]) =>
    toFigure({
      key: `pipeline.${key}`,
      label,
      unit: key === 'rate' ? 'ratio' : 'money',
      currency,
      period,
      result,
      lineage: [{ entity: ENTITY, ids }],
    });
  return [
    figure('identified', 'Identified a month', now.identified, now.ids),
    figure('realised', 'Realised a month', now.realised, now.realisedIds),
    figure('rate', 'Realised, of identified', now.realisation, now.ids),
    figure('open', 'Still to be realised', open.identified, open.ids),
  ];
}

function amountSpec(months: readonly PipelineMonth[], currency: string): ChartSpec | null {
  if (!months.some(({ identified }) => identified.value !== null)) return null;
  const bars = months.map((month) => ({
    name: formatMonth(month.month),
    value: month.realised.value,
    marker: month.identified.value,
    isSoft: month.isPartial,
    rows: { entity: ENTITY, ids: month.ids, label: `Savings identified by ${formatMonth(month.month)}` },
  }));
  return barsSpec({
    kind: 'bars',
    bars,
    name: 'Savings realised a month',
    measure: { unit: 'money', currency },
    marker: 'identified',
  });
}

function rateSpec(months: readonly PipelineMonth[]): ChartSpec | null {
  if (!months.some(({ realisation }) => realisation.value !== null)) return null;
  const points = months.map(({ month, realisation, isPartial, ids }) => ({
    key: month,
    label: formatMonth(month),
    value: realisation.value,
    isPartial,
    ids,
  }));
  const verdict = 'Savings realised as a share of those identified by then.';
  return trendSpec({
    kind: 'trend',
    trend: { points, centre: null, lower: null, upper: null, signals: [], verdict },
    name: 'Realisation rate',
    measure: { unit: 'ratio' },
    entity: ENTITY,
  });
}

type Saving = RowOf<typeof savingsOpportunity>;

/** The rows in the workspace's currency, and what had to be left out, in words. */
function converted(
  rows: readonly Saving[],
  exchange: Exchange | null,
  day: string,
): { known: PipelineRow[]; left: string } {
  const left = tally();
  const known = rows.flatMap((row) => {
    if (exchange === null || exchange(1, row.currency, day) === null) {
      left.add(withoutRate(row.currency));
      return [];
    }
    const at = (amount: number | null) => (amount === null ? null : exchange(amount, row.currency, day));
    return [{ ...row, identified: at(row.identified), realised: at(row.realised) }];
  });
  const words = left.list().map(({ reason, n }) => `${n} with ${reason}`);
  return { known, left: exchange === null ? '' : words.join(', ') };
}
