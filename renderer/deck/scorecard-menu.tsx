import { Files } from 'lucide-react';
import { useState } from 'react';
import type { ScorecardsOf } from '#shared/contract/contract.ts';
import type { Audience } from '#shared/entity/field.ts';
import { core } from '../app/client.ts';
import { useWorkspace } from '../app/queries.ts';
import { Button } from '../design/button.tsx';
import { Menu } from '../design/menu.tsx';
import { type FileExport, pdfFile } from './export-file.ts';
import { useFileNames } from './file-names.ts';

const BATCHES: readonly { of: ScorecardsOf; label: string; title: string }[] = [
  { of: 'teams', label: 'A PDF per team…', title: 'A folder for the scorecards of teams' },
  { of: 'services', label: 'A PDF per service…', title: 'A folder for the scorecards of services' },
  { of: 'all', label: 'All of them…', title: 'A folder for all scorecards' },
];
const PAPERS = { a4: 'A4', letter: 'Letter' } as const;
type Paper = keyof typeof PAPERS;

type Props = { week: string; audience?: Audience; exporting: FileExport };

/** One-page scorecards as PDF: the organisation's, or one per team or service into a folder. */
export function ScorecardMenu({ week, audience = 'director', exporting }: Props) {
  const fileName = useFileNames();
  const { settings } = useWorkspace();
  const [paper, setPaper] = useState<Paper>('a4');
  const wanted = { week, audience, paper };
  const one = () =>
    exporting.start({
      title: 'Export the scorecard as PDF',
      file: pdfFile(fileName('pdf', { deck: `${settings.name} scorecard`, week, profile: audience })),
      write: (path, signal) =>
        core.exporting.scorecardPdf({ ...wanted, entity: 'organisation', path }, { signal }),
    });
  const batch = (of: ScorecardsOf, title: string) =>
    exporting.start({
      title,
      write: (path, signal) => core.exporting.scorecards({ ...wanted, of, path }, { signal }),
    });
  return (
    <Menu
      align="end"
      trigger={
        <Button icon={Files} disabled={exporting.state !== null}>
          Scorecards
        </Button>
      }
      entries={[
        { label: 'Organisation as PDF…', onSelect: () => void one() },
        ...BATCHES.map(({ of, label, title }) => ({ label, onSelect: () => void batch(of, title) })),
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
