import { incidentsOfPart } from '#shared/deck/outline/reliability.ts';
import { SHOWN_FIGURES } from '#shared/review/shown-figures.ts';
import { FactTable } from '../../review/blocks/fact-table.tsx';
import { FigureTiles, pickFigures } from '../../review/blocks/figure-tile.tsx';
import { RowRoom } from '../row-room.tsx';
import styles from '../slide.module.css';
import { SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

function IncidentsSlide({ data, slide, extra, part }: SlideProps) {
  const figures = extra.body || part > 1 ? [] : pickFigures(data.figures, SHOWN_FIGURES.incidents);
  const { facts, more } = incidentsOfPart(data, slide, extra, part);
  return (
    <SlideFrame>
      <RowRoom look="two" className={styles.stack}>
        <FigureTiles figures={figures} columns={5} />
        <FactTable {...facts} more={more} />
      </RowRoom>
    </SlideFrame>
  );
}

export const incidentsSlide: SlideDefinition = { Component: IncidentsSlide };
