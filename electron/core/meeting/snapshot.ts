import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { Connection } from '#db/file/connection.ts';
import { allSnapshots, frozenReviews, type StoredSnapshot, snapshotOf } from '#db/review/snapshots.ts';
import { canonicalJson } from '#shared/meeting/canonical-json.ts';
import type { ReviewSnapshot } from '#shared/meeting/meeting.ts';

/** The longest text that is read back: a file that was tampered with must not fill the memory. */
const MAX_BYTES = 512 * 1024 * 1024;

/** A snapshot as its bytes and their name, the SHA-256 of the canonical JSON. */
export function packSnapshot(snapshot: ReviewSnapshot): { hash: string; body: Buffer } {
  const text = Buffer.from(canonicalJson(snapshot), 'utf8');
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 5,
    // The documents of the audiences are much alike and far apart.
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.byteLength,
  };
  return { hash: sha256(text), body: brotliCompressSync(text, { params }) };
}

/** A snapshot as it is kept, with the sentence that says why it cannot be trusted, or `null`. */
export type ReadSnapshot = { snapshot: ReviewSnapshot | null; problem: string | null };

/** Reads a frozen review and checks it against its name. `named` is what the review's own record says. */
function readSnapshot(stored: StoredSnapshot, named: string | null): ReadSnapshot {
  let text: Buffer;
  try {
    text = brotliDecompressSync(stored.body, { maxOutputLength: MAX_BYTES });
  } catch {
    return { snapshot: null, problem: 'Its snapshot is damaged and cannot be read.' };
  }
  const snapshot = parsed(text);
  const actual = sha256(text);
  if (actual !== stored.hash) {
    return {
      snapshot,
      problem: `Its snapshot was changed: it is named ${short(stored.hash)} and is ${short(actual)}.`,
    };
  }
  if (snapshot === null) return { snapshot, problem: 'Its snapshot is damaged and cannot be read.' };
  if (snapshot.content.id !== stored.reviewId)
    return { snapshot, problem: 'Its snapshot is that of another review.' };
  if (named !== stored.hash) {
    const says = named === null ? 'says it is open' : `names ${short(named)}`;
    return {
      snapshot,
      problem: `Its record was changed: it ${says}, its snapshot is ${short(stored.hash)}.`,
    };
  }
  return { snapshot, problem: null };
}

/** What is wrong with the frozen reviews of a workspace, a sentence each. */
export function snapshotProblems(connection: Connection): string[] {
  const reviews = new Map(frozenReviews(connection).map((review) => [review.id, review]));
  const problems: string[] = [];
  const say = (title: string, problem: string) => problems.push(`The closed review “${title}”: ${problem}`);
  for (const { id, title, kept } of reviews.values()) {
    if (kept === null) say(title, `Its snapshot is gone. (${id})`);
  }
  const names = new Set<string>();
  for (const stored of allSnapshots(connection)) {
    const review = reviews.get(stored.reviewId);
    const { snapshot, problem } = readSnapshot(stored, review?.named ?? null);
    if (problem !== null) say(review?.title ?? stored.reviewId, problem);
    const before = snapshot?.previous ?? null;
    if (before !== null && !names.has(before))
      say(
        review?.title ?? stored.reviewId,
        `The snapshot before it, ${short(before)}, is gone or was changed.`,
      );
    names.add(stored.hash);
  }
  return problems;
}

/** The frozen review of that id with its check; `undefined` when it was never frozen. */
export function frozenReview(
  connection: Connection,
  review: { id: string; snapshotHash: string | null },
): (ReadSnapshot & { hash: string }) | undefined {
  const stored = snapshotOf(connection, review.id);
  if (stored) return { ...readSnapshot(stored, review.snapshotHash), hash: stored.hash };
  if (review.snapshotHash === null) return undefined;
  return { snapshot: null, problem: 'Its snapshot is gone.', hash: review.snapshotHash };
}

function parsed(text: Buffer): ReviewSnapshot | null {
  try {
    const value = JSON.parse(text.toString('utf8')) as ReviewSnapshot;
    return value.format === 1 && value.content && value.documents?.director ? value : null;
  } catch {
    return null;
  }
}

function sha256(text: Buffer): string {
  return createHash('sha256').update(text).digest('hex');
}

function short(hash: string): string {
  return `${hash.slice(0, 12)}…`;
}
