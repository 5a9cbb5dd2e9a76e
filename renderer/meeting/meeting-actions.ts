import type { CaptureRequest, CloseRequest, DisposeRequest } from '#shared/meeting/requests.ts';
import { core, shell } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { go } from '../app/location.ts';
import { refreshAll } from '../app/queries.ts';
import { undoThis } from '../app/use-history-commands.ts';
import { notify } from '../design/toast.tsx';
import { forgetCommentary, unsavedCommentary } from './commentary-drafts.ts';
import { meetingPath, runPath } from './queries.ts';
import { endRun, spentSeconds } from './run-state.ts';

/** Opens the draft of a week's review and shows it. */
export async function openDraft(week: string, template: string): Promise<void> {
  const made = await attempt(() => core.meeting.prepare({ week, template }));
  if (!made) return;
  await refreshAll();
  go(meetingPath(made.id));
}

/** Starts the review and shows its deck on the whole screen. */
export async function startRun(id: string, isClosed: boolean): Promise<void> {
  if (!isClosed && !(await attempt(() => core.meeting.start({ id })))) return;
  go(runPath(id));
}

export async function openSpeakerView(id: string): Promise<void> {
  await attempt(() => shell.window.open({ route: `/speaker/${encodeURIComponent(id)}` }));
}

const WRITTEN = {
  action: 'Action written down',
  decision: 'Decision written down',
  risk: 'Risk written down',
  note: 'Note written down',
} as const;

/** Writes something down; whether it was done. A refusal is shown as a notice. */
export async function writeDown(
  request: Omit<CaptureRequest, 'likelihood' | 'impact'> & { likelihood?: number; impact?: number },
): Promise<boolean> {
  const done = await attempt(() => core.meeting.capture(request));
  if (!done) return false;
  const key = done.key ? `: ${done.key}` : '';
  notify({ title: `${WRITTEN[request.kind]}${key}`, undo: undoThis() });
  await refreshAll();
  return true;
}

/** What the review does with an entry of the attention list; whether it was done. */
export async function setDisposition(request: DisposeRequest): Promise<boolean> {
  const done = await attempt(() => core.meeting.dispose(request));
  if (!done) return false;
  await refreshAll();
  return true;
}

/** Changes a record of the review; whether it was done. */
export async function change(entity: string, id: string, values: Record<string, unknown>): Promise<boolean> {
  const done = await attempt(() => core.record.update({ entity, id, values }));
  if (!done) return false;
  await refreshAll();
  return true;
}

/** Makes a template of the agenda and the deck of a review, and opens it to be named. */
export async function keepAsTemplate({ id }: { id: string }): Promise<void> {
  const made = await attempt(() => core.meeting.keepAsTemplate({ id }));
  if (!made) return;
  notify({ title: `Saved as the template “${made.title}”`, undo: undoThis() });
  await refreshAll();
  go(`/records/reviewTemplate/${made.id}`);
}

/** Freezes the review, with commentary that is still being written. */
export async function closeMeeting(
  id: string,
  sections: readonly string[],
  assigned: CloseRequest['assigned'],
): Promise<boolean> {
  const closed = await attempt(() =>
    core.meeting.close({
      id,
      commentary: unsavedCommentary(sections),
      spentSeconds: spentSeconds(id, sections),
      assigned,
    }),
  );
  if (!closed) return false;
  for (const section of sections) forgetCommentary(section);
  endRun(id);
  notify({ title: 'The review is closed', description: `Snapshot ${closed.hash.slice(0, 12)}…` });
  await refreshAll();
  return true;
}

export async function copy(text: string, what: string): Promise<void> {
  const done = await attempt(async () => {
    await shell.clipboard.write({ text });
    return true;
  });
  if (done) notify({ title: `${what} copied` });
}
