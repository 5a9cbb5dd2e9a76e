import { useMemo } from 'react';
import { NO_SENTENCES, toldPages } from '#shared/deck/outline/own-words.ts';
import { useShrunk } from '../shrink.ts';
import { Nothing, SlideFrame } from '../slide-frame.tsx';
import styles from './document.module.css';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

function NarrativeSlide({ data, slide, part }: SlideProps) {
  const told = useMemo(() => toldPages(data, slide)[part - 1] ?? [], [data, slide, part]);
  const ref = useShrunk<HTMLDivElement>(told, { from: 18, to: 13 });
  return (
    <SlideFrame>
      {told.length === 0 ? (
        <Nothing>{NO_SENTENCES}</Nothing>
      ) : (
        <div ref={ref} className={styles.text}>
          {told.map(({ section, title, text }) => (
            <div key={section} className={styles.section}>
              <h3>{title}</h3>
              <p>{text}</p>
            </div>
          ))}
        </div>
      )}
    </SlideFrame>
  );
}

export const narrativeSlide: SlideDefinition = { Component: NarrativeSlide };
