import type { ReviewData } from '#shared/review/review-data.ts';
import { KpiTable } from '../../review/blocks/kpi-table.tsx';
import { assertionOf } from '../narrative.ts';
import { SlideFrame } from '../slide-frame.tsx';
import { partsFor, rowsOfPart, type SlideDefinition, type SlideProps } from './slide-props.ts';

const PER_PAGE = 13;
const MOST_PAGES = 4;

function KpiScorecardSlide({ data, part }: SlideProps) {
  const { rows } = data.kpis;
  const isLast = part === parts(data);
  const [from, to] = rowsOfPart(rows.length, part, parts(data), PER_PAGE);
  return (
    <SlideFrame
      assertion={assertionOf(data, 'kpis')}
      notes={[
        '● on target  ▲ within its tolerance  ■ off target  – no data',
        'Dashed line in a trend: its mean; a diamond is a signal, the rest is normal variation',
        'Inputs come before the outputs they drive, money last',
      ]}
    >
      <KpiTable rows={rows.slice(from, to)} more={isLast ? rows.length - to : 0} />
    </SlideFrame>
  );
}

function parts({ kpis }: ReviewData): number {
  return partsFor(kpis.rows.length, PER_PAGE, MOST_PAGES);
}

export const kpiScorecardSlide: SlideDefinition = { Component: KpiScorecardSlide, parts };
