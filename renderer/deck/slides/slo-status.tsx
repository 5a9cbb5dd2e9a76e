import { useMemo } from 'react';
import { slosOfPart } from '#shared/deck/outline/reliability.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import { FactTable } from '../../review/blocks/fact-table.tsx';
import { TierTable, tierSpec } from '../../review/blocks/slo-blocks.tsx';
import styles from '../slide.module.css';
import { Nothing, SlideColumns, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

function SloStatusSlide({ data, slide, part }: SlideProps) {
  const { rows, tiers } = data.slos;
  const spec = useMemo(() => tierSpec(tiers), [tiers]);
  const { facts, more, moreText } = slosOfPart(data, slide, part);
  const table = <FactTable {...facts} more={more} moreText={moreText} />;
  return (
    <SlideFrame>
      {rows.length === 0 ? (
        <Nothing>No SLO is defined in this workspace, so there is no status to show.</Nothing>
      ) : part > 1 ? (
        table
      ) : (
        <SlideColumns widths={[350, 778]}>
          <div className={styles.stack}>
            <ChartFigure title="SLOs by tier" spec={spec} width={350} height={190} />
            <TierTable tiers={tiers} />
          </div>
          {table}
        </SlideColumns>
      )}
    </SlideFrame>
  );
}

export const sloStatusSlide: SlideDefinition = { Component: SloStatusSlide };
