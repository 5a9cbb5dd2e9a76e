import type { ExceptionRow } from '#shared/exception/exception-counts.ts';
import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';

export type ExceptionQueryRow = ExceptionRow & { key: string | null; name: string; ownerId: string | null };

const ROW = `
  SELECT id, key, subject AS name, granted_on AS grantedOn, expires_on AS expiresOn, status, closed_on AS closedOn,
    owner_id AS ownerId FROM iam_exception`;

// One branch for each index, so that what was closed long ago is never read; the plus keeps the first one to its own.
const OPEN = `
  SELECT * FROM (
    ${ROW} WHERE status = 'active' AND +closed_on IS NULL AND (granted_on IS NULL OR granted_on <= :day) UNION ALL
    ${ROW} WHERE closed_on > :day AND (granted_on IS NULL OR granted_on <= :day)
  ) ORDER BY expiresOn IS NULL, expiresOn, id`;

const ANY = 'SELECT EXISTS (SELECT 1 FROM iam_exception) AS any';

/** Exceptions open at the end of the local date `day`, first expiring first. */
export function exceptionsOpen(connection: Connection, day: string): readonly ExceptionQueryRow[] {
  return kept<[{ day: string }], ExceptionQueryRow>(connection, OPEN).all({ day });
}

/** Whether an exception was ever recorded. */
export function hasExceptions(connection: Connection): boolean {
  return kept<[], { any: number }>(connection, ANY).get()?.any === 1;
}
