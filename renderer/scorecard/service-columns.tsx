import type { Named } from '#shared/review/sections.ts';
import type { Column } from '../review/blocks/fact-table.tsx';
import { RecordName } from '../review/blocks/open-rows.tsx';
import { nameOf } from '../review/blocks/words.tsx';

/** A service, which opens, and the team that owns it. */
export const SERVICE_COLUMNS: readonly Column<{ service: Named; team: Named | null }>[] = [
  {
    header: 'Service',
    cell: ({ service }) => (
      <RecordName entity="service" id={service.id}>
        {service.name}
      </RecordName>
    ),
    text: ({ service }) => service.name,
  },
  { header: 'Team', cell: ({ team }) => nameOf(team), width: '31%' },
];
