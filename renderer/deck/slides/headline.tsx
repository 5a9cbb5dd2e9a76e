import { FigureTiles, pickFigures } from '../../review/blocks/figure-tile.tsx';
import { HEADLINE_FIGURES } from '../../review/headline-figures.ts';
import styles from '../slide.module.css';
import { Nothing, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

function HeadlineSlide({ data }: SlideProps) {
  const figures = pickFigures(data.figures, HEADLINE_FIGURES, 8);
  const { headline } = data.narrative;
  return (
    <SlideFrame
      notes={[
        'Arrows show the change against the week or period before. “—” means that there is no data, never zero.',
      ]}
    >
      <div
        className={styles.columns}
        style={{ gridTemplateColumns: figures.length > 0 ? '1fr 500px' : '1fr' }}
      >
        <div className={styles.sentences}>
          {headline.slice(0, 5).map(({ text }) => (
            <p key={text} className={styles.sentence} title={text}>
              <span>{text}</span>
            </p>
          ))}
          {headline.length === 0 && (
            <Nothing>There is nothing to say about this week yet: no record falls into it.</Nothing>
          )}
        </div>
        <FigureTiles figures={figures} columns={2} />
      </div>
    </SlideFrame>
  );
}

export const headlineSlide: SlideDefinition = { Component: HeadlineSlide };
