import { addDays, daysBetween } from '../time/week.ts';

/** How soon a contract asks for a decision: by its notice date, without one by its end. */
export type RenewalState = 'ended' | 'passed' | 'soon' | 'near' | 'later' | 'undated';

/** A contract with its end and the last day to give notice; local dates. */
export type RenewalRow = { id: string; name: string; contractEndOn: string | null; noticeOn: string | null };

/** A contract with how soon it asks for a decision. */
export type Renewal<Row extends RenewalRow = RenewalRow> = {
  row: Row;
  state: RenewalState;
  /** The day to decide by: the notice date, else the end; `null` without either. */
  decideOn: string | null;
  /** Days from the day asked to `decideOn`; negative when it has passed. */
  days: number | null;
};

/** A notice date within so many days is soon. */
export const SOON_DAYS = 60;
/** A notice date within so many days is near. */
export const NEAR_DAYS = 90;

/**
 * Contracts by the day to decide on them, soonest first, seen on the local date `day`. A contract whose notice date has
 * passed and which has not ended is renewed or runs out without a choice; one that has ended is over.
 */
export function renewals<Row extends RenewalRow>(rows: readonly Row[], day: string): Renewal<Row>[] {
  return rows
    .map((row) => renewalOf(row, day))
    .sort(
      (a, b) =>
        compare(a.decideOn ?? '9', b.decideOn ?? '9') ||
        compare(a.row.name, b.row.name) ||
        compare(a.row.id, b.row.id),
    );
}

function renewalOf<Row extends RenewalRow>(row: Row, day: string): Renewal<Row> {
  const decideOn = row.noticeOn ?? row.contractEndOn;
  const days = decideOn === null ? null : daysBetween(day, decideOn);
  return { row, decideOn, days, state: stateOf(row, days, day) };
}

function stateOf({ contractEndOn }: RenewalRow, days: number | null, day: string): RenewalState {
  if (contractEndOn !== null && contractEndOn < day) return 'ended';
  if (days === null) return 'undated';
  if (days < 0) return 'passed';
  if (days <= SOON_DAYS) return 'soon';
  return days <= NEAR_DAYS ? 'near' : 'later';
}

/** The local dates between which a time line is drawn: a month before `day`, and up to the last date, two years at most. */
export function renewalSpan(rows: readonly RenewalRow[], day: string): { from: string; to: string } {
  const dates = rows.flatMap(({ contractEndOn, noticeOn }) => [contractEndOn, noticeOn]);
  const last = dates.reduce<string>(
    (max, date) => (date !== null && date > max ? date : max),
    addDays(day, 180),
  );
  const limit = addDays(day, 730);
  return { from: addDays(day, -30), to: last > limit ? limit : addDays(last, 14) };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
