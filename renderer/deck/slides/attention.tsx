import { entriesOfPart } from '#shared/deck/outline/commitments.ts';
import { attentionFacts } from '#shared/review/facts/attention-facts.ts';
import { FactTable } from '../../review/blocks/fact-table.tsx';
import { RowRoom } from '../row-room.tsx';
import { Nothing, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

function AttentionSlide({ data, slide, part }: SlideProps) {
  const { entries, more } = entriesOfPart(data, slide, part);
  return (
    <SlideFrame>
      {entries.length === 0 ? (
        <Nothing>{attentionFacts(entries).empty}</Nothing>
      ) : (
        <RowRoom look="tall">
          <FactTable {...attentionFacts(entries)} more={more} />
        </RowRoom>
      )}
    </SlideFrame>
  );
}

export const attentionSlide: SlideDefinition = { Component: AttentionSlide };
