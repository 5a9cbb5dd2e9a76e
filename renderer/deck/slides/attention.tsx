import { entriesOfPart } from '#shared/deck/outline/commitments.ts';
import { FactTable } from '../../review/blocks/fact-table.tsx';
import { RowRoom } from '../row-room.tsx';
import { Nothing, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

function AttentionSlide({ data, slide, part }: SlideProps) {
  const { facts, more } = entriesOfPart(data, slide, part);
  return (
    <SlideFrame>
      {facts.rows.length === 0 ? (
        <Nothing>{facts.empty}</Nothing>
      ) : (
        <RowRoom look="tall">
          <FactTable {...facts} more={more} />
        </RowRoom>
      )}
    </SlideFrame>
  );
}

export const attentionSlide: SlideDefinition = { Component: AttentionSlide };
