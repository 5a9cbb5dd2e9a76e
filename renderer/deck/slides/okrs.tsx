import { objectivesOfPart } from '#shared/deck/outline/commitments.ts';
import { okrFacts } from '#shared/review/facts/okr-facts.ts';
import { OkrTable } from '../../review/blocks/okr-blocks.tsx';
import { Nothing, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';
import styles from './slides.module.css';

function OkrsSlide({ data, slide, part }: SlideProps) {
  const { shown, limit, more } = objectivesOfPart(data, slide, part);
  return (
    <SlideFrame>
      {shown.length === 0 ? (
        <Nothing>{okrFacts([]).empty}</Nothing>
      ) : (
        <div className={styles.dense}>
          <OkrTable okrs={{ ...data.okrs, rows: shown }} limit={limit} more={more} />
        </div>
      )}
    </SlideFrame>
  );
}

export const okrsSlide: SlideDefinition = { Component: OkrsSlide };
