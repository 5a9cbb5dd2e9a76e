import type { AttentionEntry } from '#shared/attention/attention-entry.ts';
import { core } from '../../app/client.ts';
import { attempt } from '../../app/failure.ts';
import { refreshAll } from '../../app/queries.ts';
import { undoThis } from '../../app/use-history-commands.ts';
import { notify } from '../../design/toast.tsx';

const ENTITY = 'attentionDismissal';

/**
 * Keeps an entry quiet until it is worse than it is now.
 * @param today the workspace's day, as an ISO date
 * @returns whether it was done; a refusal is shown as a notice
 */
export async function dismissEntry(entry: AttentionEntry, reason: string, today: string): Promise<boolean> {
  const { subject, severity, title } = entry;
  const values = { subject, reason, severity, dismissedOn: today };
  const done = await attempt(async () => {
    // A subject that got worse since an earlier dismissal still has the record of it.
    const id = await dismissalOf(subject);
    if (id === undefined) return core.record.create({ entity: ENTITY, values });
    return core.record.update({ entity: ENTITY, id, values });
  });
  if (!done) return false;
  notify({ title: `Dismissed: ${title}`, undo: undoThis() });
  await refreshAll();
  return true;
}

/** Puts a dismissed entry back in its place. */
export async function bringBack({ subject, title }: AttentionEntry): Promise<void> {
  const done = await attempt(async () => {
    const id = await dismissalOf(subject);
    // Brought back elsewhere already: the list only has to be read again.
    return id === undefined ? { removed: 0 } : core.record.remove({ entity: ENTITY, ids: [id] });
  });
  if (!done) return;
  if (done.removed > 0) notify({ title: `Brought back: ${title}`, undo: undoThis() });
  await refreshAll();
}

async function dismissalOf(subject: string): Promise<string | undefined> {
  const where = [{ field: 'subject', op: 'eq' as const, value: subject }];
  const { rows } = await core.record.list({ entity: ENTITY, where, limit: 1 });
  return rows[0]?.id;
}
