import { type Measured, measured, noData } from '../figure/figure.ts';
import { tally } from '../figure/tally.ts';
import { businessDaysBetween, type Holidays, postmortemDueDate } from '../time/business-days.ts';
import { type DayRange, isDayIn } from '../time/window.ts';

/** An incident as far as its postmortem goes; `restoredAt` an instant, the days local dates. */
export type PostmortemIncident = {
  id: string;
  severity: string;
  restoredAt: string | null;
  /** Asked for on a lesser severity. */
  isPostmortemRequired: boolean | null;
  /** Set by hand; otherwise reckoned from the time of restoring. */
  postmortemDueOn: string | null;
  postmortemPublishedOn: string | null;
};

/** What reckons a due date: the workspace's zone and holidays, and how many business days there are. */
export type DueTerms = { zone: string; holidays?: Holidays; businessDays?: number };

/** Why a postmortem is left out of completion: this, or the one below. */
export const NOT_RESTORED = 'not restored yet, so not due';
export const NOT_DUE_YET = 'not published and not due yet';

const REQUIRED_FOR: ReadonlySet<string> = new Set(['SEV-1', 'SEV-2']);

/** A postmortem is required for SEV-1 and SEV-2, and wherever someone asked for one. */
export function isPostmortemRequired(incident: PostmortemIncident): boolean {
  return REQUIRED_FOR.has(incident.severity) || incident.isPostmortemRequired === true;
}

/**
 * The local date a required postmortem is due: the date set by hand, else five business days after restoring. `null`
 * when none is required or the incident is not restored.
 */
export function postmortemDueOn(incident: PostmortemIncident, terms: DueTerms): string | null {
  if (!isPostmortemRequired(incident)) return null;
  if (incident.postmortemDueOn !== null) return incident.postmortemDueOn;
  return incident.restoredAt === null
    ? null
    : postmortemDueDate(incident.restoredAt, terms.zone, terms.holidays, terms.businessDays);
}

/** Whether a required postmortem is unpublished after its due date, on the local date `asOf`. */
export function isPostmortemOverdue(incident: PostmortemIncident, asOf: string, terms: DueTerms): boolean {
  const due = postmortemDueOn(incident, terms);
  return due !== null && incident.postmortemPublishedOn === null && due < asOf;
}

/**
 * Where a postmortem stands. `days` are business days: to the due date while it is `due`, past it when it is `overdue`
 * or was published `late`.
 */
export type PostmortemState =
  | { state: 'not-required' | 'not-restored'; dueOn: null; days: 0 }
  | { state: 'due' | 'overdue' | 'on-time' | 'late'; dueOn: string; days: number };

/** Where the postmortem of an incident stands on the local date `asOf`. */
export function postmortemState(
  incident: PostmortemIncident,
  asOf: string,
  terms: DueTerms,
): PostmortemState {
  const dueOn = postmortemDueOn(incident, terms);
  if (dueOn === null) {
    return { state: isPostmortemRequired(incident) ? 'not-restored' : 'not-required', dueOn, days: 0 };
  }
  const published = incident.postmortemPublishedOn;
  const days = (from: string, to: string) => businessDaysBetween(from, to, terms.holidays);
  if (published !== null) {
    return published <= dueOn
      ? { state: 'on-time', dueOn, days: 0 }
      : { state: 'late', dueOn, days: days(dueOn, published) };
  }
  return dueOn < asOf
    ? { state: 'overdue', dueOn, days: days(dueOn, asOf) }
    : { state: 'due', dueOn, days: days(asOf, dueOn) };
}

/**
 * Postmortem completion = published on or before the due date ÷ due in the period (unit: ratio; n: postmortems due).
 * Required for SEV-1/2, due five business days after restoring; Google SRE Book ch. 15, “Postmortem Culture”, asks for
 * the criteria to be set beforehand. `period` holds local dates, inclusive. Given `asOf` (local date), those not
 * published whose due date has not passed are left out: it is not yet known whether they will be on time.
 *
 * Incidents that need a postmortem and are not restored are left out. No data when none was due.
 */
export function postmortemCompletion(
  incidents: readonly PostmortemIncident[],
  period: DayRange,
  terms: DueTerms,
  asOf?: string,
): Measured {
  const left = tally();
  let due = 0;
  let onTime = 0;
  for (const incident of incidents) {
    if (!isPostmortemRequired(incident)) continue;
    const dueOn = postmortemDueOn(incident, terms);
    if (dueOn === null) left.add(NOT_RESTORED);
    if (dueOn === null || !isDayIn(dueOn, period)) continue;
    const publishedOn = incident.postmortemPublishedOn;
    if (publishedOn === null && asOf !== undefined && dueOn >= asOf) {
      left.add(NOT_DUE_YET);
      continue;
    }
    due += 1;
    if (publishedOn !== null && publishedOn <= dueOn) onTime += 1;
  }
  if (due === 0) return noData('No postmortem was due in the period.', left.list());
  return measured(onTime / due, due, left.list());
}
