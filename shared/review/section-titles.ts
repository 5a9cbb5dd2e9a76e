import type { ReviewSection } from './review-data.ts';

/** What the parts of a review are called. */
export const SECTION_TITLES: Readonly<Record<ReviewSection, string>> = {
  attention: 'Attention',
  slos: 'SLOs and budgets',
  incidents: 'Incidents',
  actions: 'Actions',
  kpis: 'KPIs',
  okrs: 'OKRs',
  hiring: 'Hiring',
  cost: 'Cost',
  onCall: 'On-call',
  risks: 'Risks',
  assurance: 'Assurance',
  scorecards: 'Scorecards',
};
