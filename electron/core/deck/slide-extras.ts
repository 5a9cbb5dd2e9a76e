import type { Slide } from '#shared/deck/slide.ts';
import type { SlideBody, SlideExtra } from '#shared/deck/slide-body.ts';
import { isNarrowed } from '#shared/deck/slide-filter.ts';
import type { ReviewData } from '#shared/review/review-data.ts';
import type { ReviewContext } from '../review/context.ts';
import { incidentsBody, timelineBody } from './bodies/incidents.ts';
import { pictureOf } from './bodies/picture.ts';
import { decisionsBody, roadmapBody, savingsBody } from './bodies/plans.ts';
import { readinessBody } from './bodies/readiness.ts';
import { durationsBody, heatMapBody, postureBody } from './bodies/reliability.ts';
import { escalationsBody, vendorsBody } from './bodies/vendors.ts';

/** What bodies are made from. `reviewBefore` gives the review so many weeks earlier, for the same audience. */
export type BodyInput = {
  context: ReviewContext;
  data: ReviewData;
  reviewBefore: (weeks: number) => ReviewData;
};

/** What the slides of a deck bring along, by the id of the slide. Slides that need nothing more have no entry. */
export function slideExtras(slides: readonly Slide[], input: BodyInput): Record<string, SlideExtra> {
  const entries = slides.flatMap((slide): [string, SlideExtra][] => {
    const body = bodyOf(slide, input);
    const scope = isNarrowed(slide) ? scopeOf(slide, input.context) : undefined;
    if (body === undefined && scope === undefined) return [];
    return [[slide.id, { ...(body ? { body } : {}), ...(scope === undefined ? {} : { scope }) }]];
  });
  return Object.fromEntries(entries);
}

function bodyOf(slide: Slide, { context, data, reviewBefore }: BodyInput): SlideBody | undefined {
  switch (slide.kind) {
    case 'slo-heat-map':
      return heatMapBody(slide, context);
    case 'incidents':
      return incidentsBody(slide, context);
    case 'incident-timeline':
      return timelineBody(slide, context);
    case 'durations':
      return durationsBody(slide, context);
    case 'savings-pipeline':
      return savingsBody(slide, context);
    case 'security-posture':
      return postureBody(context);
    case 'decisions':
      return decisionsBody(slide, context);
    case 'vendors':
      return vendorsBody(slide, context);
    case 'escalations':
      return escalationsBody(slide, context);
    case 'readiness':
      return readinessBody(slide, context);
    case 'roadmap':
      return roadmapBody(slide, context);
    case 'image':
      return { kind: 'image', picture: pictureOf(context.workspace, slide.picture) };
    case 'comparison':
      return comparisonBody(slide, data, reviewBefore(slide.weeksBack));
    default:
      return undefined;
  }
}

/** The figures of an executive's first look, for a comparison whose author chose none. */
const COMPARED = [
  'incident.count',
  'incident.impact-minutes',
  'incident.ttr.median',
  'change.failure-rate',
  'slo.missed',
  'slo.budget-exhausted',
  'action.overdue',
  'action.closure',
  'oncall.pages-per-shift',
  'cost.variance',
  'okr.progress',
  'hiring.actual',
];

function comparisonBody(
  { figures = COMPARED }: Extract<Slide, { kind: 'comparison' }>,
  now: ReviewData,
  before: ReviewData,
): SlideBody {
  const rows = figures.flatMap((key) => {
    const figure = now.figures[key];
    return figure ? [{ now: figure, before: before.figures[key] ?? null }] : [];
  });
  return { kind: 'comparison', now: now.weekLabel, before: before.weekLabel, rows };
}

/** `Payments, tier 1, SEV-1`. What is no longer there is said so. */
function scopeOf({ filter = {} }: Slide, { names }: ReviewContext): string {
  const { team, service, tier, severity } = filter;
  const words = [
    team === undefined ? null : (names.of('team', team)?.name ?? 'a team that was removed'),
    service === undefined ? null : (names.of('service', service)?.name ?? 'a service that was removed'),
    tier === undefined ? null : `tier ${tier}`,
    severity ?? null,
  ];
  return words.filter((word) => word !== null).join(', ');
}
