import { useMemo } from 'react';
import { missingText, trailingFacts } from '#shared/deck/outline/trailing.ts';
import type { TrailingSlide } from '#shared/deck/slide.ts';
import type { TrailingData } from '#shared/kpi/trailing.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import { trailingSpec } from '../../charts/trailing.ts';
import { NoteList, TrailingBox } from '../../review/blocks/trailing-blocks.tsx';
import { usePage } from '../page-context.ts';
import styles from '../slide.module.css';
import { Nothing, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition } from './slide-props.ts';

function TrailingSlideView() {
  const { page, document } = usePage();
  const { slide } = page;
  return slide.kind === 'trailing' ? <Chart slide={slide} trailing={document.trailing} /> : null;
}

type Props = { slide: TrailingSlide; trailing: Readonly<Record<string, TrailingData>> };

function Chart({ slide, trailing }: Props) {
  const { chart, title, height, notes, rows } = useMemo(
    () => trailingFacts(slide, trailing),
    [slide, trailing],
  );
  const spec = useMemo(() => chart && trailingSpec(chart), [chart]);
  return (
    <SlideFrame>
      {spec === null ? (
        <Nothing>{missingText(slide, trailing)}</Nothing>
      ) : (
        <div className={styles.stack}>
          <ChartFigure title={title} spec={spec} width={1168} height={height} />
          <NoteList notes={notes} />
          <TrailingBox rows={rows} />
        </div>
      )}
    </SlideFrame>
  );
}

export const trailingSlide: SlideDefinition = { Component: TrailingSlideView };
