import {
  type IncidentFacts,
  incidentsStarted,
  intervalsOfIncidents,
  servicesOfIncidents,
} from '#db/incident/incident-queries.ts';
import { recurredIncidents } from '#db/incident/recurrence-queries.ts';
import { incidentById, timelineOf } from '#db/incident/timeline-queries.ts';
import type { Slide, SlideFilter, SlideOf } from '#shared/deck/slide.ts';
import type { SlideBody } from '#shared/deck/slide-body.ts';
import type { ReviewContext } from '../../review/context.ts';
import { incidentRows } from '../../review/incident-rows.ts';
import { type Stretch, stretchOf } from './period.ts';

/** More entries than a person reads of one incident. */
const MOST_ENTRIES = 400;

const MOMENTS = [
  ['impactStart', 'Impact began'],
  ['detectedAt', 'Detected'],
  ['acknowledgedAt', 'Acknowledged'],
  ['mitigatedAt', 'Mitigated'],
  ['restoredAt', 'Restored'],
  ['closedAt', 'Closed'],
] as const;

/** The incidents that began in a period longer than the week; the review itself has those of the week. */
export function incidentsBody(slide: Slide, context: ReviewContext): SlideBody | undefined {
  if (slide.period === undefined || slide.period === 'week') return undefined;
  const stretch = stretchOf(slide, context);
  const rows = rowsOf(context, incidentsIn(context, stretch, slide.filter), stretch);
  return { kind: 'incidents', rows, period: stretch.label };
}

/** Everything that is known of one incident, minute by minute. */
export function timelineBody(slide: SlideOf<'incident-timeline'>, context: ReviewContext): SlideBody {
  const { connection } = context.workspace;
  const stretch = stretchOf(slide, context);
  const facts = slide.incident
    ? incidentById(connection, slide.incident)
    : worstOf(incidentsIn(context, stretch, slide.filter));
  if (!facts) return { kind: 'incident-timeline', incident: null, moments: [], impact: [], entries: [] };
  const [incident = null] = rowsOf(context, [facts], stretch);
  return {
    kind: 'incident-timeline',
    incident,
    moments: MOMENTS.flatMap(([field, label]) => {
      const at = facts[field];
      return at === null ? [] : [{ label, at }];
    }),
    impact: (intervalsOfIncidents(connection, [facts.id]).get(facts.id) ?? []).map(({ start, end }) => ({
      start,
      end,
    })),
    entries: timelineOf(connection, facts.id, MOST_ENTRIES).map(({ personId, ...entry }) => ({
      ...entry,
      who: context.names.of('person', personId)?.name ?? null,
    })),
  };
}

/** Incidents that began in a stretch, without those that the filter leaves out. */
export function incidentsIn(
  { workspace }: ReviewContext,
  stretch: Stretch,
  filter: SlideFilter = {},
): IncidentFacts[] {
  const started = incidentsStarted(workspace.connection, stretch).filter(
    ({ severity }) => filter.severity === undefined || severity === filter.severity,
  );
  if (filter.service === undefined) return started;
  const services = servicesOfIncidents(
    workspace.connection,
    started.map(({ id }) => id),
  );
  return started.filter(({ id }) => services.get(id)?.some((service) => service.id === filter.service));
}

function rowsOf(context: ReviewContext, facts: readonly IncidentFacts[], stretch: Stretch) {
  const recurred = recurredIncidents(context.workspace.connection, stretch);
  return incidentRows(context, facts, new Set(recurred.map(({ id }) => id)));
}

/** The most severe, of those the longest; open ones are longest. */
function worstOf(incidents: readonly IncidentFacts[]): IncidentFacts | undefined {
  const length = ({ impactStart, restoredAt }: IncidentFacts) =>
    restoredAt === null ? Number.POSITIVE_INFINITY : Date.parse(restoredAt) - Date.parse(impactStart);
  return incidents.toSorted((a, b) => {
    const [left, right] = [length(a), length(b)];
    return a.severity.localeCompare(b.severity, 'en') || (left === right ? 0 : right - left);
  })[0];
}
