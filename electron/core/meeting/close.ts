import type { WriteSession } from '#db/record/write-session.ts';
import { addSnapshot, newestSnapshot } from '#db/review/snapshots.ts';
import { MusterError } from '#shared/contract/errors.ts';
import type { DeckDocument } from '#shared/deck/deck.ts';
import { AUDIENCES, type Audience } from '#shared/entity/field.ts';
import type { MeetingContent, ReviewSnapshot } from '#shared/meeting/meeting.ts';
import type { CloseRequest } from '#shared/meeting/requests.ts';
import { deckFor, deckOrWeekly } from '../deck/deck-service.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';
import { contentOf, reviewRow } from './content.ts';
import { ownOf } from './rows.ts';
import { packSnapshot } from './snapshot.ts';

/** How often freezing is begun anew when somebody writes meanwhile. */
const TRIES = 5;

/**
 * Closes a review for good: takes in what was not saved yet, assigns what is carried over, then freezes every figure,
 * text and slide. What is frozen is what the workspace holds at that moment, whoever else writes to it.
 * @throws MusterError `refused` when it is closed already
 */
export function closeReview(
  workspaces: WorkspaceService,
  request: CloseRequest,
): { id: string; hash: string } {
  const { workspace } = workspaces;
  requireOpen(workspaces, request.id);
  takeIn(workspaces, request);
  for (let tried = 1; tried <= TRIES; tried += 1) {
    const seen = workspace.log.newest();
    const closedAt = workspaces.now;
    const content = closedContent(workspaces, request.id, closedAt);
    const documents = documentsOf(workspaces, content);
    const snapshot: ReviewSnapshot = {
      format: 1,
      closedAt,
      closedBy: workspace.settings.actor,
      previous: newestSnapshot(workspace.connection),
      content,
      documents,
    };
    const hash = freeze(workspaces, snapshot, seen);
    if (hash !== null) return { id: request.id, hash };
  }
  throw new MusterError(
    'conflict',
    'Others keep changing the workspace. Close the review once they have done.',
  );
}

function requireOpen({ workspace }: WorkspaceService, id: string): void {
  const { title, state } = reviewRow(workspace, id);
  if (state === 'closed') throw new MusterError('refused', `“${title}” is closed already.`);
}

/** Commentary that was still being written, the time each section took, owners and dates of open actions. */
function takeIn(
  { workspace }: WorkspaceService,
  { id, commentary, spentSeconds, assigned }: CloseRequest,
): void {
  const meta = { actor: workspace.settings.actor, label: 'Finish the review' };
  const sections = new Set(ownOf(workspace, 'agendaSection', id).map((section) => section.id));
  workspace.write(meta, (tx) => {
    const own = (section: string) => {
      if (!sections.has(section)) throw new MusterError('bad-input', 'That section is not of this review.');
      return section;
    };
    for (const [section, text] of Object.entries(commentary))
      tx.repository('agendaSection').update(own(section), { commentary: text.trim() || null });
    for (const [section, seconds] of Object.entries(spentSeconds))
      tx.repository('agendaSection').update(own(section), { spentSeconds: seconds });
    for (const assignment of assigned) assign(tx, assignment);
  });
}

function assign(tx: WriteSession, { actionId, ownerId, dueOn }: CloseRequest['assigned'][number]): void {
  const actions = tx.repository('actionItem');
  const action = actions.get(actionId);
  const isFirstDate = dueOn != null && action?.committedDueOn === null;
  actions.update(actionId, {
    ...(ownerId === undefined ? {} : { ownerId }),
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(isFirstDate ? { committedDueOn: dueOn } : {}),
  });
}

function closedContent({ workspace }: WorkspaceService, id: string, closedAt: string): MeetingContent {
  const content = contentOf(workspace, reviewRow(workspace, id));
  return { ...content, state: 'closed', startedAt: content.startedAt ?? closedAt, closedAt };
}

function documentsOf(
  workspaces: WorkspaceService,
  { week, deck }: MeetingContent,
): Record<Audience, DeckDocument> {
  const shown = deckOrWeekly(workspaces, deck);
  const made = AUDIENCES.map((audience) => [audience, deckFor(workspaces, { week, deck: shown, audience })]);
  return Object.fromEntries(made) as Record<Audience, DeckDocument>;
}

/** Keeps the snapshot unless the workspace was written to since `seen`; then `null`. */
function freeze({ workspace }: WorkspaceService, snapshot: ReviewSnapshot, seen: number): string | null {
  const { content, closedAt } = snapshot;
  const { hash, body } = packSnapshot(snapshot);
  const meta = { actor: workspace.settings.actor, label: `Close ${content.title}` };
  const isFrozen = workspace.write(meta, (tx) => {
    if (!isNext(seen, tx)) return false;
    addSnapshot(tx, { hash, reviewId: content.id, at: closedAt, body });
    const { startedAt } = content;
    tx.repository('review').update(content.id, { state: 'closed', startedAt, closedAt, snapshotHash: hash });
    // What was made before may be named in the review: undo begins anew here.
    tx.settleAll();
    return true;
  });
  return isFrozen ? hash : null;
}

/** Whether this write is the first one after the group `seen`. */
function isNext(seen: number, { groupId, connection }: WriteSession): boolean {
  const sql = 'SELECT count(*) FROM change_group WHERE id > ? AND id < ?';
  return connection.prepare(sql).pluck().get(seen, groupId) === 0;
}
