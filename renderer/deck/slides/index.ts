import type { SlideKind } from '#shared/deck/deck.ts';
import { assuranceSlide } from './assurance.tsx';
import { attentionSlide } from './attention.tsx';
import { costSlide } from './cost.tsx';
import { definitionsSlide } from './definitions.tsx';
import { errorBudgetSlide } from './error-budget.tsx';
import { headlineSlide } from './headline.tsx';
import { hiringSlide } from './hiring.tsx';
import { imageSlide } from './image.tsx';
import { incidentTimelineSlide } from './incident-timeline.tsx';
import { incidentTrendSlide } from './incident-trend.tsx';
import { incidentsSlide } from './incidents.tsx';
import { kpiScorecardSlide } from './kpi-scorecard.tsx';
import { krProgressSlide } from './kr-progress.tsx';
import { markdownSlide } from './markdown.tsx';
import { narrativeSlide } from './narrative.tsx';
import { okrTreeSlide } from './okr-tree.tsx';
import { okrsSlide } from './okrs.tsx';
import { onCallSlide } from './on-call.tsx';
import { outlinedSlide } from './outlined.tsx';
import { postmortemsActionsSlide } from './postmortems-actions.tsx';
import { restoreTimesSlide } from './restore-times.tsx';
import { riskHeatMapSlide } from './risk-heat-map.tsx';
import { risksDecisionsSlide } from './risks-decisions.tsx';
import { serviceScorecardSlide } from './service-scorecard.tsx';
import type { SlideDefinition } from './slide-props.ts';
import { sloHeatMapSlide } from './slo-heat-map.tsx';
import { sloStatusSlide } from './slo-status.tsx';
import { titleSlide } from './title.tsx';
import { trailTableSlide } from './trail-table.tsx';
import { trailingSlide } from './trailing.tsx';

/** How each kind of slide is drawn. */
export const SLIDES: Record<SlideKind, SlideDefinition> = {
  title: titleSlide,
  headline: headlineSlide,
  attention: attentionSlide,
  'slo-status': sloStatusSlide,
  'error-budget': errorBudgetSlide,
  incidents: incidentsSlide,
  'incident-trend': incidentTrendSlide,
  'restore-times': restoreTimesSlide,
  'postmortems-actions': postmortemsActionsSlide,
  'kpi-scorecard': kpiScorecardSlide,
  trailing: trailingSlide,
  'trail-table': trailTableSlide,
  okrs: okrsSlide,
  hiring: hiringSlide,
  cost: costSlide,
  'on-call': onCallSlide,
  assurance: assuranceSlide,
  'service-scorecard': serviceScorecardSlide,
  'risks-decisions': risksDecisionsSlide,
  definitions: definitionsSlide,
  narrative: narrativeSlide,
  'slo-heat-map': sloHeatMapSlide,
  'incident-timeline': incidentTimelineSlide,
  durations: outlinedSlide,
  'action-ageing': outlinedSlide,
  comparison: outlinedSlide,
  'okr-tree': okrTreeSlide,
  'kr-progress': krProgressSlide,
  'savings-pipeline': outlinedSlide,
  vendors: outlinedSlide,
  escalations: outlinedSlide,
  'security-posture': outlinedSlide,
  resilience: outlinedSlide,
  readiness: outlinedSlide,
  'team-scorecard': outlinedSlide,
  campaigns: outlinedSlide,
  'risk-heat-map': riskHeatMapSlide,
  decisions: outlinedSlide,
  roadmap: outlinedSlide,
  markdown: markdownSlide,
  image: imageSlide,
};
