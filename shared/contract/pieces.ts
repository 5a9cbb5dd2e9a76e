/** Text that a window takes in within a few milliseconds, in characters. */
const PIECE = 100_000;

type Key = string | number;
type Held = unknown[] | Record<string, unknown>;

/** What is added to the array or object that is found at `at` in what was built before. */
export type Piece = { at: readonly Key[]; add: Held };

/**
 * A plain value in pieces that are small as text, in the order of its parts: `undefined` when it is small itself. A
 * single long text is left whole.
 */
export function piecesOf(value: unknown, limit = PIECE): Iterable<Piece> | undefined {
  return isHeld(value) && isOver(value, limit) ? cut(value, [], limit) : undefined;
}

/** Puts pieces together again, the first into `whole`. */
export function addPiece(whole: Held, { at, add }: Piece): void {
  let target = whole;
  for (const key of at) target = (target as Record<Key, Held>)[key] as Held;
  if (Array.isArray(target)) target.push(...(add as unknown[]));
  else Object.assign(target, add);
}

function* cut(whole: Held, at: readonly Key[], limit: number): Generator<Piece> {
  let run: [string, unknown][] = [];
  let size = 0;
  const piece = (): Piece => ({
    at,
    add: Array.isArray(whole) ? run.map(([, part]) => part) : Object.fromEntries(run),
  });
  for (const [key, part] of Object.entries(whole)) {
    const own = sizeUpTo(part, limit) + key.length;
    const isCut = own > limit && isHeld(part);
    if (size + own > limit && run.length > 0) {
      yield piece();
      [run, size] = [[], 0];
    }
    run.push([key, isCut ? emptyLike(part) : part]);
    size += isCut ? 0 : own;
    if (!isCut) continue;
    yield piece();
    [run, size] = [[], 0];
    yield* cut(part, [...at, Array.isArray(whole) ? Number(key) : key], limit);
  }
  if (run.length > 0) yield piece();
}

function emptyLike(held: Held): Held {
  return Array.isArray(held) ? [] : {};
}

function isOver(value: unknown, limit: number): boolean {
  return sizeUpTo(value, limit) > limit;
}

/** About how long a value is as text, or some length above the limit. */
function sizeUpTo(value: unknown, limit: number): number {
  if (typeof value === 'string') return value.length + 3;
  if (!isHeld(value)) return 8;
  let size = 2;
  for (const key in value) {
    size += sizeUpTo((value as Record<string, unknown>)[key], limit - size);
    if (!Array.isArray(value)) size += key.length + 4;
    if (size > limit) return size;
  }
  return size;
}

// Only what JSON itself holds is cut; anything else is carried as it is.
function isHeld(value: unknown): value is Held {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}
