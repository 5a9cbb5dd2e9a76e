import { Files } from 'lucide-react';
import { useState } from 'react';
import type { ScorecardsOf } from '#shared/contract/contract.ts';
import { scorecardTitle } from '#shared/deck/deck.ts';
import type { Audience } from '#shared/entity/field.ts';
import { hidesRecords } from '#shared/entity/visibility.ts';
import { core } from '../app/client.ts';
import { useWorkspace } from '../app/queries.ts';
import { Button } from '../design/button.tsx';
import { Menu } from '../design/menu.tsx';
import { type FileExport, pdfFile } from './export-file.ts';
import { useFileNames } from './file-names.ts';

type Batch = { of: ScorecardsOf; label: string; title: string };

const BATCHES: readonly Batch[] = [
  { of: 'teams', label: 'A PDF per team…', title: 'A folder for the scorecards of teams' },
  { of: 'services', label: 'A PDF per service…', title: 'A folder for the scorecards of services' },
];
const OKRS: Batch = {
  of: 'okrs',
  label: 'OKRs of each team as PDF…',
  title: 'A folder for the OKR scorecards of teams',
};
const INTERVIEWS: Batch = {
  of: 'interviews',
  label: 'Interviews of each candidate as PDF…',
  title: 'A folder for the scorecards of candidates',
};
const ALL: Batch = { of: 'all', label: 'All but interviews…', title: 'A folder for all scorecards' };
const PAPERS = { a4: 'A4', letter: 'Letter' } as const;
type Paper = keyof typeof PAPERS;

type Props = { week: string; audience?: Audience; exporting: FileExport };

/**
 * Scorecards as PDF: the organisation's and its OKRs, or one per team, service or candidate into a folder. What an
 * audience may see nothing of cannot be chosen for it.
 */
export function ScorecardMenu({ week, audience = 'director', exporting }: Props) {
  const fileName = useFileNames();
  const { settings } = useWorkspace();
  const [paper, setPaper] = useState<Paper>('a4');
  const wanted = { week, audience, paper };
  const one = (entity: 'organisation' | 'okrs') =>
    exporting.start({
      title: 'Export the scorecard as PDF',
      file: pdfFile(
        fileName('pdf', { deck: scorecardTitle({ entity, name: settings.name }), week, profile: audience }),
      ),
      write: (path, signal) => core.exporting.scorecardPdf({ ...wanted, entity, path }, { signal }),
    });
  const entryOf = ({ of, label, title }: Batch, isDisabled = false) => ({
    label,
    isDisabled,
    onSelect: () =>
      void exporting.start({
        title,
        write: (path, signal) => core.exporting.scorecards({ ...wanted, of, path }, { signal }),
      }),
  });
  const hasOkrs = !hidesRecords('objective', audience);
  return (
    <Menu
      align="end"
      trigger={
        <Button icon={Files} disabled={exporting.state !== null}>
          Scorecards
        </Button>
      }
      entries={[
        { label: 'Organisation as PDF…', onSelect: () => void one('organisation') },
        ...BATCHES.map((batch) => entryOf(batch)),
        'separator',
        {
          label: 'OKRs of the quarter as PDF…',
          isDisabled: !hasOkrs,
          onSelect: () => void one('okrs'),
        },
        entryOf(OKRS, !hasOkrs),
        entryOf(INTERVIEWS, hidesRecords('interview', audience)),
        entryOf(ALL),
        'separator',
        { heading: 'Paper' },
        ...(Object.keys(PAPERS) as Paper[]).map((name) => ({
          label: PAPERS[name],
          isChecked: name === paper,
          onSelect: () => setPaper(name),
        })),
      ]}
    />
  );
}
