import { entriesOfPart } from '#shared/deck/outline/commitments.ts';
import { attentionFacts } from '#shared/review/facts/attention-facts.ts';
import { FactTable } from '../../review/blocks/fact-table.tsx';
import { Nothing, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';
import styles from './slides.module.css';

function AttentionSlide({ data, slide, part }: SlideProps) {
  const { entries, limit } = entriesOfPart(data, slide, part);
  return (
    <SlideFrame>
      {entries.length === 0 ? (
        <Nothing>{attentionFacts(entries).empty}</Nothing>
      ) : (
        <div className={styles.tall}>
          <FactTable {...attentionFacts(entries)} limit={limit} />
        </div>
      )}
    </SlideFrame>
  );
}

export const attentionSlide: SlideDefinition = { Component: AttentionSlide };
