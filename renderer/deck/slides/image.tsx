import { bodyOf } from '#shared/deck/outline/blocks.ts';
import { noPicture } from '#shared/deck/outline/own-words.ts';
import { FittedText } from '../fitted-text.tsx';
import { Nothing, SlideFrame } from '../slide-frame.tsx';
import styles from './document.module.css';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

const CAPTION = [
  { font: 15, line: 21, lines: 2 },
  { font: 12, line: 15, lines: 8 },
];

function ImageSlide({ slide, extra }: SlideProps) {
  const picture = bodyOf(extra, 'image')?.picture;
  const caption = slide.kind === 'image' ? slide.caption : undefined;
  return (
    <SlideFrame>
      {!picture ? (
        <Nothing>{noPicture(slide)}</Nothing>
      ) : (
        <figure className={styles.picture} aria-label={caption ?? picture.alt}>
          <img src={picture.url} alt={picture.alt} width={picture.width} height={picture.height} />
          {caption && <FittedText as="figcaption" text={caption} steps={CAPTION} width={1000} />}
        </figure>
      )}
    </SlideFrame>
  );
}

export const imageSlide: SlideDefinition = { Component: ImageSlide };
