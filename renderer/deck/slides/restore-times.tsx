import { useMemo } from 'react';
import { tilesExtra } from '#shared/deck/fit/tile-heights.ts';
import { SHOWN_FIGURES } from '#shared/review/shown-figures.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import { FigureTiles, pickFigures } from '../../review/blocks/figure-tile.tsx';
import { restoreSpec } from '../../review/blocks/incident-blocks.tsx';
import styles from '../slide.module.css';
import { Nothing, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

function RestoreTimesSlide({ data }: SlideProps) {
  const spec = useMemo(() => restoreSpec(data.incidents), [data]);
  const tiles = pickFigures(data.figures, SHOWN_FIGURES.durations);
  return (
    <SlideFrame>
      <div className={styles.stack}>
        {spec ? (
          <ChartFigure
            title="Time to restore, last 13 weeks"
            spec={spec}
            width={1168}
            height={(tiles.length > 4 ? 250 : 340) - tilesExtra(tiles, 4)}
          />
        ) : (
          <Nothing>No incident was restored in the last 13 weeks, so there are no times to show.</Nothing>
        )}
        <FigureTiles figures={tiles} columns={4} />
      </div>
    </SlideFrame>
  );
}

export const restoreTimesSlide: SlideDefinition = { Component: RestoreTimesSlide };
