import type { AnyRow } from '#shared/entity/entity.ts';
import type { IncidentTimes } from '#shared/incident/durations.ts';
import { LIFECYCLE, type Phase } from '#shared/incident/lifecycle.ts';
import { dateOf } from '#shared/time/week.ts';

export type LifecycleField = (typeof LIFECYCLE)[number]['field'];

/** One line of the timeline: a moment of the incident's life or an entry. */
export type TimelineItem = { at: string /** Set where a new day begins. */; day?: string } & (
  | { kind: 'mark'; field: LifecycleField; label: string; phases: readonly Phase[] }
  | { kind: 'entry'; row: AnyRow }
);

/** Which timestamp ends each duration when the workspace keeps the usual clocks. */
const ENDED_BY: Record<Phase['key'], LifecycleField> = {
  TTD: 'detectedAt',
  TTA: 'acknowledgedAt',
  TTM: 'mitigatedAt',
  TTR: 'restoredAt',
};

/** Marks and entries in the order of time; at one moment the mark comes first. */
export function timelineItems(
  times: IncidentTimes,
  entries: readonly AnyRow[],
  phases: readonly Phase[],
  zone: string,
): TimelineItem[] {
  const marks: TimelineItem[] = LIFECYCLE.flatMap(({ field, label }) => {
    const at = times[field];
    const ended = phases.filter(({ key, minutes }) => minutes !== null && ENDED_BY[key] === field);
    return at === null ? [] : [{ kind: 'mark', at, field, label, phases: ended }];
  });
  const rest: TimelineItem[] = entries.map((row) => ({ kind: 'entry', at: String(row.at), row }));
  const items = [...marks, ...rest].sort((a, b) => compare(a.at, b.at) || compare(a.kind, b.kind) * -1);
  let before = '';
  return items.map((item) => {
    const day = dateOf(item.at, zone);
    const isNew = day !== before;
    before = day;
    return isNew ? { ...item, day } : item;
  });
}

/** The moments of its life that are not set yet. */
export function missingMarks(times: IncidentTimes): { field: LifecycleField; label: string }[] {
  return LIFECYCLE.filter(({ field }) => times[field] === null);
}

/** The newest moment that is known, which a bare clock time is likely to be near to. */
export function lastKnown(times: IncidentTimes, entries: readonly AnyRow[]): string {
  const known = [...LIFECYCLE.map(({ field }) => times[field]), ...entries.map(({ at }) => String(at))];
  return known.reduce<string>((last, at) => (at !== null && at > last ? at : last), times.impactStart);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
