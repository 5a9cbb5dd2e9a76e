import { stepHeight } from '#shared/deck/fit/text-steps.ts';
import { hasFigurePage, LARGE } from '#shared/deck/outline/opening.ts';
import { SHOWN_FIGURES } from '#shared/review/shown-figures.ts';
import { FigureTiles, pickFigures } from '../../review/blocks/figure-tile.tsx';
import styles from '../slide.module.css';
import { Nothing, SlideColumns, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

/** Sizes of the sentences, and letters of all of them that are set in the largest one at most. */
const SIZES = [
  { font: 21, line: 30 },
  { font: 17, line: 24 },
  { font: 14, line: 19 },
  { font: 12, line: 16 },
];
const MOST_LARGE = 460;
/** Around a sentence, and of the slide's body under the highest of headings, in pixels. */
const [AROUND, ROOM] = [27, 464];

/** The largest size in which all sentences have room. */
function sizeOf(sentences: readonly string[], width: number) {
  const letters = sentences.reduce((sum, { length }) => sum + length, 0);
  const sizes = letters > MOST_LARGE ? SIZES.slice(1) : SIZES;
  const found = sizes.find((size) => stepHeight(sentences, size, { width, around: AROUND }) <= ROOM);
  const { font, line } = found ?? { font: 12, line: 16 };
  return { fontSize: font, lineHeight: `${line}px` };
}

function HeadlineSlide({ data, part }: SlideProps) {
  const all = pickFigures(data.figures, SHOWN_FIGURES.headline, 8);
  const figures = hasFigurePage(data) ? [] : all;
  const sentences = data.narrative.headline.slice(0, 5).map(({ text }) => text);
  const widths = figures.length > 0 ? [628, 500] : [1168];
  if (part > 1)
    return (
      <SlideFrame>
        <div className={styles.large}>
          <FigureTiles figures={all} columns={4} scale={LARGE} />
        </div>
      </SlideFrame>
    );
  return (
    <SlideFrame>
      <SlideColumns widths={widths}>
        <div className={styles.sentences} style={sizeOf(sentences, widths[0] ?? 0)}>
          {sentences.map((text) => (
            <p key={text} className={styles.sentence}>
              {text}
            </p>
          ))}
          {sentences.length === 0 && (
            <Nothing>There is nothing to say about this week yet: no record falls into it.</Nothing>
          )}
        </div>
        <div className={styles.large}>
          <FigureTiles figures={figures} columns={2} scale={LARGE} />
        </div>
      </SlideColumns>
    </SlideFrame>
  );
}

export const headlineSlide: SlideDefinition = { Component: HeadlineSlide };
