import { useRef, useState } from 'react';
import type { ExportedFile, Progress } from '#shared/contract/contract.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { shell } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { notify } from '../design/toast.tsx';

/** What to write: where to by default, and the call that does it. */
type Wanted = {
  title: string;
  suggestedName: string;
  filter: { name: string; extensions: string[] };
  write: (path: string, signal: AbortSignal) => Promise<AsyncIterable<Progress<ExportedFile>>>;
};
export type ExportState = { stage: string; done: number; total: number | null };

/** Writes something to a file that the person chooses, with progress, and can be stopped. */
export function useFileExport(): {
  state: ExportState | null;
  start: (wanted: Wanted) => Promise<void>;
  stop: () => void;
} {
  const [state, setState] = useState<ExportState | null>(null);
  const controller = useRef<AbortController | null>(null);
  const start = async ({ title, suggestedName, filter, write }: Wanted) => {
    if (controller.current) return;
    const path = await attempt(() => shell.files.save({ title, filters: [filter], suggestedName }));
    if (!path) return;
    controller.current = new AbortController();
    setState({ stage: 'Starting', done: 0, total: null });
    const { signal } = controller.current;
    await attempt(async () => {
      for await (const progress of await write(path, signal)) {
        if ('result' in progress) announce(progress.result);
        else setState(progress);
      }
      if (signal.aborted)
        throw new MusterError('cancelled', 'The export was stopped.', 'No file was written.');
    });
    controller.current = null;
    setState(null);
  };
  return { state, start, stop: () => controller.current?.abort() };
}

function announce({ path, pages }: ExportedFile): void {
  notify({
    title: pages === 1 ? 'Exported 1 page' : `Exported ${pages} pages`,
    description: path,
    action: { label: 'Show in folder', run: () => void attempt(() => shell.files.reveal({ path })) },
  });
}

export const PDF = { name: 'PDF', extensions: ['pdf'] };

/** A name that every file system takes, with the end of its format. */
export function fileNameOf(end: string, ...parts: readonly string[]): string {
  const name = parts
    .join(' ')
    .replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return `${name.slice(0, 120)}.${end}`;
}
