import { useMemo } from 'react';
import { missingText, trailingPage } from '#shared/deck/outline/trailing.ts';
import type { TrailingSlide } from '#shared/deck/slide.ts';
import type { TrailingData } from '#shared/kpi/trailing.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import type { RowsAsked } from '../../charts/spec.ts';
import { trailingSpec } from '../../charts/trailing.ts';
import type { pointRows } from '../../kpi/point-rows.ts';
import { NoteList, TrailingBox } from '../../review/blocks/trailing-blocks.tsx';
import { usePage } from '../page-context.ts';
import styles from '../slide.module.css';
import { Nothing, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition } from './slide-props.ts';

function TrailingSlideView() {
  const { page, document } = usePage();
  const { slide } = page;
  return slide.kind === 'trailing' ? (
    <Chart slide={slide} trailing={document.trailing} week={document.data.week.key} part={page.part} />
  ) : null;
}

type Props = {
  slide: TrailingSlide;
  trailing: Readonly<Record<string, TrailingData>>;
  week: string;
  part: number;
};

function Chart({ slide, trailing, week, part }: Props) {
  const { chart, kpis, title, height, notes, rows } = useMemo(
    () => trailingPage(slide, trailing, part),
    [slide, trailing, part],
  );
  const spec = useMemo(() => {
    if (chart === null) return null;
    return trailingSpec({
      ...chart,
      rowsOf: ({ label, start, end }, grain, series) => {
        const kpi = kpis.get(series);
        return kpi ? asked({ week, id: kpi.id, grain, start, end }, `${kpi.name}, ${label}`) : null;
      },
    });
  }, [chart, kpis, week]);
  return (
    <SlideFrame>
      {spec === null ? (
        <Nothing>{missingText(slide, trailing)}</Nothing>
      ) : (
        <div className={styles.stack}>
          {height !== null && <ChartFigure title={title} spec={spec} width={1168} height={height} />}
          <NoteList notes={notes} />
          {rows && <TrailingBox rows={rows} />}
        </div>
      )}
    </SlideFrame>
  );
}

type Asked = Parameters<typeof pointRows>;

/** What is printed opens no rows: how they are asked for is loaded when they are. */
function asked(...point: Asked): RowsAsked {
  return async () => {
    const { pointRows } = await import('../../kpi/point-rows.ts');
    const rows = pointRows(...point);
    return typeof rows === 'function' ? rows() : rows;
  };
}

export const trailingSlide: SlideDefinition = { Component: TrailingSlideView };
