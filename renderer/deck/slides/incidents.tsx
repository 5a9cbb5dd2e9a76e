import { SHOWN_FIGURES } from '#shared/review/shown-figures.ts';
import { FigureTiles, pickFigures } from '../../review/blocks/figure-tile.tsx';
import { IncidentTable, incidentsInOrder } from '../../review/blocks/incident-blocks.tsx';
import styles from '../slide.module.css';
import { SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';
import rows from './slides.module.css';

const ROWS = 8;

function IncidentsSlide({ data }: SlideProps) {
  const figures = pickFigures(data.figures, SHOWN_FIGURES.incidents);
  return (
    <SlideFrame>
      <div className={`${styles.stack} ${rows.two}`}>
        <FigureTiles figures={figures} columns={5} />
        <IncidentTable
          title="Incidents that began this week, and all open ones"
          rows={incidentsInOrder(data.incidents)}
          zone={data.workspace.zone}
          limit={ROWS}
          empty="No incident began this week and none is open."
        />
      </div>
    </SlideFrame>
  );
}

export const incidentsSlide: SlideDefinition = { Component: IncidentsSlide };
