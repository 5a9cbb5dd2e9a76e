import type { Connection } from '../file/connection.ts';
import { prepared } from '../query/prepared.ts';

export type VendorQueryRow = {
  id: string;
  name: string;
  noticeOn: string;
  contractEndOn: string | null;
  daysToNotice: number;
  ownerId: string | null;
};

const DUE = `
  SELECT id, name, notice_on AS noticeOn, contract_end_on AS contractEndOn, owner_id AS ownerId,
    CAST(julianday(notice_on) - julianday(:day) AS INTEGER) AS daysToNotice
  FROM vendor WHERE notice_on BETWEEN :day AND :until ORDER BY notice_on, name`;

const COUNTS = 'SELECT count(*) AS vendors, count(notice_on) AS dated FROM vendor';

/** Vendors whose notice is to be given from the local date `day` to `until`, both inclusive. */
export function noticesDue(connection: Connection, day: string, until: string): VendorQueryRow[] {
  return prepared<[{ day: string; until: string }], VendorQueryRow>(connection, DUE).all({ day, until });
}

/** How many vendors there are, and how many have a notice date. */
export function countVendors(connection: Connection): { vendors: number; dated: number } {
  return (
    prepared<[], { vendors: number; dated: number }>(connection, COUNTS).get() ?? { vendors: 0, dated: 0 }
  );
}
