import { entities } from '#shared/entities.ts';
import type { AnyRow } from '#shared/entity/entity.ts';
import { isOpen } from '#shared/incident/durations.ts';
import { LIFECYCLE } from '#shared/incident/lifecycle.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { InTurn } from '../app/turns.ts';
import { usePartRows } from '../records/part-rows.ts';
import { Drawing } from './drawing.tsx';
import { ImpactEditor } from './impact-editor.tsx';
import { intervalOf, timesOf } from './incident-times.ts';
import { POSTMORTEM_FIELDS, Postmortem } from './postmortem.tsx';
import { ROLE_FIELDS, Roles } from './roles.tsx';
import { SeverityWords } from './severity-words.tsx';
import { TimelineEditor } from './timeline-editor.tsx';
import { useNow } from './use-now.ts';

/** The fields of an incident that stand in its time line, its roles and its postmortem. */
export const INCIDENT_FIELDS: readonly string[] = [
  ...LIFECYCLE.map(({ field }) => field),
  ...ROLE_FIELDS,
  ...POSTMORTEM_FIELDS,
];

/** What is special about an incident: its course in time, whom it hit and how long, who led it, what was learned. */
export function IncidentRecord({ row, titles }: { row: AnyRow; titles: Titles }) {
  const entries = usePartRows(entities.timelineEntry.name, 'incidentId', row.id);
  const impact = usePartRows(entities.impactInterval.name, 'incidentId', row.id);
  const times = timesOf(row);
  const isRunning = isOpen(times) || impact?.rows.some(({ endedAt }) => endedAt === null) === true;
  const now = useNow(isRunning);
  if (!entries || !impact) return null;
  const intervals = impact.rows.map(intervalOf);
  return (
    <>
      <SeverityWords severity={row.severity} />
      <InTurn>
        <TimelineEditor row={row} entries={entries} now={now}>
          <Drawing times={times} impact={intervals} entries={entries.rows} now={now} />
        </TimelineEditor>
      </InTurn>
      <InTurn>
        <ImpactEditor row={row} rows={impact.rows} now={now} />
      </InTurn>
      <InTurn>
        <Roles row={row} titles={titles} />
      </InTurn>
      <InTurn>
        <Postmortem row={row} />
      </InTurn>
    </>
  );
}
