import { randomFillSync } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

const POOL = 1 << 16;
const ID_BYTES = 16;

/**
 * Ids for the rows of one import: UUIDv7 in rising order, as `uuidv7()` makes them, but with random bytes drawn in
 * bulk, because asking the system for each of 100,000 rows takes a second.
 */
export function idMaker(): () => string {
  const pool = Buffer.alloc(POOL);
  const msecs = Date.now();
  let at = POOL;
  let seq = 0;
  return () => {
    if (at + ID_BYTES > POOL) {
      randomFillSync(pool);
      at = 0;
    }
    const random = pool.subarray(at, at + ID_BYTES);
    at += ID_BYTES;
    seq += 1;
    return uuidv7({ random, msecs, seq });
  };
}
