import { useMemo } from 'react';
import { rowsIn } from '#shared/deck/fit/tile-heights.ts';
import { SHOWN_FIGURES } from '#shared/review/shown-figures.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import { FigureTiles } from '../../review/blocks/figure-tile.tsx';
import { pagesSpec, RotationTable } from '../../review/blocks/plan-blocks.tsx';
import styles from '../slide.module.css';
import { Nothing, SlideColumns, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';
import { tileRow } from './tile-row.ts';

function OnCallSlide({ data }: SlideProps) {
  const { onCall, figures } = data;
  const pages = useMemo(() => pagesSpec(onCall), [onCall]);
  const { tiles, columns, less } = tileRow(figures, SHOWN_FIGURES.onCall);
  const isEmpty = pages === null && onCall.rotations.length === 0;
  return (
    <SlideFrame>
      {isEmpty ? (
        <Nothing>No on-call shift is recorded, so its load cannot be told.</Nothing>
      ) : (
        <div className={styles.stack}>
          <FigureTiles figures={tiles} columns={columns} />
          <SlideColumns widths={[518, 610]}>
            {pages ? (
              <ChartFigure title="Pages a shift, by week" spec={pages} width={518} height={300 - less} />
            ) : (
              <Nothing>There are no weeks to draw a trend of.</Nothing>
            )}
            <RotationTable rotations={onCall.rotations} limit={9 - rowsIn(less)} />
          </SlideColumns>
        </div>
      )}
    </SlideFrame>
  );
}

export const onCallSlide: SlideDefinition = { Component: OnCallSlide };
