import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Figure } from '#shared/figure/figure.ts';
import { formatNumber, NO_VALUE } from '#shared/figure/format.ts';
import { builtInKpi } from '#shared/kpi/catalogue.ts';
import { KPI_CATEGORIES } from '#shared/kpi/definition.ts';
import { kpiReading, kpiTarget, kpiValue } from '#shared/review/facts/kpi-facts.ts';
import type { KpiRow } from '#shared/review/sections.ts';
import { useWeek } from '../app/use-week.ts';
import { Sparkline } from '../charts/sparkline.tsx';
import { RagMark } from '../design/badge.tsx';
import { Select } from '../design/select.tsx';
import { Overview, OverviewPart } from '../records/overview/overview.tsx';
import type { ListViewProps } from '../records/slot-props.ts';
import { allIds } from '../records/use-rows.ts';
import { type Column, FactTable } from '../review/blocks/fact-table.tsx';
import { RecordName, RowsLink } from '../review/blocks/open-rows.tsx';
import { asWords, nameOf } from '../review/blocks/words.tsx';
import { reviewQuery } from '../review/queries.ts';

const GROUPINGS = { role: 'By input and output', area: 'By area', owner: 'By owner' } as const;
type Grouping = keyof typeof GROUPINGS;

/** Every KPI of the list at its newest period: value, target, colour, trend, and whether a change means anything. */
export function CatalogueView({ query }: ListViewProps) {
  const { week } = useWeek();
  const [grouping, setGrouping] = useState<Grouping>('role');
  const review = useQuery(reviewQuery(week.key));
  const ids = useQuery({ queryKey: ['kpi-ids', query], queryFn: () => allIds(query) });
  const groups = useMemo(() => {
    const shown = new Set(ids.data ?? []);
    const rows = (review.data?.kpis.rows ?? []).filter(({ id }) => shown.has(id));
    return groupsOf(rows, grouping);
  }, [review.data, ids.data, grouping]);
  const figures = review.data?.figures ?? {};
  return (
    <Overview
      label="Catalogue"
      isPending={review.isPending || ids.isPending}
      error={review.error ?? ids.error}
    >
      {groups.map(({ name, rows }, index) => (
        <OverviewPart
          key={name}
          title={name}
          note={index === 0 ? `As of the review of ${review.data?.weekLabel}` : undefined}
          controls={
            index === 0 && (
              <Select
                size="s"
                aria-label="Group"
                value={grouping}
                options={Object.entries(GROUPINGS).map(([value, label]) => ({ value, label }))}
                onChange={(value) => setGrouping(value as Grouping)}
              />
            )
          }
        >
          <FactTable
            name={name}
            isTitled={false}
            columns={columnsOf(figures)}
            rows={rows}
            rowKey={({ id }) => id}
            empty="No KPI of this list."
          />
        </OverviewPart>
      ))}
    </Overview>
  );
}

function groupsOf(rows: readonly KpiRow[], grouping: Grouping): { name: string; rows: readonly KpiRow[] }[] {
  const nameOfGroup = (row: KpiRow) => {
    if (grouping === 'role') return row.isInput ? 'Inputs: what teams can act on' : 'Outputs: what follows';
    if (grouping === 'owner') return row.owner?.name ?? 'Without an owner';
    return areaOf(row);
  };
  const areas = KPI_CATEGORIES.map(asWords) as string[];
  return [...Map.groupBy(rows, nameOfGroup)]
    .map(([name, own]) => ({ name, rows: own }))
    .sort((a, b) => {
      const rank = grouping === 'area' ? areas.indexOf(a.name) - areas.indexOf(b.name) : 0;
      return rank || (a.name < b.name ? -1 : 1);
    });
}

function areaOf({ slug, unit }: KpiRow): string {
  return asWords(builtInKpi(slug)?.category ?? (unit === 'money' || unit === 'perUnit' ? 'money' : 'people'));
}

function columnsOf(figures: Readonly<Record<string, Figure>>): Column<KpiRow>[] {
  const rowsOf = ({ slug, name, period }: KpiRow) => {
    const lineage = figures[`kpi.${slug}`]?.lineage[0];
    return lineage ? { ...lineage, label: `${name}, ${period}` } : null;
  };
  return [
    {
      header: 'Status',
      cell: ({ rag, value }) =>
        rag === null && value !== null ? <RagMark rag={null} word="No target" /> : <RagMark rag={rag} />,
      width: '7.5em',
    },
    {
      header: 'KPI',
      cell: ({ id, name }) => (
        <RecordName entity="kpi" id={id}>
          {name}
        </RecordName>
      ),
      text: ({ name, definition }) => (definition ? `${name}: ${definition}` : name),
      lines: 2,
    },
    {
      header: 'Value',
      cell: (row) => <RowsLink rows={rowsOf(row)}>{kpiValue(row, row.value)}</RowsLink>,
      text: ({ reason }) => reason ?? '',
      width: '6.75em',
      isNumber: true,
    },
    { header: 'Target', cell: kpiTarget, width: '6.5em', isNumber: true },
    { header: 'Trend', cell: ({ trend }) => <Sparkline trend={trend} />, width: '8.5em', needs: 'medium' },
    {
      header: 'Reading',
      cell: (row) => <small>{kpiReading(row)}</small>,
      text: kpiReading,
      width: '22%',
      lines: 2,
    },
    { header: 'Period', cell: ({ period }) => period ?? NO_VALUE, width: '7em', needs: 'wide' },
    {
      header: 'n',
      cell: (row) => <RowsLink rows={rowsOf(row)}>{formatNumber(row.n)}</RowsLink>,
      width: '4em',
      isNumber: true,
    },
    {
      header: 'Owner',
      cell: ({ owner }) => nameOf(owner),
      text: ({ owner }) => nameOf(owner),
      width: '12em',
      needs: 'wide',
    },
  ];
}
