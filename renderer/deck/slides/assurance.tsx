import { useMemo } from 'react';
import { SHOWN_FIGURES } from '#shared/review/shown-figures.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import { ExerciseTable, LateAssurance, patchSpec } from '../../review/blocks/assurance-blocks.tsx';
import { FigureTiles } from '../../review/blocks/figure-tile.tsx';
import styles from '../slide.module.css';
import { Nothing, SlideColumns, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';
import { tileRow } from './tile-row.ts';

function AssuranceSlide({ data }: SlideProps) {
  const { assurance, figures } = data;
  const patch = useMemo(() => patchSpec(assurance), [assurance]);
  const { tiles, columns, less } = tileRow(figures, SHOWN_FIGURES.assurance);
  return (
    <SlideFrame>
      <div className={styles.stack}>
        <FigureTiles figures={tiles} columns={columns} />
        <SlideColumns widths={[588, 540]}>
          <div className={styles.stack}>
            {patch ? (
              <ChartFigure title="Patched within the deadline" spec={patch} width={588} height={290 - less} />
            ) : (
              <Nothing>No patch posture is recorded.</Nothing>
            )}
          </div>
          <div className={styles.stack}>
            <LateAssurance assurance={assurance} limit={3} />
            <ExerciseTable exercises={assurance.exercises} limit={2} />
          </div>
        </SlideColumns>
      </div>
    </SlideFrame>
  );
}

export const assuranceSlide: SlideDefinition = { Component: AssuranceSlide };
