import type { Connection } from '../file/connection.ts';
import { prepared } from '../query/prepared.ts';
import type { WriteSession } from '../record/write-session.ts';

/** A frozen review as it is kept: the SHA-256 of its text names it, `body` is the text compressed. */
export type StoredSnapshot = { hash: string; reviewId: string; at: string; body: Buffer };

const SELECT = 'SELECT hash, review_id AS reviewId, at, body FROM review_snapshot';

/** Keeps a frozen review. It can be neither changed nor removed afterwards. */
export function addSnapshot(
  { connection }: WriteSession,
  { hash, reviewId, at, body }: StoredSnapshot,
): void {
  connection
    .prepare('INSERT INTO review_snapshot (hash, review_id, at, body) VALUES (?, ?, ?, ?)')
    .run(hash, reviewId, at, body);
}

/** The frozen review of that id, or `undefined`. */
export function snapshotOf(connection: Connection, reviewId: string): StoredSnapshot | undefined {
  return prepared<[string], StoredSnapshot>(connection, `${SELECT} WHERE review_id = ?`).get(reviewId);
}

/** Every frozen review, oldest first, one after the other: they may be many. */
export function* allSnapshots(connection: Connection): Generator<StoredSnapshot> {
  const ids = connection.prepare('SELECT review_id FROM review_snapshot ORDER BY at, hash').pluck().all();
  for (const id of ids as string[]) {
    const found = snapshotOf(connection, id);
    if (found) yield found;
  }
}

/** The name of the newest frozen review, or `null`. */
export function newestSnapshot(connection: Connection): string | null {
  const sql = 'SELECT hash FROM review_snapshot ORDER BY at DESC, hash DESC LIMIT 1';
  return (connection.prepare(sql).pluck().get() as string | undefined) ?? null;
}

/** Reviews that say they are frozen under a name, and those with a snapshot that do not. */
export function frozenReviews(
  connection: Connection,
): { id: string; title: string; named: string | null; kept: string | null }[] {
  return connection
    .prepare(
      `SELECT review.id, title, snapshot_hash AS named, hash AS kept
         FROM review LEFT JOIN review_snapshot ON review_snapshot.review_id = review.id
        WHERE snapshot_hash IS NOT NULL OR hash IS NOT NULL ORDER BY week, review.id`,
    )
    .all() as { id: string; title: string; named: string | null; kept: string | null }[];
}
