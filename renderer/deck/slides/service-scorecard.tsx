import { useMemo } from 'react';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import { CardTable, levelsSpec, TeamScores } from '../../review/blocks/scorecard-blocks.tsx';
import styles from '../slide.module.css';
import { Nothing, SlideColumns, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

function ServiceScorecardSlide({ data }: SlideProps) {
  const { scorecards } = data;
  const levels = useMemo(() => levelsSpec(scorecards), [scorecards]);
  return (
    <SlideFrame>
      {levels === null ? (
        <Nothing>No service has been evaluated yet, so there are no scorecards.</Nothing>
      ) : (
        <SlideColumns widths={[370, 758]}>
          <div className={styles.stack}>
            <ChartFigure title="Services by level" spec={levels} width={370} height={150} />
            <TeamScores teams={scorecards.byTeam} limit={7} />
          </div>
          <CardTable rows={scorecards.rows} limit={13} />
        </SlideColumns>
      )}
    </SlideFrame>
  );
}

export const serviceScorecardSlide: SlideDefinition = { Component: ServiceScorecardSlide };
