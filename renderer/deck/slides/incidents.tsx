import { FigureTiles, pickFigures } from '../../review/blocks/figure-tile.tsx';
import { IncidentTable, incidentsInOrder } from '../../review/blocks/incident-blocks.tsx';
import { assertionOf, noteOf } from '../narrative.ts';
import styles from '../slide.module.css';
import { SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';
import rows from './slides.module.css';

const ROWS = 8;

function IncidentsSlide({ data }: SlideProps) {
  const figures = pickFigures(
    data.figures,
    [
      'incident.count',
      'incident.open',
      'incident.impact-minutes',
      'incident.ttd.median',
      'incident.ttr.median',
      'change.failure-rate',
    ],
    5,
  );
  return (
    <SlideFrame
      assertion={assertionOf(data, 'incidents')}
      notes={[
        'Detect = detected − impact start. Restore = restored − impact start. Impact = union of the customer impact intervals',
        noteOf(data.figures['incident.ttr.median']),
        'Open incidents are listed whenever they began',
      ]}
    >
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
