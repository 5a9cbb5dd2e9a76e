import { MusterError } from '#shared/contract/errors.ts';
import type { AnyRow, Entity } from '#shared/entity/entity.ts';
import type { Connection } from '../file/connection.ts';
import { prepared } from '../query/prepared.ts';

/** What a row was and what it becomes; `null` where it is made or removed. Throws when that is not allowed. */
export type RowGuard = (before: AnyRow | null, after: AnyRow | null) => void;

const PARTS = ['agendaSection', 'disposition', 'reviewNote', 'reviewAddendum'];

/**
 * Keeps closed reviews as they were, whichever way a write comes: by hand, in bulk, from an import, by undo. A review
 * is closed for good once it is frozen; one that was brought in as closed, without a snapshot, is an ordinary record.
 */
export function closedReviewGuard(connection: Connection, entity: Entity): RowGuard | undefined {
  if (entity.name === 'review') return (before, after) => guardReview(connection, before, after);
  if (!PARTS.includes(entity.name)) return undefined;
  return (before, after) => guardPart(connection, entity, before, after);
}

function guardReview(connection: Connection, before: AnyRow | null, after: AnyRow | null): void {
  if (before?.snapshotHash != null) throw closed(String(before.title));
  if (after?.snapshotHash != null && !isKept(connection, after)) {
    throw new MusterError('refused', 'A review gets its snapshot by being closed, not by hand.');
  }
  const becomesClosed = before !== null && before.state !== 'closed' && after?.state === 'closed';
  if (becomesClosed && after.snapshotHash == null) {
    throw new MusterError('refused', 'Close a review on its own page: that freezes its figures and slides.');
  }
}

function guardPart(
  connection: Connection,
  entity: Entity,
  before: AnyRow | null,
  after: AnyRow | null,
): void {
  const isAddendum = entity.name === 'reviewAddendum';
  if (isAddendum && before !== null) {
    throw new MusterError('refused', 'An addendum stays as it was written. Write another one to correct it.');
  }
  if (isAddendum) return;
  for (const row of [before, after]) {
    const title = row && frozenTitle(connection, String(row.reviewId));
    if (title) throw closed(title);
  }
}

function closed(title: string): MusterError {
  return new MusterError(
    'refused',
    `“${title}” is a closed review: it and what it names stay as they were. Correct it with an addendum.`,
  );
}

function frozenTitle(connection: Connection, id: string): string | undefined {
  const sql = 'SELECT title FROM review WHERE id = ? AND snapshot_hash IS NOT NULL';
  return prepared<[string], { title: string }>(connection, sql).get(id)?.title;
}

function isKept(connection: Connection, { id, snapshotHash }: AnyRow): boolean {
  const sql = 'SELECT 1 AS found FROM review_snapshot WHERE review_id = ? AND hash = ?';
  return (
    prepared<[string, string], { found: 1 }>(connection, sql).get(id, String(snapshotHash)) !== undefined
  );
}
