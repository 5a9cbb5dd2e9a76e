import { objectivesOfPart } from '#shared/deck/outline/commitments.ts';
import { okrFacts } from '#shared/review/facts/okr-facts.ts';
import { OkrTable } from '../../review/blocks/okr-blocks.tsx';
import { RowRoom } from '../row-room.tsx';
import { Nothing, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

function OkrsSlide({ data, slide, part }: SlideProps) {
  const { shown, limit, more, columns } = objectivesOfPart(data, slide, part);
  return (
    <SlideFrame>
      {shown.length === 0 ? (
        <Nothing>{okrFacts({ rows: [], expected: 0 }).empty}</Nothing>
      ) : (
        <RowRoom look="dense">
          <OkrTable okrs={{ ...data.okrs, rows: shown }} {...{ limit, more, columns }} />
        </RowRoom>
      )}
    </SlideFrame>
  );
}

export const okrsSlide: SlideDefinition = { Component: OkrsSlide };
