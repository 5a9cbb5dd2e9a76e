import { useMemo } from 'react';
import { rowsIn } from '#shared/deck/fit/tile-heights.ts';
import { SHOWN_FIGURES } from '#shared/review/shown-figures.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import { FigureTiles } from '../../review/blocks/figure-tile.tsx';
import { funnelSpec, headcountSpec, LateSeats } from '../../review/blocks/plan-blocks.tsx';
import styles from '../slide.module.css';
import { Nothing, SlideColumns, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';
import { tileRow } from './tile-row.ts';

function HiringSlide({ data }: SlideProps) {
  const { hiring, figures } = data;
  const headcount = useMemo(() => headcountSpec(hiring), [hiring]);
  const funnel = useMemo(() => funnelSpec(hiring), [hiring]);
  const { tiles, columns, less } = tileRow(figures, SHOWN_FIGURES.hiring);
  return (
    <SlideFrame>
      {headcount === null ? (
        <Nothing>No headcount plan is recorded in this workspace.</Nothing>
      ) : (
        <div className={styles.stack}>
          <FigureTiles figures={tiles} columns={columns} />
          <SlideColumns widths={[580, 548]}>
            <div className={styles.stack}>
              <ChartFigure
                title="Headcount by month"
                spec={headcount}
                width={580}
                height={(funnel ? 155 : 300) - less}
              />
              {funnel && <ChartFigure title="Candidates by stage" spec={funnel} width={580} height={118} />}
            </div>
            <LateSeats late={hiring.late} limit={6 - rowsIn(less)} />
          </SlideColumns>
        </div>
      )}
    </SlideFrame>
  );
}

export const hiringSlide: SlideDefinition = { Component: HiringSlide };
