/** The figures that stand first, on the page and on the slide of the week in short. */
export const HEADLINE_FIGURES = [
  'incident.count',
  'incident.impact-minutes',
  'incident.ttr.median',
  'slo.missed',
  'slo.budget-exhausted',
  'action.overdue',
  'cost.variance',
  'okr.progress',
  'change.failure-rate',
  'hiring.actual',
] as const;
