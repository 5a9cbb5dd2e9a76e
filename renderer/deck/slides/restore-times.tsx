import { useMemo } from 'react';
import { formatCount } from '#shared/figure/format.ts';
import { percentile } from '#shared/figure/statistics.ts';
import type { IncidentSection } from '#shared/review/sections.ts';
import { durationText } from '../../charts/axis.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import { FigureTiles, pickFigures } from '../../review/blocks/figure-tile.tsx';
import { restoreSpec } from '../../review/blocks/incident-blocks.tsx';
import { SHOWN_FIGURES } from '../../review/shown-figures.ts';
import { noteOf } from '../narrative.ts';
import styles from '../slide.module.css';
import { Nothing, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

function RestoreTimesSlide({ data }: SlideProps) {
  const spec = useMemo(() => restoreSpec(data.incidents), [data]);
  const tiles = pickFigures(data.figures, SHOWN_FIGURES.durations);
  return (
    <SlideFrame
      assertion={restoreAssertion(data.incidents)}
      notes={[
        'Every incident is a point; the axis is logarithmic, because a mean of a few skewed durations is noise (VOID report 2021/2022)',
        noteOf(data.figures['incident.ttr.median']),
      ]}
    >
      <div className={styles.stack}>
        {spec ? (
          <ChartFigure
            title="Time to restore, last 13 weeks"
            spec={spec}
            width={1168}
            height={tiles.length > 4 ? 250 : 340}
          />
        ) : (
          <Nothing>No incident was restored in the last 13 weeks, so there are no times to show.</Nothing>
        )}
        <FigureTiles figures={tiles} columns={4} />
      </div>
    </SlideFrame>
  );
}

function restoreAssertion({ restoreTimes }: IncidentSection): string | undefined {
  const minutes = restoreTimes.map((one) => one.minutes);
  const [half, most] = [percentile(minutes, 0.5), percentile(minutes, 0.9)];
  if (half === null || most === null) return undefined;
  const count = formatCount(minutes.length, 'incident', 'incidents');
  return `Half of ${count} in 13 weeks were restored within ${durationText(half)}, nine in ten within ${durationText(most)}.`;
}

export const restoreTimesSlide: SlideDefinition = { Component: RestoreTimesSlide };
