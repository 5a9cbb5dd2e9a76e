import type { Workspace } from '#db/workspace.ts';
import type { Entities } from '#shared/entities.ts';
import type { RowOf } from '#shared/entity/entity.ts';
import type { MeetingAction, MeetingDecision } from '#shared/meeting/meeting.ts';
import type { Named } from '#shared/review/sections.ts';
import { titlesOf } from '../record/titles.ts';

export type ReviewRow = RowOf<Entities['review']>;
type ActionRow = RowOf<Entities['actionItem']>;
type DecisionRow = RowOf<Entities['decision']>;

export function actionsOf(workspace: Workspace, rows: readonly ActionRow[]): MeetingAction[] {
  const names = namesOf(
    workspace,
    'person',
    rows.map(({ ownerId }) => ownerId),
  );
  return rows.toSorted(byCreation).map(({ id, key, title, ownerId, dueOn, status }) => ({
    id,
    key,
    name: title,
    owner: names(ownerId),
    dueOn,
    status,
    isOpen: status !== 'done' && status !== 'cancelled',
  }));
}

export function decisionsOf(workspace: Workspace, rows: readonly DecisionRow[]): MeetingDecision[] {
  const names = namesOf(
    workspace,
    'person',
    rows.map(({ decidedById }) => decidedById),
  );
  return rows.toSorted(byCreation).map(({ id, key, title, why, decidedById, decidedOn }) => ({
    id,
    key,
    name: title,
    why,
    decidedBy: names(decidedById),
    decidedOn,
  }));
}

type Part =
  | 'agendaSection'
  | 'disposition'
  | 'reviewNote'
  | 'reviewAddendum'
  | 'actionItem'
  | 'decision'
  | 'risk';

/** The records of an entity that belong to a review. */
export function ownOf<N extends Part>(workspace: Workspace, name: N, reviewId: string): RowOf<Entities[N]>[] {
  const repository = workspace.repository(name);
  return repository.getMany(repository.idsWhere('reviewId', reviewId));
}

/** Looks up what records of one entity are called. */
export function namesOf(workspace: Workspace, entity: string, ids: readonly (string | null)[]) {
  const names = titlesOf(
    workspace,
    entity,
    ids.filter((id) => id !== null),
  );
  return (id: string | null): Named | null => {
    const name = id === null ? undefined : names[id];
    return id === null || name === undefined ? null : { id, name };
  };
}

function byCreation(a: { createdAt: string; id: string }, b: { createdAt: string; id: string }): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
