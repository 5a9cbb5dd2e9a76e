import { kpisOfPart } from '#shared/deck/outline/measures.ts';
import { kpiFacts } from '#shared/review/facts/kpi-facts.ts';
import { KpiTable } from '../../review/blocks/kpi-table.tsx';
import { Nothing, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

function KpiScorecardSlide({ data, slide, part }: SlideProps) {
  const { shown, more, columns } = kpisOfPart(data, slide, part);
  return (
    <SlideFrame>
      {shown.length === 0 ? (
        <Nothing>{kpiFacts([]).empty}</Nothing>
      ) : (
        <KpiTable rows={shown} more={more} columns={columns} />
      )}
    </SlideFrame>
  );
}

export const kpiScorecardSlide: SlideDefinition = { Component: KpiScorecardSlide };
