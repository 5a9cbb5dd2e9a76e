import { daysBetween } from '../time/week.ts';

/** An IAM exception as far as counting goes; a missing `expiresOn` is an exception without an end. */
export type ExceptionRow = {
  id: string;
  grantedOn: string | null;
  expiresOn: string | null;
  /** `active`, or how it ended. */
  status: string;
  closedOn: string | null;
};

/** Ids of exceptions by their state at the end of a day. */
export type ExceptionCounts = {
  /** In force or past its end but not closed, at the end of `asOf`. */
  open: readonly string[];
  /** Open although its expiry has passed; it is good through the day it names. */
  expired: readonly string[];
  /** Open, and expiring within `soonDays`. */
  expiringSoon: readonly string[];
  /** Open without an expiry: not time-bound. */
  unbounded: readonly string[];
};

/** An exception that expires within so many days is expiring soon. */
export const EXPIRING_SOON_DAYS = 30;

/**
 * IAM exceptions by state at the end of the local day `asOf` (least privilege and time-bound access: NIST SP 800-53r5
 * AC-2, AC-6), as ids in the order given. `null` when the workspace has never recorded any, which is not the same as 0.
 * An exception that was closed counts as open up to its closing day; closed without a day, it never counts.
 */
export function exceptionCounts(
  rows: readonly ExceptionRow[],
  asOf: string,
  soonDays = EXPIRING_SOON_DAYS,
): ExceptionCounts | null {
  if (rows.length === 0) return null;
  const open = rows.filter((row) => isOpen(row, asOf));
  const ids = (test: (row: ExceptionRow) => boolean) => open.filter(test).map(({ id }) => id);
  return {
    open: ids(() => true),
    expired: ids(({ expiresOn }) => expiresOn !== null && expiresOn < asOf),
    expiringSoon: ids(
      ({ expiresOn }) => expiresOn !== null && expiresOn >= asOf && daysBetween(asOf, expiresOn) <= soonDays,
    ),
    unbounded: ids(({ expiresOn }) => expiresOn === null),
  };
}

function isOpen({ grantedOn, status, closedOn }: ExceptionRow, asOf: string): boolean {
  if (grantedOn !== null && grantedOn > asOf) return false;
  return closedOn === null ? status === 'active' : closedOn > asOf;
}
