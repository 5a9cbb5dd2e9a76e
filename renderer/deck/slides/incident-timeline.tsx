import { bodyOf } from '#shared/deck/outline/blocks.ts';
import { noTimeline, timelinePage } from '#shared/deck/outline/timeline.ts';
import { FactTable } from '../../review/blocks/fact-table.tsx';
import { RowRoom } from '../row-room.tsx';
import styles from '../slide.module.css';
import { Nothing, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';
import { TimeBar } from './time-bar.tsx';

function IncidentTimelineSlide({ data, slide, extra, part }: SlideProps) {
  const body = bodyOf(extra, 'incident-timeline');
  const { facts, more } = timelinePage(extra, slide, part, data.workspace.zone);
  return (
    <SlideFrame>
      {!body?.incident ? (
        <Nothing>{noTimeline(slide)}</Nothing>
      ) : (
        <RowRoom look="two" className={styles.stack}>
          {part === 1 && <TimeBar body={body} asOf={data.asOf} />}
          <FactTable {...facts} more={more} />
        </RowRoom>
      )}
    </SlideFrame>
  );
}

export const incidentTimelineSlide: SlideDefinition = { Component: IncidentTimelineSlide };
