import type { EntityName } from '../entities.ts';
import type { ReviewSection } from '../review/review-data.ts';
import type { SlideKind } from './slide.ts';

/** What a kind of slide is: how the gallery names it, what it tells, and which records it is drawn from. */
export type SlideKindDescription = {
  kind: SlideKind;
  heading: string;
  /** One sentence for the gallery. */
  about: string;
  /** The narrative shown on it. */
  section?: ReviewSection;
  /** A slide is left out for an audience that may not see one of these. */
  entities: readonly EntityName[];
};

export const SLIDE_KIND_DESCRIPTIONS: readonly SlideKindDescription[] = [
  {
    kind: 'title',
    heading: 'Weekly ops review',
    about: 'The week, the workspace and when its data was taken.',
    entities: [],
  },
  {
    kind: 'headline',
    heading: 'The week in short',
    about: 'At most five sentences and the figures behind them.',
    entities: [],
  },
  {
    kind: 'attention',
    heading: 'What needs attention',
    about: 'The ranked list of exceptions with their owners.',
    section: 'attention',
    entities: ['actionItem', 'risk'],
  },
  {
    kind: 'slo-status',
    heading: 'SLO status by tier',
    about: 'How many objectives are met, at risk and missed, and the worst of them.',
    section: 'slos',
    entities: ['slo'],
  },
  {
    kind: 'error-budget',
    heading: 'Error budgets',
    about: 'What is left of each budget and how fast it is spent.',
    section: 'slos',
    entities: ['slo'],
  },
  {
    kind: 'incidents',
    heading: 'Incidents of the week',
    about: 'Each incident with its times, impact and cause.',
    section: 'incidents',
    entities: ['incident'],
  },
  {
    kind: 'incident-trend',
    heading: 'Incident trend',
    about: 'Incidents a week with behaviour limits, by severity.',
    section: 'incidents',
    entities: ['incident'],
  },
  {
    kind: 'restore-times',
    heading: 'Time to restore',
    about: 'Every restore time of the quarter, with median and p90.',
    entities: ['incident'],
  },
  {
    kind: 'postmortems-actions',
    heading: 'Postmortems and actions',
    about: 'What was learned, what was promised, and what is late.',
    section: 'actions',
    entities: ['actionItem', 'incident'],
  },
  {
    kind: 'kpi-scorecard',
    heading: 'KPI scorecard',
    about: 'Every KPI with target, trend and colour.',
    section: 'kpis',
    entities: ['kpi'],
  },
  {
    kind: 'trailing',
    heading: 'Six weeks and twelve months',
    about: 'KPIs over the trailing six weeks and twelve months, beside the prior year.',
    entities: ['kpi'],
  },
  {
    kind: 'trail-table',
    heading: 'Trailing values',
    about: 'KPIs by week with quarter and year to date, or by month.',
    entities: ['kpi'],
  },
  {
    kind: 'okrs',
    heading: 'OKRs',
    about: 'Progress of each objective against the elapsed quarter.',
    section: 'okrs',
    entities: ['objective'],
  },
  {
    kind: 'hiring',
    heading: 'Hiring plan',
    about: 'Headcount planned and actual, late requisitions and the funnel.',
    section: 'hiring',
    entities: ['headcountSlot'],
  },
  {
    kind: 'cost',
    heading: 'Cost against budget',
    about: 'Spend, budget and forecast by month, and who is over.',
    section: 'cost',
    entities: ['cost'],
  },
  {
    kind: 'on-call',
    heading: 'On-call health',
    about: 'Pages per shift, precision and toil by rotation.',
    section: 'onCall',
    entities: ['onCallShift'],
  },
  {
    kind: 'assurance',
    heading: 'Security and resilience',
    about: 'Patching, exceptions, controls, exercises and restores.',
    section: 'assurance',
    entities: ['posture', 'iamException', 'control'],
  },
  {
    kind: 'service-scorecard',
    heading: 'Service scorecards',
    about: 'Levels held and lost, by team.',
    section: 'scorecards',
    entities: ['scorecardResult'],
  },
  {
    kind: 'risks-decisions',
    heading: 'Risks and decisions',
    about: 'The highest risks, decisions of the week and contract dates.',
    section: 'risks',
    entities: ['risk', 'decision'],
  },
  {
    kind: 'definitions',
    heading: 'How to read the figures',
    about: 'What each figure means, what was counted and what was left out.',
    entities: [],
  },
];

/** The description of a slide kind. */
export function slideKind(kind: SlideKind): SlideKindDescription {
  const found = SLIDE_KIND_DESCRIPTIONS.find((description) => description.kind === kind);
  if (!found) throw new Error(`slide kind ${kind} has no description`);
  return found;
}
