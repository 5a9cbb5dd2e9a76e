import type { Workspace } from '#db/workspace.ts';
import type { CarriedOver } from '#shared/meeting/meeting.ts';
import { actionsOf, decisionsOf, ownOf, type ReviewRow } from './rows.ts';

/**
 * What a review takes over from the ones before it of the same kind: the last one's decisions, every action of theirs
 * that is still open, and what the last one wanted to discuss.
 */
export function carriedInto(workspace: Workspace, review: ReviewRow): CarriedOver {
  const earlier = earlierReviews(workspace, review);
  const last = earlier[0];
  if (!last) return { from: null, decisions: [], actions: [], entries: [] };
  const actions = earlier
    .flatMap(({ id }) => ownOf(workspace, 'actionItem', id))
    .filter(({ status }) => status !== 'done' && status !== 'cancelled');
  return {
    from: { id: last.id, title: last.title, week: last.week },
    decisions: decisionsOf(workspace, ownOf(workspace, 'decision', last.id)),
    actions: actionsOf(workspace, actions),
    entries: ownOf(workspace, 'disposition', last.id)
      .filter(({ outcome }) => outcome === 'discuss')
      .toSorted((a, b) => (a.subject < b.subject ? -1 : 1))
      .map(({ subject, about }) => ({ subject, about })),
  };
}

/** Reviews of the same template of earlier weeks, newest first. */
function earlierReviews(workspace: Workspace, { template, week }: ReviewRow): ReviewRow[] {
  const reviews = workspace.repository('review');
  const where = [
    { field: 'template', op: 'eq' as const, value: template },
    { field: 'week', op: 'lt' as const, value: week },
  ];
  return reviews.list({ where, sort: [{ field: 'week', descending: true }], limit: 1000 }).rows;
}
