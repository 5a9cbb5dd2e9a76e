import { Download, Files } from 'lucide-react';
import { type ScorecardEntity, scorecardTitle } from '#shared/deck/deck.ts';
import type { AnyRow } from '#shared/entity/entity.ts';
import { formatQuarter } from '#shared/figure/format.ts';
import { core } from '../app/client.ts';
import { useWorkspace } from '../app/queries.ts';
import { useWeek } from '../app/use-week.ts';
import { Button } from '../design/button.tsx';
import { Menu } from '../design/menu.tsx';
import panel from '../records/panel.module.css';
import { type FileExport, pdfFile, useFileExport } from './export-file.ts';
import { useFileNames } from './file-names.ts';

type Subject = {
  entity: ScorecardEntity;
  id?: string;
  name: string;
  quarter?: string;
};

type Props = {
  subject: Subject;
  /** What the button says. */
  label?: string;
};

/** Prints the scorecard of one subject for the chosen week. */
export function PrintScorecard({ subject, label = 'Scorecard as PDF' }: Props) {
  const exporting = useFileExport();
  const print = useOneScorecard(exporting);
  if (exporting.state) return <StopButton exporting={exporting} />;
  return (
    <Button icon={Download} onClick={() => print(subject)}>
      {label}
    </Button>
  );
}

export function TeamScorecard({ row }: { row: AnyRow }) {
  const subject = { id: row.id, name: String(row.name) };
  return (
    <div className={panel.buttons}>
      <PrintScorecard subject={{ entity: 'team', ...subject }} />
      <PrintScorecard subject={{ entity: 'okrs', ...subject }} label="OKRs as PDF" />
    </div>
  );
}

export function ServiceScorecard({ row }: { row: AnyRow }) {
  return <PrintScorecard subject={{ entity: 'service', id: row.id, name: String(row.name) }} />;
}

/** Prints a quarter's objectives: all of them, or a file for each team. */
export function QuarterScorecards({ quarter }: { quarter: string }) {
  const { settings } = useWorkspace();
  const { week } = useWeek();
  const exporting = useFileExport();
  const print = useOneScorecard(exporting);
  if (exporting.state) return <StopButton exporting={exporting} size="s" />;
  const batch = () =>
    void exporting.start({
      title: `A folder for the OKR scorecards of ${formatQuarter(quarter)}`,
      write: (path, signal) =>
        core.exporting.scorecards({ week: week.key, of: 'okrs', quarter, path }, { signal }),
    });
  return (
    <Menu
      align="end"
      trigger={
        <Button size="s" icon={Download}>
          Scorecard
        </Button>
      }
      entries={[
        {
          label: `${formatQuarter(quarter)} as PDF…`,
          onSelect: () => print({ entity: 'okrs', name: settings.name, quarter }),
        },
        { label: 'A PDF per team…', onSelect: batch },
      ]}
    />
  );
}

/** Prints a scorecard for each candidate of a requisition. */
export function CandidateScorecards({ slotId }: { slotId: string }) {
  const { week } = useWeek();
  const exporting = useFileExport();
  if (exporting.state) return <StopButton exporting={exporting} size="s" />;
  const batch = () =>
    void exporting.start({
      title: 'A folder for the scorecards of candidates',
      write: (path, signal) =>
        core.exporting.scorecards(
          { week: week.key, of: 'interviews', requisition: slotId, path },
          { signal },
        ),
    });
  return (
    <Button size="s" icon={Files} onClick={batch}>
      A PDF per candidate…
    </Button>
  );
}

/** Asks for a file and prints one scorecard to it. */
function useOneScorecard(exporting: FileExport): (subject: Subject) => void {
  const { week } = useWeek();
  const fileName = useFileNames();
  return (subject) => {
    const { name, ...wanted } = subject;
    void exporting.start({
      title: 'Export the scorecard as PDF',
      file: pdfFile(fileName('pdf', { deck: scorecardTitle(subject), week: week.key })),
      write: (path, signal) => core.exporting.scorecardPdf({ week: week.key, ...wanted, path }, { signal }),
    });
  };
}

function StopButton({ exporting: { state, stop }, size = 'm' }: { exporting: FileExport; size?: 's' | 'm' }) {
  if (!state) return null;
  const { stage, done, total } = state;
  return (
    <Button size={size} onClick={stop} aria-live="polite">
      {stage}
      {total !== null && total > 2 ? `, ${Math.min(done + 1, total)} of ${total}` : ''}… Stop
    </Button>
  );
}
