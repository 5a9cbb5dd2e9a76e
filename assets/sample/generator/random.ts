/** A seeded stream of random numbers: the same seed gives the same workspace on every machine. */
export type Random = {
  /** In [0, 1). */
  next: () => number;
  /** A whole number in [from, to]. */
  int: (from: number, to: number) => number;
  /** In [from, to). */
  between: (from: number, to: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
  /** One of the pairs' values, in proportion to their weights. */
  weighted: <T>(choices: readonly (readonly [T, number])[]) => T;
  /** Number of events of a Poisson process with that mean; for small means. */
  poisson: (mean: number) => number;
  /** Around 1, skewed to the right as durations are; `spread` is the standard deviation of its logarithm. */
  logNormal: (spread: number) => number;
  shuffle: <T>(list: readonly T[]) => T[];
  /** Letters and digits, as other tools' ids have them. */
  code: (length: number) => string;
};

const CODE = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';

/** A stream of its own for each file, so that one file's changes leave the others as they are. */
export function randomFor(seed: number, name: string): Random {
  const next = mulberry32(hash(name) ^ Math.imul(seed, 0x9e3779b1));
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  return {
    next,
    int,
    pick,
    between: (from, to) => from + next() * (to - from),
    chance: (probability) => next() < probability,
    weighted: (choices) => weighted(choices, next()),
    poisson: (mean) => poisson(mean, next),
    logNormal: (spread) => Math.exp(spread * normal(next)),
    shuffle: (list) => shuffle(list, next),
    code: (length) => Array.from({ length }, () => CODE[Math.floor(next() * CODE.length)]).join(''),
  };
}

function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value;
}

function weighted<T>(choices: readonly (readonly [T, number])[], at: number): T {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
  let left = at * total;
  for (const [value, weight] of choices) {
    left -= weight;
    if (left < 0) return value;
  }
  return (choices.at(-1) as readonly [T, number])[0];
}

function poisson(mean: number, next: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = next(); product > limit; product *= next()) count++;
  return count;
}

/** Box–Muller. */
function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

function shuffle<T>(list: readonly T[], next: () => number): T[] {
  const copy = [...list];
  for (let index = copy.length - 1; index > 0; index--) {
    const other = Math.floor(next() * (index + 1));
    [copy[index], copy[other]] = [copy[other] as T, copy[index] as T];
  }
  return copy;
}
