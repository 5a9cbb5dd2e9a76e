import { useState } from 'react';
import { AUDIENCES, type Audience } from '#shared/entity/field.ts';
import type { FileExport } from '../deck/export-file.ts';
import { DeckExportMenu } from '../deck/export-menu.tsx';

const AUDIENCE: Record<Audience, string> = {
  director: 'The director: everything',
  team: 'Teams',
  executive: 'Executives',
  customer: 'Customers',
};

/** The week's review as a deck, as figures or as a calendar, for whom it is chosen. */
export function ReviewExport({ week, exporting }: { week: string; exporting: FileExport }) {
  const [audience, setAudience] = useState<Audience>('director');
  const choices = AUDIENCES.toSorted((a, b) => Number(b === 'director') - Number(a === 'director')).map(
    (one) => ({ label: AUDIENCE[one], isChecked: one === audience, onSelect: () => setAudience(one) }),
  );
  return (
    <DeckExportMenu
      label="Export"
      hasPdf
      week={week}
      deck="weekly"
      audience={audience}
      title="Weekly ops review"
      exporting={exporting}
      isDisabled={exporting.state !== null}
      more={['separator', { heading: 'For whom' }, ...choices]}
    />
  );
}
