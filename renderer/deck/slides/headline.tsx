import { SHOWN_FIGURES } from '#shared/review/shown-figures.ts';
import { FigureTiles, pickFigures } from '../../review/blocks/figure-tile.tsx';
import styles from '../slide.module.css';
import { Nothing, SlideColumns, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

/** Characters that fit in large letters. */
const MOST_LARGE = 460;

function HeadlineSlide({ data }: SlideProps) {
  const figures = pickFigures(data.figures, SHOWN_FIGURES.headline, 8);
  const headline = data.narrative.headline.slice(0, 5);
  const isLong = headline.reduce((sum, { text }) => sum + text.length, 0) > MOST_LARGE;
  return (
    <SlideFrame>
      <SlideColumns widths={figures.length > 0 ? [628, 500] : [1168]}>
        <div className={styles.sentences} data-long={isLong || undefined}>
          {headline.map(({ text }) => (
            <p key={text} className={styles.sentence} title={text}>
              <span>{text}</span>
            </p>
          ))}
          {headline.length === 0 && (
            <Nothing>There is nothing to say about this week yet: no record falls into it.</Nothing>
          )}
        </div>
        <div className={styles.large}>
          <FigureTiles figures={figures} columns={2} />
        </div>
      </SlideColumns>
    </SlideFrame>
  );
}

export const headlineSlide: SlideDefinition = { Component: HeadlineSlide };
