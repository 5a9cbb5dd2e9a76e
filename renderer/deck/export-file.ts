import { useRef, useState } from 'react';
import type { ExportedFile, Progress } from '#shared/contract/contract.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { shell } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { notify } from '../design/toast.tsx';

/** What to write: where to by default, and the call that does it. */
type Wanted = {
  title: string;
  /** The file's name and format; without them it is a folder that is chosen. */
  file?: { suggestedName: string; filter: { name: string; extensions: string[] } };
  write: (path: string, signal: AbortSignal) => Promise<AsyncIterable<Progress<ExportedFile>>>;
};
export type ExportState = { stage: string; done: number; total: number | null };
export type FileExport = {
  state: ExportState | null;
  start: (wanted: Wanted) => Promise<void>;
  stop: () => void;
};

/** Writes something to a file or folder that the person chooses, with progress, and can be stopped. */
export function useFileExport(): FileExport {
  const [state, setState] = useState<ExportState | null>(null);
  const controller = useRef<AbortController | null>(null);
  const start = async ({ title, file, write }: Wanted) => {
    if (controller.current) return;
    const path = await attempt(() =>
      file
        ? shell.files.save({ title, filters: [file.filter], suggestedName: file.suggestedName })
        : shell.files.folder({ title }),
    );
    if (!path) return;
    controller.current = new AbortController();
    setState({ stage: 'Starting', done: 0, total: null });
    const { signal } = controller.current;
    let last: ExportState | null = null;
    await attempt(async () => {
      for await (const progress of await write(path, signal)) {
        if ('result' in progress) announce(progress.result);
        else {
          last = progress;
          setState(progress);
        }
      }
      if (signal.aborted)
        throw new MusterError('cancelled', 'The export was stopped.', 'No file was written.');
    });
    if (signal.aborted) notify({ title: 'The export was stopped.', description: leftBehind(last, file) });
    controller.current = null;
    setState(null);
  };
  return { state, start, stop: () => controller.current?.abort() };
}

/** What a stopped export has left: files of a batch that were done stay. */
function leftBehind(last: ExportState | null, file: Wanted['file']): string {
  if (file || !last || last.stage === 'Drawing' || last.done === 0) return 'No file was written.';
  return last.done === 1 ? '1 file was written before.' : `${last.done} files were written before.`;
}

function announce({ path, pages }: ExportedFile): void {
  notify({
    title: pages === 1 ? 'Exported 1 page' : `Exported ${pages} pages`,
    description: path,
    action: { label: 'Show in folder', run: () => void attempt(() => shell.files.reveal({ path })) },
  });
}

/** A PDF of this name. */
export function pdfFile(suggestedName: string): NonNullable<Wanted['file']> {
  return { suggestedName, filter: { name: 'PDF', extensions: ['pdf'] } };
}
