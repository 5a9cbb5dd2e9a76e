import { NO_TEXT, textPages } from '#shared/deck/outline/own-words.ts';
import { Markdown } from '../../design/markdown.tsx';
import { useShrunk } from '../shrink.ts';
import { Nothing, SlideFrame } from '../slide-frame.tsx';
import styles from './document.module.css';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

function MarkdownSlide({ slide, part }: SlideProps) {
  const text = textPages(slide)[part - 1] ?? '';
  const ref = useShrunk<HTMLDivElement>(text, { from: 20, to: 13 });
  return (
    <SlideFrame>
      {text.trim() === '' ? (
        <Nothing>{NO_TEXT}</Nothing>
      ) : (
        <div ref={ref} className={styles.text}>
          <Markdown text={text} />
        </div>
      )}
    </SlideFrame>
  );
}

export const markdownSlide: SlideDefinition = { Component: MarkdownSlide };
