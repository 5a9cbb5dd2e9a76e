import { useMemo } from 'react';
import { rowsIn } from '#shared/deck/fit/tile-heights.ts';
import { SHOWN_FIGURES } from '#shared/review/shown-figures.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import { FigureTiles } from '../../review/blocks/figure-tile.tsx';
import { costSpec, savingsSpec, TeamCosts } from '../../review/blocks/plan-blocks.tsx';
import styles from '../slide.module.css';
import { Nothing, SlideColumns, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';
import { tileRow } from './tile-row.ts';

function CostSlide({ data }: SlideProps) {
  const { cost, figures } = data;
  const months = useMemo(() => costSpec(cost), [cost]);
  const savings = useMemo(() => savingsSpec(cost), [cost]);
  const { tiles, columns, less } = tileRow(figures, SHOWN_FIGURES.cost);
  return (
    <SlideFrame>
      {months === null ? (
        <Nothing>No cost is recorded in this workspace.</Nothing>
      ) : (
        <div className={styles.stack}>
          <FigureTiles figures={tiles} columns={columns} />
          <SlideColumns widths={[628, 500]}>
            <ChartFigure
              title="Spend by month against budget"
              spec={months}
              width={628}
              height={300 - less}
            />
            <div className={styles.stack}>
              <TeamCosts cost={cost} limit={(savings ? 5 : 9) - rowsIn(less)} />
              {savings && (
                <ChartFigure
                  title="Savings a month: realised, with identified as the stroke"
                  spec={savings}
                  width={500}
                  height={120}
                />
              )}
            </div>
          </SlideColumns>
        </div>
      )}
    </SlideFrame>
  );
}

export const costSlide: SlideDefinition = { Component: CostSlide };
