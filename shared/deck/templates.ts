import type { DeckTemplate } from './deck.ts';
import type { Slide } from './slide.ts';

type PlainKind = Exclude<
  Slide['kind'],
  'trailing' | 'trail-table' | 'narrative' | 'incident-timeline' | 'comparison' | 'markdown' | 'image'
>;

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
        'roadmap',
        'definitions',
      ]),
    ],
  },
];

/** A deck by its key, or `undefined`. */
export function deckTemplate(key: string): DeckTemplate | undefined {
  return DECK_TEMPLATES.find((template) => template.key === key);
}
