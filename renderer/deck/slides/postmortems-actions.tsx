import { useMemo } from 'react';
import { rowsIn, tilesExtra } from '#shared/deck/fit/tile-heights.ts';
import { SHOWN_FIGURES } from '#shared/review/shown-figures.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import { FigureTiles, pickFigures } from '../../review/blocks/figure-tile.tsx';
import { ActionTable, ageingSpec, PostmortemTable } from '../../review/blocks/incident-blocks.tsx';
import styles from '../slide.module.css';
import { Nothing, SlideColumns, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

function PostmortemsActionsSlide({ data }: SlideProps) {
  const { actions, incidents, figures } = data;
  const ageing = useMemo(() => ageingSpec(actions.ageing), [actions]);
  const tiles = pickFigures(figures, SHOWN_FIGURES.actions);
  const less = tilesExtra(tiles, 5);
  const overdue = actions.overdue.toSorted((a, b) => b.daysOverdue - a.daysOverdue);
  return (
    <SlideFrame>
      <div className={styles.stack}>
        <FigureTiles figures={tiles} columns={5} />
        <SlideColumns widths={[576, 552]}>
          <ActionTable
            title="Overdue actions, oldest first"
            rows={overdue}
            limit={7 - rowsIn(less)}
            empty="No action is overdue."
          />
          <div className={styles.stack}>
            <PostmortemTable rows={incidents.postmortems} limit={3} />
            {ageing ? (
              <ChartFigure title="Open actions by age" spec={ageing} width={552} height={140 - less} />
            ) : (
              <Nothing>No action is open.</Nothing>
            )}
          </div>
        </SlideColumns>
      </div>
    </SlideFrame>
  );
}

export const postmortemsActionsSlide: SlideDefinition = { Component: PostmortemsActionsSlide };
