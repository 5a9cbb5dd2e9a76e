import { notify } from '../design/toast.tsx';
import { core } from './client.ts';
import { useCommand } from './commands.ts';
import { attempt } from './failure.ts';
import { refreshAll } from './queries.ts';

/** Undo and redo of any change, from anywhere. */
export function useHistoryCommands(): void {
  useCommand('undo', () => void undo());
  useCommand('redo', () => void redo());
}

/** The way back from the change that was made just now: it takes back this one, and none that was made since. */
export function undoThis(): () => void {
  const made = core.history.state().then(
    ({ undoId }) => undoId,
    () => null,
  );
  return () => void made.then(undo);
}

/** Takes back the newest change; with `only`, unless another was made since that one. */
export async function undo(only: number | null = null): Promise<void> {
  const done = await attempt(() => core.history.undo({ only }));
  if (done === undefined) return;
  notify({ title: done ? `Undone: ${done.label}` : 'There is nothing to undo.' });
  await refreshAll();
}

export async function redo(): Promise<void> {
  const done = await attempt(() => core.history.redo());
  if (done === undefined) return;
  notify({ title: done ? `Done again: ${done.label}` : 'There is nothing to redo.' });
  await refreshAll();
}
