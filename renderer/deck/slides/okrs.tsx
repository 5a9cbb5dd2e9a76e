import { objectivesOfPart } from '#shared/deck/outline/commitments.ts';
import { okrFacts } from '#shared/review/facts/okr-facts.ts';
import { FixedRoom } from '../../review/blocks/fixed-room.ts';
import { OkrTable } from '../../review/blocks/okr-blocks.tsx';
import { Nothing, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';
import styles from './slides.module.css';

const DENSE = { width: 1168, font: 14 };

function OkrsSlide({ data, slide, part }: SlideProps) {
  const { shown, limit, more } = objectivesOfPart(data, slide, part);
  return (
    <SlideFrame>
      {shown.length === 0 ? (
        <Nothing>{okrFacts({ rows: [], expected: 0 }).empty}</Nothing>
      ) : (
        <FixedRoom value={DENSE}>
          <div className={styles.dense}>
            <OkrTable okrs={{ ...data.okrs, rows: shown }} limit={limit} more={more} />
          </div>
        </FixedRoom>
      )}
    </SlideFrame>
  );
}

export const okrsSlide: SlideDefinition = { Component: OkrsSlide };
