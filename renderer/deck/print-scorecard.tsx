import { Download } from 'lucide-react';
import type { AnyRow } from '#shared/entity/entity.ts';
import { core } from '../app/client.ts';
import { useWeek } from '../app/use-week.ts';
import { Button } from '../design/button.tsx';
import { pdfFile, useFileExport } from './export-file.ts';
import { useFileNames } from './file-names.ts';

type Subject = { entity: 'team' | 'service' | 'organisation'; id?: string; name: string };

/** Prints the one-page scorecard of a team, a service or the organisation for the chosen week. */
export function PrintScorecard({ subject }: { subject: Subject }) {
  const { week } = useWeek();
  const exporting = useFileExport();
  const fileName = useFileNames();
  const { name, ...wanted } = subject;
  const print = () =>
    void exporting.start({
      title: 'Export the scorecard as PDF',
      file: pdfFile(fileName('pdf', { deck: `${name} scorecard`, week: week.key })),
      write: (path, signal) => core.exporting.scorecardPdf({ week: week.key, ...wanted, path }, { signal }),
    });
  if (exporting.state) {
    return (
      <Button onClick={exporting.stop} aria-live="polite">
        {exporting.state.stage}… Stop
      </Button>
    );
  }
  return (
    <Button icon={Download} onClick={print}>
      Scorecard as PDF
    </Button>
  );
}

export function TeamScorecard({ row }: { row: AnyRow }) {
  return <PrintScorecard subject={{ entity: 'team', id: row.id, name: String(row.name) }} />;
}

export function ServiceScorecard({ row }: { row: AnyRow }) {
  return <PrintScorecard subject={{ entity: 'service', id: row.id, name: String(row.name) }} />;
}
