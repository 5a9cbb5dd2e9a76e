import type { SlideKind } from '../slide.ts';
import { campaignsOutline } from './campaigns.ts';
import {
  attentionOutline,
  okrsOutline,
  postmortemsActionsOutline,
  risksDecisionsOutline,
} from './commitments.ts';
import { comparisonOutline } from './comparison.ts';
import { definitionsOutline } from './definitions.ts';
import { durationsOutline } from './durations.ts';
import { heatMapOutline } from './heat-map.ts';
import { kpiScorecardOutline } from './measures.ts';
import { krProgressOutline, okrTreeOutline } from './okr-tree.ts';
import { headlineOutline, titleOutline } from './opening.ts';
import type { SlideOutline } from './outline.ts';
import { imageOutline, markdownOutline, narrativeOutline } from './own-words.ts';
import { assuranceOutline, costOutline, hiringOutline, onCallOutline } from './plan.ts';
import { resilienceOutline, securityPostureOutline } from './posture.ts';
import { readinessOutline } from './readiness.ts';
import {
  errorBudgetOutline,
  incidentsOutline,
  incidentTrendOutline,
  restoreTimesOutline,
  serviceScorecardOutline,
  sloStatusOutline,
} from './reliability.ts';
import { riskMapOutline } from './risk-map.ts';
import { actionAgeingOutline, decisionsOutline, roadmapOutline } from './roadmap.ts';
import { savingsPipelineOutline } from './savings.ts';
import { teamScorecardOutline } from './teams.ts';
import { timelineOutline } from './timeline.ts';
import { trailTableOutline } from './trail-table.ts';
import { trailingOutline } from './trailing.ts';
import { escalationsOutline, vendorsOutline } from './vendors.ts';

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
  narrative: narrativeOutline,
  'slo-heat-map': heatMapOutline,
  'incident-timeline': timelineOutline,
  durations: durationsOutline,
  'action-ageing': actionAgeingOutline,
  comparison: comparisonOutline,
  'okr-tree': okrTreeOutline,
  'kr-progress': krProgressOutline,
  'savings-pipeline': savingsPipelineOutline,
  vendors: vendorsOutline,
  escalations: escalationsOutline,
  'security-posture': securityPostureOutline,
  resilience: resilienceOutline,
  readiness: readinessOutline,
  campaigns: campaignsOutline,
  'team-scorecard': teamScorecardOutline,
  'risk-heat-map': riskMapOutline,
  decisions: decisionsOutline,
  roadmap: roadmapOutline,
  markdown: markdownOutline,
  image: imageOutline,
};
