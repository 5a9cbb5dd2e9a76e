import type { ReviewData } from '#shared/review/review-data.ts';
import { AttentionTable, loudEntries } from '../../review/blocks/attention-table.tsx';
import { assertionOf } from '../narrative.ts';
import { SlideFrame } from '../slide-frame.tsx';
import { partsFor, type SlideDefinition, type SlideProps } from './slide-props.ts';
import styles from './slides.module.css';

const PER_PAGE = 10;
const MOST_PAGES = 2;

function AttentionSlide({ data, part }: SlideProps) {
  const loud = loudEntries(data.attention);
  const quiet = data.attention.length - loud.length;
  const isLast = part === parts(data);
  return (
    <SlideFrame
      assertion={assertionOf(data, 'attention')}
      notes={[
        'Ranked by severity (0–100) of the worst rule met, more for each further one. High from 70, medium from 45.',
        quiet > 0 ? `${quiet} dismissed and not worse since, not shown` : null,
      ]}
    >
      <div className={styles.tall}>
        {isLast ? (
          <AttentionTable entries={loud} from={(part - 1) * PER_PAGE} limit={PER_PAGE} />
        ) : (
          <AttentionTable entries={loud.slice(0, part * PER_PAGE)} from={(part - 1) * PER_PAGE} />
        )}
      </div>
    </SlideFrame>
  );
}

function parts({ attention }: ReviewData): number {
  return partsFor(loudEntries(attention).length, PER_PAGE, MOST_PAGES);
}

export const attentionSlide: SlideDefinition = { Component: AttentionSlide, parts };
