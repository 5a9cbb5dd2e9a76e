import { useMemo } from 'react';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import { causesSpec, incidentTrendSpec, severitySpec } from '../../review/blocks/incident-blocks.tsx';
import styles from '../slide.module.css';
import { Nothing, SlideColumns, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

function IncidentTrendSlide({ data: { incidents } }: SlideProps) {
  const trend = useMemo(() => incidentTrendSpec(incidents), [incidents]);
  const severities = useMemo(() => severitySpec(incidents), [incidents]);
  const causes = useMemo(() => causesSpec(incidents, 6), [incidents]);
  return (
    <SlideFrame>
      {trend === null ? (
        <Nothing>No incident is recorded in the last 26 weeks, so there is no trend to show.</Nothing>
      ) : (
        <div className={styles.stack}>
          <ChartFigure title="Incidents a week, last 26 weeks" spec={trend} width={1168} height={228} />
          <SlideColumns widths={[648, 480]}>
            {severities ? (
              <ChartFigure title="By severity, last 13 weeks" spec={severities} width={648} height={200} />
            ) : (
              <span />
            )}
            {causes && <ChartFigure title="By cause, same 13 weeks" spec={causes} width={480} height={200} />}
          </SlideColumns>
        </div>
      )}
    </SlideFrame>
  );
}

export const incidentTrendSlide: SlideDefinition = { Component: IncidentTrendSlide };
