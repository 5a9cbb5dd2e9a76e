import { useMemo } from 'react';
import { missingText, type TrailRow, trailRowsOfPart } from '#shared/deck/outline/trail-table.ts';
import type { TrailTableSlide } from '#shared/deck/slide.ts';
import type { TrailingData } from '#shared/kpi/trailing.ts';
import type { FactColumn } from '#shared/review/facts/facts.ts';
import { type Column, FactTable } from '../../review/blocks/fact-table.tsx';
import { usePage } from '../page-context.ts';
import { Nothing, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

function TrailTableView({ part }: SlideProps) {
  const { page, document } = usePage();
  const { slide } = page;
  if (slide.kind !== 'trail-table') return null;
  return <Table slide={slide} trailing={document.trailing} part={part} />;
}

type Props = { slide: TrailTableSlide; trailing: Readonly<Record<string, TrailingData>>; part: number };

function Table({ slide, trailing, part }: Props) {
  const missing = missingText(slide, trailing);
  const { facts, more } = useMemo(() => trailRowsOfPart(slide, trailing, part), [slide, trailing, part]);
  return (
    <SlideFrame>
      {missing === null ? (
        <FactTable {...facts} columns={facts.columns.map(emphasised)} more={more} />
      ) : (
        <Nothing>{missing}</Nothing>
      )}
    </SlideFrame>
  );
}

function emphasised(column: FactColumn<TrailRow>): Column<TrailRow> {
  if (column.header !== 'KPI') return column;
  return { ...column, cell: ({ header, isHeading }) => (isHeading ? <strong>{header}</strong> : header) };
}

export const trailTableSlide: SlideDefinition = { Component: TrailTableView };
