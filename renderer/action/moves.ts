import { actionItem } from '#shared/action/action-item.ts';
import { formatCount, formatDate, formatNumber } from '#shared/figure/format.ts';
import { core } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { refreshAll } from '../app/queries.ts';
import { undoThis } from '../app/use-history-commands.ts';
import { notify } from '../design/toast.tsx';
import { counted } from '../records/actions.ts';

/** Which actions are to be moved, while the dialog asks where to and why. */
let asked: readonly string[] | null = null;
const listeners = new Set<() => void>();

/** Opens the dialog that moves the due dates of these actions. */
export function askToMove(ids: readonly string[] | null): void {
  asked = ids;
  for (const listener of listeners) listener();
}

/** For `useSyncExternalStore`. */
export const movesAsked = {
  get: () => asked,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};

/** `once`, `3 times`. */
export function timesText(count: number): string {
  return count === 1 ? 'once' : `${formatNumber(count)} times`;
}

/** Whether it was done; a refusal is shown as a notice. */
export async function moveDates(ids: readonly string[], to: string, reason: string): Promise<boolean> {
  const done = await attempt(() => core.action.move({ ids: [...ids], to, reason }));
  if (!done) return false;
  const left = ids.length - done.moved;
  notify({
    title:
      done.moved === 0
        ? 'No date was moved.'
        : `${counted(actionItem, done.moved)} moved to ${formatDate(to)}.`,
    description: left > 0 ? `${formatCount(left, 'is', 'are')} finished or due that day already.` : undefined,
    ...(done.moved > 0 ? { undo: undoThis() } : {}),
  });
  await refreshAll();
  return true;
}
