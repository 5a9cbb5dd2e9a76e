import type { AnyRow } from '#shared/entity/entity.ts';
import type { IncidentTimes } from '#shared/incident/durations.ts';
import type { PostmortemIncident } from '#shared/incident/postmortems.ts';
import type { ImpactInterval } from '#shared/incident/spans.ts';

/** The parts of a stored incident that the formulas take. */

export function timesOf(row: AnyRow): IncidentTimes {
  return {
    impactStart: String(row.impactStart),
    detectedAt: textOf(row.detectedAt),
    acknowledgedAt: textOf(row.acknowledgedAt),
    mitigatedAt: textOf(row.mitigatedAt),
    restoredAt: textOf(row.restoredAt),
    closedAt: textOf(row.closedAt),
  };
}

export function postmortemOf(row: AnyRow): PostmortemIncident {
  return {
    id: row.id,
    severity: String(row.severity),
    restoredAt: textOf(row.restoredAt),
    isPostmortemRequired: row.isPostmortemRequired === true,
    postmortemDueOn: textOf(row.postmortemDueOn),
    postmortemPublishedOn: textOf(row.postmortemPublishedOn),
  };
}

export function intervalOf(row: AnyRow): ImpactInterval {
  return { start: String(row.startedAt), end: textOf(row.endedAt) };
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
