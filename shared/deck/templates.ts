import type { DeckTemplate } from './deck.ts';
import type { PlainKind, Slide } from './slide.ts';

/** Slides that need nothing said about them. */
const plain = (kinds: readonly PlainKind[]): Slide[] => kinds.map((kind) => ({ id: kind, kind }));

/** The decks that come with Muster. */
export const DECK_TEMPLATES: readonly DeckTemplate[] = [
  {
    key: 'weekly',
    title: 'Weekly ops review',
    slides: plain([
      'title',
      'headline',
      'attention',
      'slo-status',
      'error-budget',
      'incidents',
      'incident-trend',
      'restore-times',
      'postmortems-actions',
      'kpi-scorecard',
      'okrs',
      'hiring',
      'cost',
      'on-call',
      'assurance',
      'service-scorecard',
      'risks-decisions',
      'definitions',
    ]),
  },
  {
    key: 'reliability',
    title: 'Monthly reliability steering',
    slides: plain([
      'title',
      'headline',
      'slo-status',
      'slo-heat-map',
      'error-budget',
      'incident-trend',
      'durations',
      'incidents',
      'postmortems-actions',
      'action-ageing',
      'service-scorecard',
      'definitions',
    ]),
  },
  {
    key: 'finops',
    title: 'FinOps sync',
    slides: plain(['title', 'cost', 'savings-pipeline', 'kpi-scorecard', 'definitions']),
  },
  {
    key: 'change',
    title: 'Change and release readiness',
    slides: plain([
      'title',
      'readiness',
      'slo-status',
      'error-budget',
      'incidents',
      'kpi-scorecard',
      'risks-decisions',
      'definitions',
    ]),
  },
  {
    key: 'vendor',
    title: 'Vendor QBR',
    slides: [
      ...plain(['title']),
      { id: 'vendors', kind: 'vendors' },
      { id: 'escalations', kind: 'escalations' },
      ...plain(['cost', 'savings-pipeline', 'risks-decisions', 'action-ageing', 'definitions']),
    ],
  },
  {
    key: 'quarterly',
    title: 'Quarterly ops maturity',
    slides: [
      ...plain(['title', 'headline']),
      { id: 'comparison', kind: 'comparison', weeksBack: 13 },
      ...plain([
        'team-scorecard',
        'service-scorecard',
        'okr-tree',
        'kr-progress',
        'resilience',
        'security-posture',
        'risk-heat-map',
      ]),
      { id: 'roadmap', kind: 'roadmap' },
      ...plain(['definitions']),
    ],
  },
  {
    key: 'progress',
    title: '30/60/90-day progress',
    slides: [
      ...plain(['title']),
      { id: 'comparison', kind: 'comparison', weeksBack: 13 },
      { id: 'promised', kind: 'roadmap', horizons: ['30-day', '60-day', '90-day'] },
      ...plain(['kr-progress', 'action-ageing', 'hiring', 'risks-decisions', 'decisions']),
      { id: 'later', kind: 'roadmap', heading: 'What comes after', horizons: ['6-month', '12-month'] },
      ...plain(['definitions']),
    ],
  },
];

/** A deck by its key, or `undefined`. */
export function deckTemplate(key: string): DeckTemplate | undefined {
  return DECK_TEMPLATES.find((template) => template.key === key);
}
