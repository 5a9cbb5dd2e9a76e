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

export async function undo(): Promise<void> {
  const done = await attempt(() => core.history.undo());
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
