import type { SlideKind } from '../slide.ts';
import {
  attentionOutline,
  okrsOutline,
  postmortemsActionsOutline,
  risksDecisionsOutline,
} from './commitments.ts';
import { definitionsOutline, kpiScorecardOutline } from './measures.ts';
import { headlineOutline, titleOutline } from './opening.ts';
import type { SlideOutline } from './outline.ts';
import { assuranceOutline, costOutline, hiringOutline, onCallOutline } from './plan.ts';
import {
  errorBudgetOutline,
  incidentsOutline,
  incidentTrendOutline,
  restoreTimesOutline,
  serviceScorecardOutline,
  sloStatusOutline,
} from './reliability.ts';
import { trailTableOutline } from './trail-table.ts';
import { trailingOutline } from './trailing.ts';

/** What each kind of slide says. */
export const SLIDE_OUTLINES: Record<SlideKind, SlideOutline> = {
  title: titleOutline,
  headline: headlineOutline,
  attention: attentionOutline,
  'slo-status': sloStatusOutline,
  'error-budget': errorBudgetOutline,
  incidents: incidentsOutline,
  'incident-trend': incidentTrendOutline,
  'restore-times': restoreTimesOutline,
  'postmortems-actions': postmortemsActionsOutline,
  'kpi-scorecard': kpiScorecardOutline,
  trailing: trailingOutline,
  'trail-table': trailTableOutline,
  okrs: okrsOutline,
  hiring: hiringOutline,
  cost: costOutline,
  'on-call': onCallOutline,
  assurance: assuranceOutline,
  'service-scorecard': serviceScorecardOutline,
  'risks-decisions': risksDecisionsOutline,
  definitions: definitionsOutline,
};
