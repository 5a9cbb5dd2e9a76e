import type { SlideKind } from '#shared/deck/deck.ts';
import { assuranceSlide } from './assurance.tsx';
import { attentionSlide } from './attention.tsx';
import { costSlide } from './cost.tsx';
import { definitionsSlide } from './definitions.tsx';
import { errorBudgetSlide } from './error-budget.tsx';
import { headlineSlide } from './headline.tsx';
import { hiringSlide } from './hiring.tsx';
import { incidentTrendSlide } from './incident-trend.tsx';
import { incidentsSlide } from './incidents.tsx';
import { kpiScorecardSlide } from './kpi-scorecard.tsx';
import { okrsSlide } from './okrs.tsx';
import { onCallSlide } from './on-call.tsx';
import { postmortemsActionsSlide } from './postmortems-actions.tsx';
import { restoreTimesSlide } from './restore-times.tsx';
import { risksDecisionsSlide } from './risks-decisions.tsx';
import { serviceScorecardSlide } from './service-scorecard.tsx';
import type { SlideDefinition } from './slide-props.ts';
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
};
