import { type Measured, measured, noData } from '../figure/figure.ts';
import { tally } from '../figure/tally.ts';
import { epochMs, type InstantRange, isInstantIn } from '../time/window.ts';

/** An incident with its root cause; `impactStart` is an instant. */
export type RecurrenceIncident = { id: string; impactStart: string; rootCauseKey: string | null };

/** The rate, and each incident that recurred with the latest earlier one of the same cause. */
export type Recurrence = {
  rate: Measured;
  recurred: readonly { id: string; previousId: string; rootCauseKey: string }[];
};

/** A cause that comes back within so many days is a recurrence. */
export const RECURRENCE_DAYS = 365;
/** Why an incident is left out of the rate: its cause is not known. */
export const NO_KEY = 'no root-cause key';

const MS_PER_DAY = 86_400_000;

/**
 * Recurrence rate = incidents of the period whose root-cause key already occurred in the 365 days before ÷ incidents of
 * the period with a known key (unit: ratio; n: incidents with a key). An incident belongs to the period of its impact
 * start. `incidents` must reach back 365 days (of 24 hours) before the period; earlier ones do no harm.
 *
 * An incident in the period also counts as an earlier occurrence for a later one; two that start at the same moment do
 * not precede each other. Keys are compared without surrounding blanks; an empty key is unknown. Problem management in
 * the sense of ITIL 4: the same underlying cause coming back. No data when no incident of the period has a key.
 */
export function recurrence(
  incidents: readonly RecurrenceIncident[],
  period: InstantRange,
  lookBackDays = RECURRENCE_DAYS,
): Recurrence {
  const earlier = startsByKey(incidents);
  const left = tally();
  const recurred: { id: string; previousId: string; rootCauseKey: string }[] = [];
  let n = 0;
  for (const incident of incidents) {
    if (!isInstantIn(incident.impactStart, period)) continue;
    const key = keyOf(incident);
    if (key === null) {
      left.add(NO_KEY);
      continue;
    }
    n += 1;
    const previousId = previousOf(epochMs(incident.impactStart), earlier.get(key) ?? [], lookBackDays);
    if (previousId !== null) recurred.push({ id: incident.id, previousId, rootCauseKey: key });
  }
  if (n === 0) {
    const reason =
      left.list().length === 0 ? 'No incidents in the period.' : 'No incident has a root-cause key.';
    return { rate: noData(reason, left.list()), recurred };
  }
  return { rate: measured(recurred.length / n, n, left.list()), recurred };
}

type Start = { id: string; at: number };

function startsByKey(incidents: readonly RecurrenceIncident[]): Map<string, Start[]> {
  const byKey = new Map<string, Start[]>();
  for (const incident of incidents) {
    const key = keyOf(incident);
    if (key === null) continue;
    const starts = byKey.get(key) ?? [];
    starts.push({ id: incident.id, at: epochMs(incident.impactStart) });
    byKey.set(key, starts);
  }
  return byKey;
}

/** The latest start before `at` within the look-back; of two at the same moment, the one with the smaller id. */
function previousOf(at: number, starts: readonly Start[], lookBackDays: number): string | null {
  const since = at - lookBackDays * MS_PER_DAY;
  let latest: Start | null = null;
  for (const start of starts) {
    if (start.at < since || start.at >= at) continue;
    if (latest === null || start.at > latest.at || (start.at === latest.at && start.id < latest.id))
      latest = start;
  }
  return latest?.id ?? null;
}

function keyOf(incident: RecurrenceIncident): string | null {
  const key = incident.rootCauseKey?.trim() ?? '';
  return key === '' ? null : key;
}
