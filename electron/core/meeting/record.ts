import type { WriteSession } from '#db/record/write-session.ts';
import type { Workspace } from '#db/workspace.ts';
import type { AttentionEntry } from '#shared/attention/attention-entry.ts';
import { MusterError } from '#shared/contract/errors.ts';
import type { Addendum } from '#shared/meeting/meeting.ts';
import type { AddendumRequest, CaptureRequest, DisposeRequest } from '#shared/meeting/requests.ts';
import { dateOf } from '#shared/time/week.ts';
import { reviewFor } from '../review/review-service.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';
import { reviewRow } from './content.ts';
import type { ReviewRow } from './rows.ts';

/** What was written down: which record it became. */
export type Captured = { entity: string; id: string; key: string | null };

/** Says that the review has begun; it stays so when it is said again. */
export function startReview({ workspace, now }: WorkspaceService, id: string): { id: string } {
  const row = requireOpen(workspace, id);
  if (row.state === 'live') return { id };
  workspace.write(meta(workspace, `Start ${row.title}`), (tx) =>
    tx.repository('review').update(id, { state: 'live', startedAt: row.startedAt ?? now }),
  );
  return { id };
}

/** Writes down an action, a decision, a risk or a note while the review runs: one step of undo. */
export function capture(workspaces: WorkspaceService, request: CaptureRequest): Captured {
  const { workspace } = workspaces;
  requireOpen(workspace, request.id);
  const words = { action: 'action', decision: 'decision', risk: 'risk', note: 'note' }[request.kind];
  return workspace.write(meta(workspace, `Write down a ${words}`), (tx) => {
    const { entity, row } = captureInto(tx, request, workspaces);
    return { entity, id: row.id, key: row.key };
  });
}

function captureInto(tx: WriteSession, request: CaptureRequest, { workspace, now }: WorkspaceService) {
  const { id: reviewId, kind, text: title, ownerId = null, dueOn = null, likelihood, impact, page } = request;
  const today = dateOf(now, workspace.settings.zone);
  switch (kind) {
    case 'action':
      return {
        entity: 'actionItem',
        row: tx.repository('actionItem').create({
          ...newAction(today, dueOn),
          title,
          ownerId,
          reviewId,
        }),
      };
    case 'decision':
      return {
        entity: 'decision',
        row: tx.repository('decision').create({ title, decidedById: ownerId, decidedOn: today, reviewId }),
      };
    case 'risk':
      return {
        entity: 'risk',
        row: tx.repository('risk').create({ title, likelihood, impact, ownerId, reviewId }),
      };
    case 'note':
      return {
        entity: 'reviewNote',
        row: tx.repository('reviewNote').create({ reviewId, at: now, text: title, page: page ?? null }),
      };
  }
}

/** What the review does with an entry of the attention list, with what follows from it, as one step of undo. */
export function dispose(workspaces: WorkspaceService, request: DisposeRequest): { actionId: string | null } {
  const { workspace } = workspaces;
  const review = requireOpen(workspace, request.id);
  const { subject, outcome } = request;
  const existing = dispositionOf(workspace, review.id, subject);
  if (outcome === null) {
    if (existing)
      workspace.write(meta(workspace, 'Take back a disposition'), (tx) =>
        tx.repository('disposition').remove(existing.id),
      );
    return { actionId: null };
  }
  const entry = reviewFor(workspaces, review.week).attention.find((one) => one.subject === subject);
  const about = entry?.title ?? existing?.about;
  if (about === undefined)
    throw new MusterError('not-found', 'This entry is no longer on the attention list.');
  return workspace.write(meta(workspace, `Disposition: ${about}`), (tx) => {
    const actionId =
      outcome === 'act' ? (existing?.actionId ?? actionFor(tx, workspaces, request, about, entry)) : null;
    if (outcome === 'dismiss' && entry) dismiss(tx, workspaces, entry, request.reason ?? '');
    const values = { about, outcome, reason: request.reason || null, actionId };
    const dispositions = tx.repository('disposition');
    if (existing) dispositions.update(existing.id, values);
    else dispositions.create({ reviewId: review.id, subject, ...values });
    return { actionId };
  });
}

function dispositionOf(workspace: Workspace, reviewId: string, subject: string) {
  const where = [
    { field: 'reviewId', op: 'in' as const, value: [reviewId] },
    { field: 'subject', op: 'eq' as const, value: subject },
  ];
  return workspace.repository('disposition').list({ where, limit: 1 }).rows[0];
}

function actionFor(
  tx: WriteSession,
  { workspace, now }: WorkspaceService,
  { id: reviewId, ownerId, dueOn = null, reason }: DisposeRequest,
  about: string,
  entry: AttentionEntry | undefined,
): string {
  const today = dateOf(now, workspace.settings.zone);
  const links: Record<string, string> = {
    incident: 'incidentId',
    risk: 'riskId',
    service: 'serviceId',
    exercise: 'exerciseId',
  };
  const link = entry && links[entry.entity];
  return tx.repository('actionItem').create({
    ...newAction(today, dueOn),
    title: reason || `Follow up: ${about}`.slice(0, 300),
    ...ownerOf(tx, ownerId ?? entry?.owner?.id ?? null),
    reviewId,
    ...(entry && link ? { [link]: entry.id } : {}),
  }).id;
}

/** An entry is owned by a person or by a team. */
function ownerOf(tx: WriteSession, id: string | null): { ownerId?: string; teamId?: string } {
  if (id === null) return {};
  if (tx.repository('person').get(id)) return { ownerId: id };
  return tx.repository('team').get(id) ? { teamId: id } : {};
}

function newAction(today: string, dueOn: string | null) {
  return { origin: 'review' as const, createdOn: today, committedDueOn: dueOn, dueOn };
}

/** Keeps the entry quiet until it is worse than it is now. */
function dismiss(
  tx: WriteSession,
  { workspace, now }: WorkspaceService,
  { subject, severity }: AttentionEntry,
  reason: string,
): void {
  if (reason === '') throw new MusterError('bad-input', 'Say why it may be left alone.');
  const dismissals = tx.repository('attentionDismissal');
  const values = { reason, severity, dismissedOn: dateOf(now, workspace.settings.zone) };
  const [known] = dismissals.idsWhere('subject', subject);
  if (known === undefined) dismissals.create({ subject, ...values });
  else dismissals.update(known, values);
}

/**
 * Adds to a closed review. What is added stays as it was written and is no step of undo.
 * @throws MusterError `refused` while the review is open
 */
export function addAddendum(
  { workspace, now }: WorkspaceService,
  { id, text, author }: AddendumRequest,
): Addendum {
  const { title, snapshotHash } = reviewRow(workspace, id);
  if (snapshotHash === null)
    throw new MusterError('refused', `“${title}” is not closed: change it itself instead of adding to it.`);
  const by = author || workspace.settings.actor;
  if (by === '') throw new MusterError('bad-input', 'An addendum needs its author.');
  return workspace.write(meta(workspace, `Add to ${title}`), (tx) => {
    const row = tx.repository('reviewAddendum').create({ reviewId: id, at: now, author: by, text });
    tx.settle([row.id]);
    return { id: row.id, at: row.at, author: row.author, text: row.text };
  });
}

function requireOpen(workspace: Workspace, id: string): ReviewRow {
  const row = reviewRow(workspace, id);
  if (row.state === 'closed')
    throw new MusterError('refused', `“${row.title}” is closed. Correct it with an addendum.`);
  return row;
}

function meta(workspace: Workspace, label: string) {
  return { actor: workspace.settings.actor, label };
}
