import { useMemo } from 'react';
import type { Slide } from '#shared/deck/deck.ts';
import type { TrailTableRow, TrailTableSlide } from '#shared/deck/slide.ts';
import { changesOf, type TrailingData, type TrailingPoint } from '#shared/kpi/trailing.ts';
import { type Column, FactTable } from '../../review/blocks/fact-table.tsx';
import { kpiValue } from '../../review/blocks/kpi-table.tsx';
import { changeText, monthsOf } from '../../review/blocks/trailing-blocks.tsx';
import { usePage } from '../page-context.ts';
import { SlideFrame } from '../slide-frame.tsx';
import { partsFor, rowsOfPart, type SlideDefinition, type SlideProps } from './slide-props.ts';

const PER_PAGE = 15;
const MOST_PAGES = 20;

type Row = { key: string; header: string; isHeading: boolean; cells: readonly string[]; note: string };

function TrailTableView({ part, data }: SlideProps) {
  const { page, document } = usePage();
  const { slide } = page;
  if (slide.kind !== 'trail-table') return null;
  return <Table slide={slide} trailing={document.trailing} part={part} parts={partsOf(data, slide)} />;
}

type Props = {
  slide: TrailTableSlide;
  trailing: Readonly<Record<string, TrailingData>>;
  part: number;
  parts: number;
};

function Table({ slide, trailing, part, parts }: Props) {
  const columns = useMemo(() => columnsOf(slide, trailing), [slide, trailing]);
  const rows = useMemo(
    () => slide.rows.map((row, index) => rowOf(slide, row, index, trailing)),
    [slide, trailing],
  );
  const [from, to] = rowsOfPart(rows.length, part, parts, PER_PAGE);
  const shown = pointsOf(slide, Object.values(trailing)[0]);
  const partial = shown
    .filter(({ isPartial, value }) => isPartial && value !== null)
    .map(({ label }) => label);
  return (
    <SlideFrame
      notes={[
        slide.span === 'weeks' ? 'QTD, YTD: quarter and year to date' : null,
        partial.length > 0 ? `Not complete: ${partial.join(', ')}` : null,
        '“—” = no data, never zero',
      ]}
    >
      <FactTable
        name={slide.heading ?? 'Trailing values'}
        isTitled={false}
        columns={columns}
        rows={rows.slice(from, to)}
        more={part === parts ? rows.length - to : 0}
        rowKey={({ key }) => key}
        empty="The table has no rows."
      />
    </SlideFrame>
  );
}

function columnsOf(slide: TrailTableSlide, trailing: Props['trailing']): Column<Row>[] {
  const points = pointsOf(slide, Object.values(trailing)[0]);
  const headers = [...points.map(({ label }) => label), ...(slide.span === 'weeks' ? ['QTD', 'YTD'] : [])];
  return [
    {
      header: 'KPI',
      cell: ({ header, isHeading }) => (isHeading ? <strong>{header}</strong> : header),
      text: ({ header, note }) => note || header,
    },
    ...headers.map(
      (header, index): Column<Row> => ({
        header,
        cell: ({ cells }) => cells[index] ?? '',
        width: slide.span === 'weeks' ? '7em' : '5em',
        isNumber: true,
      }),
    ),
  ];
}

function rowOf(slide: TrailTableSlide, row: TrailTableRow, index: number, trailing: Props['trailing']): Row {
  const base = { key: String(index), header: row.header, note: '' };
  if (row.kpi === undefined) return { ...base, isHeading: true, cells: [] };
  const data = trailing[row.kpi];
  if (!data) return { ...base, isHeading: false, cells: [], note: `There is no KPI “${row.kpi}”.` };
  return {
    ...base,
    header: row.header || data.name,
    isHeading: false,
    cells: row.isTarget
      ? targetsOf(slide, data)
      : row.change === undefined
        ? valuesOf(slide, data)
        : changeCells(slide, data, row.change),
  };
}

function valuesOf(slide: TrailTableSlide, data: TrailingData): string[] {
  const { quarterToDate, yearToDate } = data.box;
  const toDate = slide.span === 'weeks' ? [quarterToDate.value, yearToDate.value] : [];
  return [...pointsOf(slide, data).map(({ value }) => value), ...toDate].map((value) =>
    kpiValue(data, value),
  );
}

function targetsOf(slide: TrailTableSlide, data: TrailingData): string[] {
  return pointsOf(slide, data).map(({ target }) => kpiValue(data, target));
}

function changeCells(
  slide: TrailTableSlide,
  data: TrailingData,
  change: 'year' | 'week' | 'month',
): string[] {
  const { quarterOnYear, yearOnYear } = data.box;
  const toDate = slide.span === 'weeks' && change === 'year' ? [quarterOnYear, yearOnYear] : [];
  const grain = slide.span === 'weeks' ? 'week' : 'month';
  const changes = changesOf(pointsOf(slide, data), change, data.change, grain);
  return [...changes, ...toDate].map((told) => changeText(told, data.change));
}

function pointsOf(slide: TrailTableSlide, data: TrailingData | undefined): readonly TrailingPoint[] {
  if (!data) return [];
  return slide.span === 'weeks' ? data.weeks : monthsOf(data, slide.months);
}

function partsOf(_data: unknown, slide: Slide): number {
  return slide.kind === 'trail-table' ? partsFor(slide.rows.length, PER_PAGE, MOST_PAGES) : 1;
}

export const trailTableSlide: SlideDefinition = { Component: TrailTableView, parts: partsOf };
