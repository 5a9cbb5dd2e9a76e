import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';

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
export function noticesDue(connection: Connection, day: string, until: string): readonly VendorQueryRow[] {
  return kept<[{ day: string; until: string }], VendorQueryRow>(connection, DUE).all({ day, until });
}

/** How many vendors there are, and how many have a notice date. */
export function countVendors(connection: Connection): { vendors: number; dated: number } {
  return kept<[], { vendors: number; dated: number }>(connection, COUNTS).get() ?? { vendors: 0, dated: 0 };
}

export type ContractQueryRow = {
  id: string;
  name: string;
  contractEndOn: string | null;
  noticeOn: string | null;
  annualCost: number | null;
  currency: string | null;
  supportPlan: string | null;
  ownerId: string | null;
  openEscalations: number;
};

const CONTRACTS = `
  SELECT id, name, contract_end_on AS contractEndOn, notice_on AS noticeOn, annual_cost AS annualCost, currency,
    support_plan AS supportPlan, owner_id AS ownerId,
    (SELECT count(*) FROM escalation WHERE vendor_id = vendor.id AND status = 'open') AS openEscalations
  FROM vendor`;

/** Every contract with its number of open escalations. */
export function listContracts(connection: Connection): readonly ContractQueryRow[] {
  return kept<[], ContractQueryRow>(connection, CONTRACTS).all();
}

export type EscalationQueryRow = {
  id: string;
  name: string;
  vendorId: string;
  raisedOn: string;
  status: string;
  outcome: string | null;
  incidentId: string | null;
};

const ESCALATIONS = `
  SELECT id, subject AS name, vendor_id AS vendorId, raised_on AS raisedOn, status, outcome, incident_id AS incidentId
  FROM escalation WHERE raised_on BETWEEN :since AND :until OR status = 'open' AND raised_on <= :until
  ORDER BY status <> 'open', raised_on DESC, id LIMIT :most`;

type Stretch = { since: string; until: string; most: number };

/** Escalations raised between two local dates, and those still open from before; open ones first, then the newest. */
export function escalationsIn(connection: Connection, stretch: Stretch): readonly EscalationQueryRow[] {
  return kept<[Stretch], EscalationQueryRow>(connection, ESCALATIONS).all(stretch);
}
