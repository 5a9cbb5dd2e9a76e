import { formatPercent, formatQuarter } from '#shared/figure/format.ts';
import type { ReviewData } from '#shared/review/review-data.ts';
import { OkrTable, okrLines } from '../../review/blocks/okr-blocks.tsx';
import { assertionOf, leadOf } from '../narrative.ts';
import { SlideFrame } from '../slide-frame.tsx';
import { partsFor, type SlideDefinition, type SlideProps } from './slide-props.ts';
import styles from './slides.module.css';

const PER_PAGE = 15;
const MOST_PAGES = 3;

function OkrsSlide({ data, part }: SlideProps) {
  const { okrs } = data;
  const isLast = part === parts(data);
  const from = (part - 1) * PER_PAGE;
  return (
    <SlideFrame
      assertion={assertionOf(data, 'okrs')}
      lead={leadOf(data, 'okrs', 1, 1)}
      notes={[
        `Progress = (now − start) ÷ (target − start), kept within 0 and 1; an objective is the weighted mean of its key results`,
        `The stroke marks the ${formatPercent(okrs.expected, { max: 0 })} of ${formatQuarter(okrs.quarter)} that has passed`,
        'Grades: 0.7 and more on track, 0.4 and more behind',
      ]}
    >
      <div className={styles.dense}>
        <OkrTable okrs={okrs} from={from} limit={PER_PAGE} hasRest={isLast} />
      </div>
    </SlideFrame>
  );
}

function parts({ okrs }: ReviewData): number {
  return partsFor(okrLines(okrs.rows).length, PER_PAGE, MOST_PAGES);
}

export const okrsSlide: SlideDefinition = { Component: OkrsSlide, parts };
